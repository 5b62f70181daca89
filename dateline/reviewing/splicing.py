"""Changes of a YAML text that leave every byte as it is but those they are about.

ruamel's composer says where each value stands. A comment within what is replaced or taken out stays, on a
line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Value: TypeAlias = str | bool | int | float | tuple[str, ...] | Mapping[str, "str | float"]
"""What an entry may say under one key."""

_DAYS = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?", re.ASCII)
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Splice:
    """`words` in the place of `text[start:end]`; their lines end with a line feed."""

    start: int
    end: int
    words: str


def splice(text: str, splices: Iterable[Splice]) -> str:
    """The text with the splices, whose stretches do not overlap; of several at one place, the first first."""
    newline, parts, at = "\r\n" if "\r\n" in text else "\n", list[str](), 0
    for each in sorted(splices, key=lambda one: (one.start, one.end)):
        parts += (text[at : each.start], each.words.replace("\n", newline))
        at = each.end
    return "".join([*parts, text[at:]])


def write_value(value: Value, key: str = "", inside: bool = False) -> str:
    """A value on one line, quoted where it has to be; the days of a `date` as people write them; `inside`
    brackets more has to be quoted.

    >>> write_value("Paris, France"), write_value("Paris: the summit"), write_value(("Paris, France", "b"))
    ('Paris, France', "'Paris: the summit'", "['Paris, France', b]")
    """
    if isinstance(value, tuple):
        return f"[{', '.join(write_value(each, inside=True) for each in value)}]"
    if isinstance(value, Mapping):
        pairs = (f"{name}: {write_value(each, inside=True)}" for name, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else _dump(value, inside)
    if key in ("date", "as_of") and _DAYS.fullmatch(value):
        return value
    if not value.isprintable():
        escaped = (char if char.isprintable() else f"\\U{ord(char):08x}" for char in value)
        return '"' + "".join({'"': '\\"', "\\": "\\\\"}.get(char, char) for char in escaped) + '"'
    plain = _dump(value, inside)
    if plain == value and not value[0].isalnum():
        return f"""'{value.replace("'", "''")}'"""  # "?0" is a text in a list and a key in a mapping
    return plain


def _dump(value: str | float, inside: bool) -> str:
    yaml, written = YAML(typ="safe", pure=True), StringIO()
    yaml.default_flow_style, yaml.width = inside, 2**20
    yaml.dump([value], written)  # alone, a text would be followed by the mark of an end
    return written.getvalue().strip()[1:-1] if inside else written.getvalue().removeprefix("- ").rstrip("\n")


def write_pairs(changes: Mapping[str, Value | None], inside: bool) -> list[tuple[str, str]]:
    """The keys that say something, and what they say, as it is written inside brackets or on lines."""
    return [(key, write_value(value, key, inside)) for key, value in changes.items() if value is not None]


def change_pairs(text: str, mapping: MappingNode, changes: Mapping[str, Value | None]) -> Iterator[Splice]:
    """The splices that set the keys of a mapping; None takes a key away."""
    there = {key.value: (key, value) for key, value in mapping.value}
    for key, value in changes.items():
        if key in there and value is not None:
            yield from _set_value(text, mapping, *there[key], value)
        elif key in there:
            yield _take_pair(text, mapping, key)
    new = write_pairs(
        {key: value for key, value in changes.items() if key not in there}, bool(mapping.flow_style)
    )
    if new:
        yield add_pairs(text, mapping, new)


def add_pairs(text: str, mapping: MappingNode, pairs: Sequence[tuple[str, str]]) -> Splice:
    """Further keys at the end of a mapping, with what they say as written."""
    if mapping.flow_style:
        words = ", ".join(f"{key}: {value}" for key, value in pairs)
        return _add_inside(text, mapping, [value for _, value in mapping.value], words)
    indent = " " * mapping.start_mark.column
    at = after_line(text, end_of(text, *mapping.value[-1]))
    return Splice(at, at, "".join(f"{indent}{key}: {value}\n" for key, value in pairs))


