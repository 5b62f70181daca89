"""What one build learned and the next need not ask again: a SQLite file beside the site, safe to delete.

Whatever is wrong with the file or its folder costs a line on the terminal, and the build goes on in memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, MutableMapping
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from dateline.store_tables import Answers, Pages, Results, Row, Value
from dateline.terminal import say
from geo.geocoders import Answer

_APPLICATION = 0x646C_6E31
"""SQLite's application_id of our files: "dln1"."""

_MIGRATIONS = (
    "CREATE TABLE answers (question TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE results (key BLOB PRIMARY KEY, result BLOB NOT NULL)",
    """CREATE TABLE pages (address TEXT PRIMARY KEY, final TEXT NOT NULL, type TEXT NOT NULL,
    body BLOB NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL)""",
)
"""Each makes the next version of the tables (`user_version`) of the one before."""
_LOOKS = ("SELECT 1 FROM answers LIMIT 1", "SELECT 1 FROM results LIMIT 1", "SELECT 1 FROM pages LIMIT 1")

_BUSY_S = 5.0
"""How long to wait while another build writes."""


class _UnusableError(Exception):
    """A file that is none of ours, or of a later version."""


class Store:
    """The tables of one site, in its file; in memory once the file has failed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = _open(path)
        self.answers: MutableMapping[str, Answer | None] = Answers(self.run)
        """What geocoders answered."""
        self.results = Results(self.run)
        """What works gave."""
        self.pages = Pages(self.run)
        """What was fetched."""

    def run(self, statement: str, *values: Value) -> list[Row]:
        """The rows a statement gives; what it writes is kept at once."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:  # what is damaged may not even be told in UTF-8
            self.close()
            self._connection = _give_up(self._path, error)
            return self._connection.execute(statement, values).fetchall()

    def close(self) -> None:
        """Leave the file."""
        with suppress(sqlite3.Error):
            self._connection.close()


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
        if path.is_symlink() or (path.exists() and not path.is_file() and not path.is_dir()):
            raise _UnusableError("not a file")  # a pipe never ends, and a link leads somewhere else
        return _open_file(path)
    except (OSError, sqlite3.OperationalError) as error:
        return _give_up(path, error)
    except (sqlite3.Error, UnicodeDecodeError, _UnusableError) as error:
        try:
            aside = _set_aside(path)
            connection = _open_file(path)
        except (OSError, sqlite3.Error, _UnusableError) as second:
            return _give_up(path, second)
        say(f"{path}: {_why(error)}; moved to {aside.name}, and this build starts anew")
        return connection


def _open_file(path: Path) -> sqlite3.Connection:
    with ExitStack() as undo:
        connection = undo.enter_context(closing(sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)))
        if _version(connection) < len(_MIGRATIONS):
            _migrate(connection)
        with suppress(sqlite3.OperationalError):  # another build is just turning it on
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _look_at_tables(connection)
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
    remedy = "what this build learns is not kept; make its folder writable, or delete the file"
    damaged = isinstance(error, sqlite3.DatabaseError | UnicodeDecodeError)
    if damaged and not isinstance(error, sqlite3.OperationalError):
        with suppress(OSError):
            remedy = f"moved to {_set_aside(path).name}; what this build learns is not kept"
    say(f"{path}: {_why(error)}; {remedy}")
    memory = sqlite3.connect(":memory:", isolation_level=None)
    _migrate(memory)
    with suppress(sqlite3.Error, _UnusableError, ValueError):
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as file:
            if _version(file) == len(_MIGRATIONS):
                memory.executemany("INSERT INTO answers VALUES (?, ?)", file.execute("SELECT * FROM answers"))
                memory.executemany("INSERT INTO results VALUES (?, ?)", file.execute("SELECT * FROM results"))
                pages = file.execute("SELECT * FROM pages")
                memory.executemany("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?)", pages)
    return memory


def _look_at_tables(connection: sqlite3.Connection) -> None:
    """Raises sqlite3.OperationalError when one is missing."""
    for look in _LOOKS:
        connection.execute(look)


def _why(error: Exception) -> str:
    if isinstance(error, _UnusableError):
        return str(error)
    if isinstance(error, OSError):
        return f"cannot be written: {error.strerror}"
    if isinstance(error, sqlite3.OperationalError):
        return f"cannot be written: {error}"
    return f"damaged ({error})"
