"""An article as a record of named values: `id`, `title`, `text`, `published`, `publisher`, `url`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dateline.decoding import whole_characters, without_controls
from dateline.errors import SourceError
from dateline.sources.metadata import KEYS, describe_document, read_day
from output.model import Skipped
from timeline.model import SourceDocument

BAD_ENOUGH = 20
"""Records; a file that starts with so many bad ones is something else."""


# Any: the values of a record, which are looked at one by one.
def read_record(record: Mapping[str, Any], source: str) -> Iterator[SourceDocument | Skipped]:
    """The article of a record; `source` is where it stands. What is wrong with it is skipped and named."""
    try:
        document = SourceDocument(_id_of(record), _text_of(record), source)
    except SourceError as error:
        yield Skipped(source, str(error))
        return
    told = {key: str(value) if isinstance(value := record.get(key), str | int) else None for key in KEYS}
    if (written := told["published"]) and not read_day(written):
        yield Skipped(source, f'published: not a day: "{written[:60]}"; left out, the article itself is read')
    yield describe_document(document, told)


def _text_of(record: Mapping[str, Any]) -> str:
    text = record.get("text")
    if not isinstance(text, str):
        raise SourceError('has no "text"')
    if not text.strip():
        raise SourceError("empty")
    return whole_characters(text)


def _id_of(record: Mapping[str, Any]) -> str:
    given = record.get("id")
    if not isinstance(given, str | int) or isinstance(given, bool):
        return ""
    return without_controls(whole_characters(str(given)))
