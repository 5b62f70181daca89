"""The page on articles: what is read, and where the day of publication comes from."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from dateline.sources import READERS
from dateline.sources.metadata import KEYS
from scripts.reference.markdown import write_entries, write_table

HERE = Path(__file__).parent
COLUMNS = Path(__file__).resolve().parents[2] / "dateline" / "sources" / "columns.toml"
HEAD = """# Articles

A source is a file, a folder with such files, a glob, or an address (see
[Feeds and addresses](../how-to/addresses.md)). One that cannot be read is skipped, named on the terminal and
listed on the page.

"""
BESIDE = """
## A file beside it

A `NAME.yaml` beside `NAME.html`, or beside a file of any other kind, wins over what the file says itself. It
may say {keys}.

```yaml
# story.yaml
published: 2025-02-11
publisher: The Quay
```

The day of publication matters most, since "on Tuesday" hangs on it:
[how it is found](../explanation/how-it-decides.md).

## Fields

Of an object of JSON, and of a row of a table:

"""
NAMES = """
## Names of columns

Capitals, spaces, hyphens and underscores do not matter. The first of these names that a table has is taken:

"""


def write_articles() -> str:
    """The page. Raises KeyError for a reader or a field that nothing is said about."""
    told: dict[str, Any] = tomllib.loads((HERE / "articles.toml").read_text(encoding="utf-8"))
    names: dict[str, list[str]] = tomllib.loads(COLUMNS.read_text(encoding="utf-8"))
    kinds = write_table(
        ("file", "what it says of itself"),
        (
            (" ".join(f"`{suffix}`" for suffix in reader.SUFFIXES), told[reader.__name__.rpartition(".")[2]])
            for reader in READERS
        ),
    )
    fields = write_entries((field, told["fields"][field]) for field in names)
    columns = write_table(
        ("field", "columns"),
        ((f"`{field}`", ", ".join(f"`{name}`" for name in each)) for field, each in names.items()),
    )
    beside = BESIDE.format(keys=", ".join(f"`{key}`" for key in KEYS))
    return HEAD + kinds + beside + fields + NAMES + columns
