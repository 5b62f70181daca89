"""The entries of a corrections file, found and changed in its text; all else in it stays as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dateline.errors import ConfigError
from dateline.reviewing.splicing import (
    Splice,
    Value,
    add_item,
    add_pairs,
    after_line,
    change_pairs,
    end_of,
    splice,
    take_item,
    write_item,
    write_pairs,
    write_value,
)

Data: TypeAlias = dict[str, Any]  # Any: a YAML value may be anything
_INDENT = 2
_REMARKS = frozenset({"reason", "link", "as_of"})
"""What an entry has besides what it changes: alone it says nothing."""


class _DaysStayText(SafeConstructor):
    """Leaves 2025-02-11 as written."""


_DaysStayText.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be said in one entry of a list: of that whose `subject` is this."""

    section: str
    """ "events" or "positions"."""
    subject: Mapping[str, str]
    """The keys by which the entry is known, as a new one gets them."""
    values: Mapping[str, Value | None] = field(default_factory=dict)
    """What its other keys say; None takes a key away. An entry that says nothing any more is taken out."""


IsAbout: TypeAlias = Callable[[Mapping[str, object], Change], bool]
"""Whether an entry of the file is the one that a change is about."""


def change_entry(text: str, change: Change, is_about: IsAbout) -> str:
    """The text with the change. Raises ConfigError where that cannot be done without touching more than is
    asked for: in a file that uses aliases for instance."""
    base = text if not text or text.endswith("\n") else f"{text}\n"
    try:
        before = load(text)
        wanted = _change_data(before, change, is_about)
        if wanted == {**before, change.section: before.get(change.section) or None}:
            return text
        changed = splice(base, _list_splices(base, change, is_about))
        says = load(changed)
        if {**says, change.section: says.get(change.section) or None} == wanted:
            return changed
    except (YAMLError, ValueError, RecursionError):
        pass
    raise ConfigError("this file is written in a way that no click can change; change it by hand")


def find_entry(text: str, change: Change, is_about: IsAbout) -> tuple[int, Data]:
    """The place of an entry in its list, from 0, and what it says: {} if there is none, which is last."""
    entries = load(text).get(change.section) or []
    number = _find(entries, change, is_about)
    return (len(entries), {}) if number is None else (number, entries[number])


def load(text: str) -> Data:
    """What a text says, plainly; {} for nothing. Raises YAMLError."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _DaysStayText
    return yaml.load(text) or {}


def _change_data(data: Data, change: Change, is_about: IsAbout) -> Data:
    """What the text is to say."""
    entries = list(data.get(change.section) or [])
    number = _find(entries, change, is_about)
    entry = {} if number is None else dict(entries[number])
    entry = {**({} if entry else change.subject), **entry}
    for key, value in change.values.items():
        entry.pop(key, None) if value is None else entry.update({key: _read_back(key, value)})
    says = not _is_taken_out(set(entry), change)
    at = len(entries) if number is None else number
    entries[at : at + 1] = [entry] if says else []
    return {**data, change.section: entries or None}


def _is_taken_out(keys: set[str], change: Change) -> bool:
    """Whether an entry of these keys is left over by a change that only takes away."""
    only_takes = all(value is None for value in change.values.values())
    return only_takes and not keys - set(change.subject) - _REMARKS


def _read_back(key: str, value: Value) -> object:
    return load(f"{key}: {write_value(value, key)}")[key]


def _find(entries: Sequence[object], change: Change, is_about: IsAbout) -> int | None:
    for number, entry in enumerate(entries):
        if isinstance(entry, dict) and is_about(entry, change):
            return number
    return None


def _list_splices(text: str, change: Change, is_about: IsAbout) -> Iterator[Splice]:
    """What has to be done to the text."""
    root = YAML(typ="safe", pure=True).compose(text)
    inside, new = _write_entry(change, True), _write_entry(change, False)
    if not isinstance(root, MappingNode):  # nothing but comments
        yield Splice(len(text), len(text), f"{change.section}:\n{write_item(new, _INDENT)}")
        return
    there = {key.value: (key, value) for key, value in root.value}
    if change.section not in there:
        yield _add_section(text, root, change.section, inside if root.flow_style else new)
        return
    key, node = there[change.section]
    if not isinstance(node, SequenceNode) or not node.value:
        yield _fill_section(text, root, key, node, inside if root.flow_style else new)
        return
    number = _find([_plain(item) for item in node.value], change, is_about)
    if number is None:
        yield add_item(text, node, inside if node.flow_style else new)
        return
    item = node.value[number]
    gone = {name for name, value in change.values.items() if value is None}
    if _is_taken_out({each.value for each, _ in item.value} - gone, change):
        yield take_item(text, node, number)
    else:
        yield from change_pairs(text, item, change.values)


def _write_entry(change: Change, inside: bool) -> list[tuple[str, str]]:
    return write_pairs({**change.subject, **change.values}, inside)


def _plain(item: Node) -> dict[str, str] | None:
    """The texts of an entry, by key."""
    if not isinstance(item, MappingNode):
        return None
    return {key.value: value.value for key, value in item.value if isinstance(value, ScalarNode)}


def _add_section(text: str, root: MappingNode, name: str, new: Sequence[tuple[str, str]]) -> Splice:
    """The list, which was not there, with its first entry."""
    if root.flow_style:
        words = ", ".join(f"{key}: {value}" for key, value in new)
        return add_pairs(text, root, [(name, f"[{{{words}}}]")])
    at, indent = after_line(text, end_of(text, *root.value[-1])), root.start_mark.column
    return Splice(at, at, f"{' ' * indent}{name}:\n{write_item(new, indent + _INDENT)}")


def _fill_section(
    text: str, root: MappingNode, key: Node, node: Node, new: Sequence[tuple[str, str]]
) -> Splice:
    """The first entry of a list that is there and empty."""
    if root.flow_style:
        words = ", ".join(f"{name}: {value}" for name, value in new)
        return Splice(node.start_mark.index, node.end_mark.index, f"[{{{words}}}]")
    colon = text.index(":", key.end_mark.index) + 1
    line, item = after_line(text, colon), write_item(new, root.start_mark.column + _INDENT)
    if isinstance(node, SequenceNode):  # [] and what stands behind it
        line = after_line(text, node.end_mark.index)
        behind = text[node.end_mark.index : line].rstrip()
        return Splice(colon, line, f"{behind}\n{item}")
    return Splice(line, line, item)
