"""What one build learned and the next need not ask again: a SQLite file beside the site, safe to delete.

Whatever is wrong with the file or its folder costs a line on the terminal, and the build goes on in memory.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, MutableMapping
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from dateline.terminal import say
from geo.geocoders import Answer, check_answer

_APPLICATION = 0x646C_6E31
"""SQLite's application_id of our files: "dln1"."""

_MIGRATIONS = ("CREATE TABLE answers (question TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID",)
"""Each makes the next version of the tables (`user_version`) of the one before."""

_BUSY_S = 5.0
"""How long to wait while another build writes."""


class _UnusableError(Exception):
    """A file that is none of ours, or of a later version."""


class Store:
    """The tables of one site, in its file; in memory once the file has failed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = _open(path)
        self.answers: MutableMapping[str, Answer | None] = Answers(self)
        """What geocoders answered."""

    def run(self, statement: str, *values: str) -> list[tuple[str, ...]]:
        """The rows a statement gives; what it writes is kept at once."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            self.close()
            self._connection = _give_up(self._path, error)
            return self._connection.execute(statement, values).fetchall()

    def close(self) -> None:
        """Leave the file."""
        with suppress(sqlite3.Error):
            self._connection.close()


class Answers(MutableMapping[str, Answer | None]):
    """The table of geocoders' answers as a mapping; what cannot be read in it is not there."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, question: str) -> Answer | None:
        rows = self._store.run("SELECT answer FROM answers WHERE question = ?", question)
        if not rows:
            raise KeyError(question)
        try:
            answer = json.loads(rows[0][0])
            return None if answer is None else check_answer(answer)
        except (ValueError, TypeError, RecursionError):
            raise KeyError(question) from None

    def __setitem__(self, question: str, answer: Answer | None) -> None:
        text = json.dumps(answer, ensure_ascii=False)
        self._store.run("INSERT OR REPLACE INTO answers VALUES (?, ?)", question, text)

    def __delitem__(self, question: str) -> None:
        self[question]
        self._store.run("DELETE FROM answers WHERE question = ?", question)

    def __iter__(self) -> Iterator[str]:
        return iter([row[0] for row in self._store.run("SELECT question FROM answers ORDER BY question")])

    def __len__(self) -> int:
        return sum(1 for _ in self)


@contextmanager
def open_store(site: Path) -> Iterator[Store]:
    """The store of a site, made if there is none."""
    store = Store(store_path(site))
    try:
        yield store
    finally:
        store.close()


def store_path(site: Path) -> Path:
    """Where the store of a site lies.

    >>> store_path(Path("/srv/summit/site")).as_posix()
    '/srv/summit/.dateline-site.sqlite'
    """
    return site.parent / f".dateline-{site.name}.sqlite"


def _open(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _open_file(path)
    except (OSError, sqlite3.OperationalError) as error:
        return _give_up(path, error)
    except (sqlite3.Error, _UnusableError) as error:
        try:
            aside = _set_aside(path)
            connection = _open_file(path)
        except (OSError, sqlite3.Error, _UnusableError) as second:
            return _give_up(path, second)
        say(f"{path}: {_why(error)}; moved to {aside.name}, and geocoders are asked anew")
        return connection


def _open_file(path: Path) -> sqlite3.Connection:
    with ExitStack() as undo:
        connection = undo.enter_context(closing(sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)))
        if _version(connection) < len(_MIGRATIONS):
            _migrate(connection)
        with suppress(sqlite3.OperationalError):  # another build is just turning it on
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("SELECT 1 FROM answers LIMIT 1")
        undo.pop_all()  # all is well: it stays open
    return connection


def _version(connection: sqlite3.Connection) -> int:
    """The version of the tables, 0 in an empty file. Raises _UnusableError for a file that is not for us."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != _APPLICATION and (application, version, tables) != (0, 0, 0):
        raise _UnusableError("not a file of dateline's")
    if version > len(_MIGRATIONS):
        raise _UnusableError("written by a newer dateline")
    return int(version)


def _migrate(connection: sqlite3.Connection) -> None:
    """Make the tables what this version expects, all or nothing; another build may have come first."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for number, statement in enumerate(_MIGRATIONS[_version(connection) :], _version(connection) + 1):
            connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")


def _set_aside(path: Path) -> Path:
    """Move the file out of the way, with what SQLite keeps beside it. Raises OSError."""
    names = [path.with_name(f"{path.name}.old{number or ''}") for number in range(100)]
    aside = next((name for name in names if not name.exists()), names[-1])
    path.replace(aside)
    for end in ("-wal", "-shm"):  # SQLite would read them into the new file
        path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
    return aside


def _give_up(path: Path, error: Exception) -> sqlite3.Connection:
    """A store in memory, with what the file still tells, and a line that says so."""
    remedy = "what geocoders answer is not kept; make its folder writable, or delete the file"
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
        with suppress(OSError):
            remedy = f"moved to {_set_aside(path).name}; what geocoders answer now is not kept"
    say(f"{path}: {_why(error)}; {remedy}")
    memory = sqlite3.connect(":memory:", isolation_level=None)
    with suppress(sqlite3.Error, _UnusableError, ValueError):
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as file:
            if _version(file) == len(_MIGRATIONS):
                file.backup(memory)
    try:
        memory.execute("SELECT 1 FROM answers LIMIT 1")
    except sqlite3.Error:
        memory.close()
        memory = sqlite3.connect(":memory:", isolation_level=None)
        _migrate(memory)
    return memory


def _why(error: Exception) -> str:
    if isinstance(error, _UnusableError):
        return str(error)
    if isinstance(error, OSError):
        return f"cannot be written: {error.strerror}"
    if isinstance(error, sqlite3.OperationalError):
        return f"cannot be written: {error}"
    return f"damaged ({error})"
