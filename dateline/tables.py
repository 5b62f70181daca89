"""A YAML mapping read key by key; what is unknown or of the wrong type becomes a problem with its line."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from itertools import accumulate
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning, YAMLError

from timeline.cleaning import clean_characters

_LARGEST = 200_000
"""Characters; nobody writes a longer configuration by hand."""

_DEEPEST = 100
"""Open brackets; the time ruamel takes grows with their square."""

_LONGEST_NUMBER = 10_000
"""Bits."""

_KINDS = {bool: "yes or no", int: "the number", float: "the number", str: "the text"}


class _DaysStayText(RoundTripConstructor):
    """Leaves 2025-02-30 as written, so that we can say in which line it stands."""


_DaysStayText.add_constructor("tag:yaml.org,2002:timestamp", RoundTripConstructor.construct_yaml_str)


class Problems:
    """What is wrong with one file."""

    def __init__(self) -> None:
        self._found: list[tuple[int, str]] = []

    def add(self, line: int, key: str, message: str) -> None:
        """Note a problem; `line` counts from one."""
        self._found.append((line, f"{key}: {message}" if key else message))

    def asked(self, key: str, takes: str, default: object, needed: bool) -> None:
        """Told of each key that is read: its path, what it takes in words ("" if the caller looks itself),
        what holds without it, and whether it must be there. Of no matter here: the reference listens."""

    @property
    def found(self) -> tuple[tuple[int, str], ...]:
        """The line and the words of each problem, from the top of the file to its end."""
        return tuple(sorted(self._found, key=lambda problem: problem[0]))

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._found)


def load_table(text: str, problems: Problems) -> Table:
    """The mapping that a YAML text holds; an empty one, and a problem, when it holds something else."""
    empty = Table(CommentedMap(), "", problems, line=1)
    if len(text) > _LARGEST or _depth(text) > _DEEPEST:
        problems.add(1, "", f"longer than {_LARGEST:,} characters, or nested too deeply")
        return empty
    yaml = YAML(typ="rt", pure=True)
    yaml.Constructor = _DaysStayText
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ReusedAnchorWarning)
            data = yaml.load(text)
    except DuplicateKeyError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        key = re.search(r'duplicate key "([^"]*)"', str(error.problem))
        problems.add(line, key[1] if key else "", "given twice; keep one of them")
        return empty
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        wanted = f"{error.context}, " if str(error.problem).startswith("but ") else ""
        problems.add(mark.line + 1 if mark else 1, "", f"not YAML: {wanted}{error.problem or error.context}")
        return empty
    except YAMLError as error:
        problems.add(1, "", f"not YAML: {next(iter(str(error).splitlines()), 'it cannot be read')}")
        return empty
    except RecursionError:
        problems.add(1, "", "not YAML that can be read: nested too deeply")
        return empty
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        # What ruamel raises for values that are not what they look like: `!!bool maybe`, 5,000 digits.
        problems.add(
            1, "", "not YAML that can be read: a number too long, or a value that belies its tag (!!...)"
        )
        return empty
    if data is None:
        return empty
    if not isinstance(data, CommentedMap):
        problems.add(1, "", f"must be keys and values, such as `title: ...`; found {describe(data)}")
        return empty
    return Table(data, "", problems, line=1)


def _depth(text: str) -> int:
    """How many brackets are open at most, those in quotes included."""
    steps = (1 if char in "[{" else -1 for char in re.findall(r"[\[\]{}]", text))
    return max(accumulate(steps), default=0)


def describe(value: object) -> str:
    """What a value is, in words for a message; never more than a line of it.

    >>> describe("Frnace"), describe(7), describe([1, 2])
    ('the text "Frnace"', 'the number 7', 'a list')
    """
    if value is None:
        return "nothing"
    if isinstance(value, CommentedMap | dict):
        return "keys and values"
    if isinstance(value, CommentedSeq | list):
        return "a list"
    shown = " ".join(text_of(value).split())
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    for kind, name in _KINDS.items():
        if isinstance(value, kind):
            return (
                f'{name} "{shown}"'
                if kind is str
                else f"{name} {shown.lower()}"
                if kind is not bool
                else shown.lower()
            )
    return shown


def text_of(value: object) -> str:
    """The value as it may be written; of a number that Python will not write out, its hexadecimal digits."""
    return hex(value) if isinstance(value, int) and value.bit_length() > _LONGEST_NUMBER else str(value)


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown word: the nearest known one, or all of them."""
    candidates = list(known)
    by_lower = {candidate.lower(): candidate for candidate in candidates}
    close = get_close_matches(word.lower()[:80], list(by_lower), n=1, cutoff=0.5)
    if close:
        return f'did you mean "{by_lower[close[0]]}"?'
    return f"known: {', '.join(candidates[:12])}{', ...' if candidates[12:] else ''}"


