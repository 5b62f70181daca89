"""The tables of the store as mappings; what cannot be read in them is not there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from itertools import chain, islice
from typing import Any

from dateline.fetching.pages import Page
from geo.geocoders import Answer, check_answer

Value = str | bytes
Row = tuple[Any, ...]  # Any: the columns of SQLite
Run = Callable[..., list[Row]]
"""`run(statement, *values)` gives the rows."""


_AT_ONCE, _KEYS_AT_ONCE = 400, 900
"""Rows, and keys: every SQLite takes 999 values in a statement."""


class Answers(MutableMapping[str, Answer | None]):
    """What geocoders answered, by question; None where they know nothing."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def __getitem__(self, question: str) -> Answer | None:
        rows = self._run("SELECT answer FROM answers WHERE question = ?", question)
        if not rows:
            raise KeyError(question)
        try:
            answer = json.loads(rows[0][0])
            return None if answer is None else check_answer(answer)
        except (ValueError, TypeError, RecursionError):
            raise KeyError(question) from None

    def __setitem__(self, question: str, answer: Answer | None) -> None:
        text = json.dumps(answer, ensure_ascii=False)
        self._run("INSERT OR REPLACE INTO answers VALUES (?, ?)", question, text)

    def __delitem__(self, question: str) -> None:
        self[question]
        self._run("DELETE FROM answers WHERE question = ?", question)

    def __iter__(self) -> Iterator[str]:
        return iter([row[0] for row in self._run("SELECT question FROM answers ORDER BY question")])

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Results(MutableMapping[bytes, bytes]):
    """What works gave, packed, by a digest of what they were given."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def __getitem__(self, key: bytes) -> bytes:
        rows = self._run("SELECT result FROM results WHERE key = ?", key)
        if not rows or not isinstance(rows[0][0], bytes):
            raise KeyError(key)
        return rows[0][0]

    def __setitem__(self, key: bytes, result: bytes) -> None:
        self._run("INSERT OR REPLACE INTO results VALUES (?, ?)", key, result)

    def __delitem__(self, key: bytes) -> None:
        self[key]
        self._run("DELETE FROM results WHERE key = ?", key)

    def __iter__(self) -> Iterator[bytes]:
        return iter([row[0] for row in self._run("SELECT key FROM results ORDER BY key")])

    def __len__(self) -> int:
        return int(self._run("SELECT count(*) FROM results")[0][0])

    # typeshed has one overload for each kind of argument; here is one kind.
    def update(self, results: Mapping[bytes, bytes]) -> None:  # type: ignore[override]
        """Add these, many at a time: a transaction takes as long as an article is read."""
        items = iter(results.items())
        while some := list(islice(items, _AT_ONCE)):
            places = ", ".join(["(?, ?)"] * len(some))
            # What is put together are question marks.
            self._run(f"INSERT OR REPLACE INTO results VALUES {places}", *chain.from_iterable(some))  # noqa: S608

    def having(self, keys: Sequence[bytes]) -> set[bytes]:
        """Those of these keys that are there."""
        return {key for key, _ in self._rows("key, NULL", keys)}

    def several(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is there under these keys."""
        return {key: result for key, result in self._rows("key, result", keys) if isinstance(result, bytes)}

    def _rows(self, columns: str, keys: Sequence[bytes]) -> Iterator[Row]:
        for start in range(0, len(keys), _KEYS_AT_ONCE):
            some = keys[start : start + _KEYS_AT_ONCE]
            places = ", ".join("?" * len(some))
            # What is put together are the names above, and question marks.
            yield from self._run(f"SELECT {columns} FROM results WHERE key IN ({places})", *some)  # noqa: S608

    def keep_only(self, keys: Iterable[bytes]) -> None:
        """Delete all others."""
        kept = set(keys)
        for key in [key for key in self if key not in kept]:
            self._run("DELETE FROM results WHERE key = ?", key)


class Pages(MutableMapping[str, Page]):
    """What was fetched, by the address asked for."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def __getitem__(self, address: str) -> Page:
        rows = self._run("SELECT final, type, body, etag, modified FROM pages WHERE address = ?", address)
        if not rows or [type(value) for value in rows[0]] != [str, str, bytes, str, str]:
            raise KeyError(address)
        return Page(*rows[0])

    def __setitem__(self, address: str, page: Page) -> None:
        values = (page.address, page.type, page.body, page.etag, page.modified)
        self._run("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?)", address, *values)

    def __delitem__(self, address: str) -> None:
        self[address]
        self._run("DELETE FROM pages WHERE address = ?", address)

    def __iter__(self) -> Iterator[str]:
        return iter([row[0] for row in self._run("SELECT address FROM pages ORDER BY address")])

    def __len__(self) -> int:
        return int(self._run("SELECT count(*) FROM pages")[0][0])

    def keep_only(self, addresses: Iterable[str]) -> None:
        """Delete all others."""
        kept = set(addresses)
        for address in [address for address in self if address not in kept]:
            self._run("DELETE FROM pages WHERE address = ?", address)
