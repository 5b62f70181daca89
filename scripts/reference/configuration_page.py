"""The pages on config.yaml and corrections.yaml."""

from __future__ import annotations

from collections.abc import Iterable

from geo.geocoders import GEOCODERS, list_settings
from geo.geocoders.settings import BOUNDS_S
from geo.stances.kinds import KINDS
from scripts.reference.keys import Key, ask_config, ask_corrections, list_keys
from scripts.reference.markdown import write_code, write_entries, write_table

CONFIGURATION = """# Configuration

A file `config.yaml`, in YAML, in UTF-8. All keys may be left out, and so may the file. Paths are relative
to it. `dateline check` says what is wrong, with line and key; an unknown key is an error that names the
nearest one there is. A list is written `[a, b]` or a line each with `- ` before it; a list of texts may be
a single text.

"""
GEOCODER_HEAD = """
(geocoders)=
## Geocoders

`geocoder` names whom to ask, in this order. The gazetteer alone asks nobody; every other one is a service
of [geopy](https://geopy.readthedocs.io) on the network, asked only for names that the gazetteer does not
know. Each takes the settings listed here, where they stand behind its name:

```yaml
geocoder:
  - gazetteer
  - nominatim: {{user_agent: you@example.org, domain: nominatim.example.org, timeout: 10, pause: 1}}
```

`timeout` is seconds to wait for an answer, from {timeout[0]:g} to {timeout[1]:g}; `pause` seconds between
two questions, from {pause[0]:g} to {pause[1]:g}, and less than 1 only for a server of your own. What the
others mean stands in geopy's own reference.

"""
KINDS_HEAD = """
(kinds-of-questions)=
## Kinds of questions

`positions[].kind` says what is asked. The answers are the keys of `stances`, and the values of `stance` in
the data.

"""
CORRECTIONS = """# Corrections

The file that `corrections` of the configuration names: what an editor changed by hand. It is applied last
and survives every refresh; the page marks what it changed. `dateline check` checks it too, and `dateline
review` writes it by clicks. How to use it: [Correct what is wrong](../how-to/correct.md).

"""


def write_configuration() -> str:
    """The page on config.yaml. Raises ValueError where a key has no meaning."""
    keys = list_keys(ask_config(), "config_keys.toml")
    head = GEOCODER_HEAD.format(timeout=BOUNDS_S["timeout"], pause=BOUNDS_S["pause"])
    services = write_table(("service", "settings"), map(_describe_service, GEOCODERS))
    kinds = write_table(
        ("kind", "answers"),
        (
            (write_code(kind), ", ".join(f"`{each.id}`" for each in choices) or "those under `stances`")
            for kind, choices in KINDS.items()
        ),
    )
    return CONFIGURATION + _write_keys(keys) + KINDS_HEAD + kinds + head + services


def write_corrections() -> str:
    """The page on corrections. Raises ValueError where a key has no meaning."""
    return CORRECTIONS + _write_keys(list_keys(ask_corrections(), "correction_keys.toml"))


def _write_keys(keys: Iterable[Key]) -> str:
    """A section for each key at the top, with a table of it and those below it."""
    sections: dict[str, list[Key]] = {}
    for key in keys:
        sections.setdefault(_section_of(key.path), []).append(key)
    return "\n".join(_write_section(name, found) for name, found in sections.items())


def _section_of(path: str) -> str:
    """The first word of a path; under `add` the first two."""
    words = path.replace("[]", "").split(".")
    return ".".join(words[:2] if words[0] == "add" else words[:1])


def _write_section(name: str, keys: list[Key]) -> str:
    head, *rest = keys
    entries = write_entries((key.path, f"{key.means} *{_write_facts(key)}*") for key in rest)
    return f"## {name}\n\n{head.means}\n\n*{_write_facts(head)}*\n\n{entries}"


def _write_facts(key: Key) -> str:
    """What a key takes, and what holds without it."""
    takes = f"{key.takes[:1].upper()}{key.takes[1:]}."
    if key.needed:
        return f"{takes} Must be there."
    default = key.default if " " in key.default else write_code(key.default)
    return f"{takes} Default: {default}." if default else takes


def _describe_service(name: str) -> tuple[str, str]:
    if name == "gazetteer":
        return write_code(name), "none"
    return write_code(name), ", ".join(f"`{setting}`" for setting in list_settings(name))