class Table:
    """One mapping of a YAML file. Each method reads one key and notes a problem if its value is wrong;
    `finish` notes the keys that nobody asked for."""

    # Any: a YAML value may be anything until it has been checked.
    def __init__(self, data: dict[Any, Any], name: str, problems: Problems, line: int) -> None:
        self._data = data
        self._name = name
        self._asked: list[str] = []
        self.problems = problems
        self.line = line

    def __contains__(self, key: str) -> bool:
        return self._data.get(key) is not None

    def keys(self) -> tuple[str, ...]:
        """The keys as written, in order; for mappings whose keys the user chooses."""
        return tuple(str(key) for key in self._data)

    def path(self, key: str) -> str:
        """The key with the names of the mappings it stands in: "dates.order"."""
        return f"{self._name}.{key}" if self._name else key

    def line_of(self, key: str) -> int:
        """The line a key stands in, from one; that of the mapping if the key is absent."""
        # None, or without the key, where the mapping is ordered by a tag or the key came by a merge (<<).
        positions = getattr(getattr(self._data, "lc", None), "data", None) or {}
        return positions[key][0] + 1 if key in positions and key in self._data else self.line

    def complain(self, key: str, message: str) -> None:
        """Note a problem with the value of a key."""
        self.problems.add(self.line_of(key), self.path(key), message)

    # Any: see __init__.
    def _value(self, key: str, takes: str, default: object = None, needed: bool = False) -> Any:  # noqa: ANN401
        if key not in self._asked:
            self._asked.append(key)
        self.problems.asked(self.path(key), takes, default, needed)
        return self._data.get(key)

    def text(self, key: str) -> str | None:
        """A text of one line or more, without characters that are not seen; None if absent or empty."""
        return self._read_text(key, self._value(key, "text"))

    def verbatim(self, key: str) -> str | None:
        """A text as it stands there, such as the name of a file; None if absent or empty."""
        return None if self.text(key) is None else str(self._data[key]).strip()

    def _read_text(self, key: str, value: object) -> str | None:
        if value is None:
            return None
        if not isinstance(value, str):
            hint = "; put it in quotes" if isinstance(value, int | float) else ""
            self.complain(key, f"must be text, found {describe(value)}{hint}")
            return None
        return clean_characters(value).strip() or None

    def needed_text(self, key: str) -> str:
        """A text that must be there; "" and a problem if it is not."""
        value = self._read_text(key, self._value(key, "text", needed=True))
        if value is None and (key not in self or isinstance(self._data[key], str)):
            self.complain(key, "is empty" if key in self else "is missing")
        return value or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        value = self._value(key, "a list of texts", ())
        if value is None:
            return ()
        if isinstance(value, str):
            return (str(value),)
        if not isinstance(value, CommentedSeq):
            self.complain(key, f"must be a list of texts, found {describe(value)}")
            return ()
        for index, item in enumerate(value):
            if not isinstance(item, str):
                self.problems.add(
                    self._line_of_item(key, value, index),
                    self.path(key),
                    f"must be a list of texts, found {describe(item)}",
                )
        return tuple(str(item) for item in value if isinstance(item, str))

    def groups(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts; a plain list of texts counts as a list of one."""
        value = self._value(key, "a list of lists of texts", ())
        if value is None:
            return ()
        if not isinstance(value, CommentedSeq) or not value:
            self.complain(key, f"must be a list of lists of texts, found {describe(value)}")
            return ()
        plain = all(isinstance(item, str) for item in value)
        groups = []
        for group in [value] if plain else value:
            if isinstance(group, CommentedSeq) and group and all(isinstance(item, str) for item in group):
                groups.append(tuple(str(item) for item in group))
            else:
                self.complain(key, f"must be a list of lists of texts, found in it {describe(group)}")
        return tuple(groups)

    def lines_of_items(self, key: str) -> tuple[int, ...]:
        """The line of each item of a list; that of the key if there is no list."""
        value = self.raw(key)
        if not isinstance(value, CommentedSeq):
            return (self.line_of(key),)
        return tuple(self._line_of_item(key, value, index) for index in range(len(value)))

    def _line_of_item(self, key: str, items: CommentedSeq, index: int) -> int:
        positions = items.lc.data or {}
        return int(positions[index][0]) + 1 if index in positions else self.line_of(key)

    def choice(self, key: str, known: tuple[str, ...], default: str) -> str:
        """One of a few words."""
        value = self._read_text(key, self._value(key, f"one of {', '.join(known)}", default))
        if value is None:
            return default
        if value not in known:
            self.complain(key, f'unknown value "{value[:60]}"; {nearest(value, known)}')
            return default
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        value = self._value(key, "true or false", default)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.complain(key, f"must be true or false, found {describe(value)}")
            return default
        return value

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """A whole number within bounds."""
        takes = f"a whole number from {least} to {most}"
        value = self._value(key, takes, default)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.complain(key, f"must be {takes}, found {describe(value)}")
            return default
        return int(value)

    def number(self, key: str, least: float, most: float, default: float | None = None) -> float:
        """A number within bounds. Without a default it must be there: 0 and a problem if it is not."""
        takes = f"a number from {least:g} to {most:g}"
        value = self._value(key, takes, default, needed=default is None)
        if value is None and default is not None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            self.complain(key, f"must be {takes}, found {describe(value)}")
            return default or 0.0
        return float(value)

    def day(self, key: str) -> date | None:
        """A day written YYYY-MM-DD; None if absent."""
        value = self._value(key, "a day such as 2025-02-11")
        if value is None:
            return None
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            try:
                return date.fromisoformat(value)
            except ValueError:
                self.complain(key, f"there is no day {value}")
                return None
        self.complain(key, f"must be a day such as 2025-02-11, found {describe(value)}")
        return None

    def table(self, key: str) -> Table:
        """A mapping inside this one; an empty one if absent."""
        value = self._value(key, "keys and values")
        line = self.line_of(key)
        if isinstance(value, CommentedMap):
            return Table(value, self.path(key), self.problems, line)
        if value is not None:
            self.complain(key, f"must be keys and values, found {describe(value)}")
        return Table({}, self.path(key), self.problems, line)

    def tables(self, key: str) -> tuple[Table, ...]:
        """A list of mappings; () if absent."""
        value = self._value(key, "a list of keys and values", ())
        if value is None:
            return ()
        if not isinstance(value, CommentedSeq):
            self.complain(key, f"must be a list whose items start with `- `, found {describe(value)}")
            return ()
        found = []
        for index, item in enumerate(value):
            line = self._line_of_item(key, value, index)
            if isinstance(item, CommentedMap):
                found.append(Table(item, f"{self.path(key)}[{index}]", self.problems, line))
            else:
                self.problems.add(
                    line, f"{self.path(key)}[{index}]", f"must be keys and values, found {describe(item)}"
                )
        return tuple(found)

    # Any: see __init__.
    def raw(self, key: str) -> Any:  # noqa: ANN401
        """The value as it stands, for a key that may hold several kinds of thing."""
        return self._value(key, "")

    def finish(self) -> None:
        """Note every key that was never asked for."""
        for key in self._data:
            if key not in self._asked:
                name = str(key)[:60] if isinstance(key, str | int | float) else describe(key)
                line = self.line_of(key)
                self.problems.add(
                    line, self.path(name), f'unknown key "{name}"; {nearest(name, self._asked)}'
                )