def add_item(text: str, sequence: SequenceNode, pairs: Sequence[tuple[str, str]]) -> Splice:
    """A further mapping at the end of a list."""
    if sequence.flow_style:
        words = ", ".join(f"{key}: {value}" for key, value in pairs)
        return _add_inside(text, sequence, sequence.value, f"{{{words}}}")
    at = after_line(text, end_of(text, sequence, sequence.value[-1]))
    return Splice(at, at, write_item(pairs, sequence.start_mark.column))


def write_item(pairs: Sequence[tuple[str, str]], indent: int) -> str:
    """An item of a list, a line for each of its keys."""
    marks = (" " * indent + "- ", " " * indent + "  ")
    return "".join(f"{marks[min(number, 1)]}{key}: {value}\n" for number, (key, value) in enumerate(pairs))


def take_item(text: str, sequence: SequenceNode, number: int) -> Splice:
    """An item of a list taken out."""
    items = sequence.value
    item = items[number]
    if sequence.flow_style:
        return _take_inside(text, items, number, item.start_mark.index)
    column = sequence.start_mark.column
    before = end_of(text, sequence, items[number - 1]) if number else sequence.start_mark.index
    dashes = list(
        re.finditer(rf"(?m)^[ ]{{{column}}}-(?=\s)", text[line_start(text, before) : item.start_mark.index])
    )
    start = line_start(text, before) + dashes[-1].start() if dashes else item.start_mark.index
    end = after_line(text, end_of(text, sequence, item))
    indent = " " * column
    return Splice(start, end, "".join(f"{indent}{each}\n" for each in _comments(text, start, end, item)))


def _set_value(text: str, mapping: MappingNode, key: Node, old: Node, value: Value) -> Iterator[Splice]:
    """The splices that let a key say something else."""
    if isinstance(old, MappingNode) and isinstance(value, Mapping) and old.value:
        gone: dict[str, Value | None] = {each.value: None for each, _ in old.value if each.value not in value}
        yield from change_pairs(text, old, {**value, **gone})
        return
    if isinstance(old, SequenceNode) and isinstance(value, tuple) and old.value:
        known = tuple(str(each.value) for each in old.value)
        if value[: len(known)] == known:
            yield from _extend(text, old, value[len(known) :])
            return
    start, end = _value_start(text, key, old), end_of(text, key, old)
    comments = _comments(text, start, end, old)
    gap = "" if text[start - 1 : start].isspace() else " "
    words = f"{gap}{write_value(value, str(key.value), bool(mapping.flow_style))}"
    if not comments:
        yield Splice(start, end, words)
        return
    indent = " " * (mapping.start_mark.column + (1 if mapping.flow_style else 0))
    if mapping.flow_style:
        yield Splice(start, end, "".join(f" {each}\n{indent}" for each in comments) + words.lstrip())
        return
    yield Splice(start, end, words + "".join(f"\n{indent}{each}" for each in comments))


def _extend(text: str, sequence: SequenceNode, further: Sequence[str]) -> Iterator[Splice]:
    """Further texts at the end of a list."""
    if not further:
        return
    if sequence.flow_style:
        yield _add_inside(
            text, sequence, sequence.value, ", ".join(write_value(each, inside=True) for each in further)
        )
        return
    at, indent = after_line(text, end_of(text, sequence, sequence.value[-1])), sequence.start_mark.column
    yield Splice(at, at, "".join(f"{' ' * indent}- {write_value(each)}\n" for each in further))


def _take_pair(text: str, mapping: MappingNode, name: str) -> Splice:
    """A key and what it says taken out; it is not the only one."""
    keys = [key for key, _ in mapping.value]
    number = [key.value for key in keys].index(name)
    key, value = mapping.value[number]
    if mapping.flow_style:
        return _take_inside(text, [each for _, each in mapping.value], number, key.start_mark.index, keys)
    indent, start = " " * mapping.start_mark.column, key.start_mark.index
    if text[line_start(text, start) : start].strip():  # it stands behind the dash of a list
        after = keys[number + 1].start_mark.index
        comments = _comments(text, start, after, key, value)
        return Splice(start, after, "".join(f"{each}\n{indent}" for each in comments))
    start, end = line_start(text, start), after_line(text, end_of(text, key, value))
    comments = _comments(text, start, end, key, value)
    return Splice(start, end, "".join(f"{indent}{each}\n" for each in comments))


def _add_inside(text: str, node: Node, values: Sequence[Node], words: str) -> Splice:
    """Something more between brackets."""
    if not values:
        at = text.index("{" if isinstance(node, MappingNode) else "[", node.start_mark.index) + 1
        return Splice(at, at, words)
    at = end_of(text, node, values[-1])
    return Splice(at, at, f", {words}")


def _take_inside(
    text: str, values: Sequence[Node], number: int, start: int, keys: Sequence[Node] = ()
) -> Splice:
    """Something between brackets taken out, with one of the commas beside it."""
    value, firsts = values[number], keys or values
    if number:
        start, end = values[number - 1].end_mark.index, value.end_mark.index
    else:
        end = firsts[1].start_mark.index if len(values) > 1 else value.end_mark.index
    comments = _comments(text, start, end, *keys[number : number + 1], value)
    return Splice(start, end, "".join(f" {each}\n{' ' * 12}" for each in comments))


def _value_start(text: str, key: Node, value: Node) -> int:
    """Where what a key says may begin: where it does, or right behind the colon."""
    if isinstance(value, ScalarNode) and value.value == "" and value.style is None:
        return text.index(":", key.end_mark.index) + 1
    if _is_open(value) or getattr(value, "style", None) in ("|", ">"):
        return text.index(":", key.end_mark.index) + 1
    start: int = value.start_mark.index
    return start


def _is_open(node: Node) -> bool:
    """Whether a mapping or a list has no brackets: its end, for ruamel, is where the next thing begins."""
    return isinstance(node, MappingNode | SequenceNode) and not node.flow_style


def end_of(text: str, before: Node, node: Node) -> int:
    """Where the last character of a value ends, comments and empty lines behind it left out; `before` is what
    a value that says nothing stands behind."""
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return end_of(text, *node.value[-1])
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return end_of(text, node, node.value[-1])
    if isinstance(node, ScalarNode) and node.value == "" and node.style is None:
        return (
            text.index(":", before.end_mark.index) + 1
            if isinstance(before, ScalarNode)
            else node.start_mark.index
        )
    end: int = node.end_mark.index
    if getattr(node, "style", None) in ("|", ">"):
        kept = "+" in text[node.start_mark.index : text.find("\n", node.start_mark.index)]
        return end - 1 if kept else len(text[:end].rstrip())  # a plus keeps the empty lines behind it
    return end


def line_start(text: str, at: int) -> int:
    """Where the line of a character begins."""
    return text.rfind("\n", 0, at) + 1


def after_line(text: str, at: int) -> int:
    """Where the next line begins."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _comments(text: str, start: int, end: int, *nodes: Node) -> list[str]:
    """The comments in a stretch of the text; what stands in the values of these nodes is none."""
    masked = list(text)
    for node in nodes:
        for scalar in _scalars(node):
            first, last = scalar.start_mark.index, scalar.end_mark.index
            masked[first:last] = "x" * (last - first)
    return [match[0].rstrip() for match in _COMMENT.finditer("".join(masked[start:end]))]


def _scalars(node: Node) -> Iterator[ScalarNode]:
    """The texts and numbers within a value."""
    if isinstance(node, ScalarNode):
        if node.value:
            yield node
    elif isinstance(node, MappingNode):
        for pair in node.value:
            for each in pair:
                yield from _scalars(each)
    else:
        for each in node.value:
            yield from _scalars(each)
