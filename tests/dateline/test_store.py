from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.store import open_store, store_path
from geo.geocoders import Answer

ROOT = Path(__file__).resolve().parents[2]
ZORBLATT: Answer = ("Zorblatt", 12.5, -7.25, "MLI", "city")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def keep(site: Path, question: str = "a Zorblatt", answer: Answer | None = ZORBLATT) -> None:
    with open_store(site) as store:
        store.answers[question] = answer


def answers(site: Path) -> dict[str, Answer | None]:
    with open_store(site) as store:
        return dict(store.answers)


def alter(site: Path, *statements: str) -> None:
    connection = sqlite3.connect(store_path(site), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_answers_and_unknown_names_outlive_the_build(site: Path) -> None:
    keep(site)
    keep(site, "a Unheard Of", None)
    assert answers(site) == {"a Zorblatt": ZORBLATT, "a Unheard Of": None}
    assert [path.name for path in site.parent.iterdir()] == [".dateline-site.sqlite"]


def test_the_store_is_safe_to_delete(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    keep(site)
    store_path(site).unlink()
    assert answers(site) == {}
    assert capfd.readouterr().err == ""


def test_it_is_a_mapping(site: Path) -> None:
    with open_store(site) as store:
        store.answers["a"] = ZORBLATT
        store.answers["b"] = None
        store.answers["b"] = ZORBLATT
        assert list(store.answers) == ["a", "b"]
        assert len(store.answers) == 2
        del store.answers["a"]
        assert "a" not in store.answers
        with pytest.raises(KeyError):
            del store.answers["a"]


def test_results_are_written_many_at_a_time(site: Path) -> None:
    many = {b"%d" % number: b"result %d" % number for number in range(1001)}
    with open_store(site) as store:
        store.results.update(many)
        store.results.update({b"7": b"another", b"more": b""})
        store.results.update({})
    with open_store(site) as store:
        assert dict(store.results) == {**many, b"7": b"another", b"more": b""}
        store.results.keep_only([b"7"])
        assert dict(store.results) == {b"7": b"another"}


def test_a_killed_build_loses_nothing(site: Path) -> None:
    code = (
        "import os, signal, sys, pathlib; from dateline.store import open_store\n"
        "with open_store(pathlib.Path(sys.argv[1])) as store:\n"
        "    store.answers['a'] = ('Zorblatt', 12.5, -7.25, 'MLI', 'city')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code, site], env=environment, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert answers(site) == {"a": ZORBLATT}


def test_two_builds_at_once_keep_what_both_found(site: Path) -> None:
    code = (
        "import sys, pathlib; from dateline.store import open_store\n"
        "with open_store(pathlib.Path(sys.argv[1])) as store:\n"
        "    for number in range(50):\n"
        "        store.answers[f'{sys.argv[2]} {number}'] = None\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    builds = [
        subprocess.Popen([sys.executable, "-c", code, site, name], env=environment, stderr=subprocess.PIPE)
        for name in ("one", "two", "three")
    ]
    assert [build.communicate(timeout=60)[1] for build in builds] == [b"", b"", b""]
    assert len(answers(site)) == 150


def no_database(path: Path) -> None:
    path.write_text("Dear diary, " * 1000)


def a_cut_file(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:700])


def a_garbled_header(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:16] + b"\xff" * 84 + content[100:])


def another_program(path: Path) -> None:
    path.unlink()
    alter(path.parent / "site", "CREATE TABLE bookmarks (url)", "PRAGMA user_version = 1")


def a_table_missing(path: Path) -> None:
    alter(path.parent / "site", "DROP TABLE answers")


def a_newer_version(path: Path) -> None:
    alter(path.parent / "site", "PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (no_database, "damaged (file is not a database)"),
        (a_cut_file, "damaged"),
        (a_garbled_header, "damaged"),
        (another_program, "not a file of dateline's"),
        (a_newer_version, "written by a newer dateline"),
    ],
)
def test_a_file_that_cannot_be_used_is_set_aside_with_one_line(
    site: Path, capfd: pytest.CaptureFixture[str], damage: Callable[[Path], None], reason: str
) -> None:
    keep(site)
    damage(store_path(site))
    content = store_path(site).read_bytes()
    keep(site, "b")
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith(f"{store_path(site)}: {reason}")
    assert line.endswith("; moved to .dateline-site.sqlite.old, and this build starts anew")
    assert (site.parent / ".dateline-site.sqlite.old").read_bytes() == content
    assert answers(site) == {"b": ZORBLATT}
    damage(store_path(site))
    keep(site, "c")
    assert "moved to .dateline-site.sqlite.old1" in capfd.readouterr().err


def test_a_file_that_breaks_while_it_is_used_costs_one_line(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with open_store(site) as store:
        for number in range(2000):
            store.answers[f"{number:04}"] = None
    content = store_path(site).read_bytes()
    half = len(content) // 2
    store_path(site).write_bytes(content[:half] + b"\xff" * half)
    with open_store(site) as store:
        assert "0001" in store.answers
        assert capfd.readouterr().err == ""
        assert "1999" not in store.answers
        store.answers["new"] = ZORBLATT
        assert store.answers["new"] == ZORBLATT
    (line,) = capfd.readouterr().err.splitlines()
    assert line.endswith("; moved to .dateline-site.sqlite.old; what this build learns is not kept")
    assert answers(site) == {}


@pytest.mark.parametrize("text", ["", "{", "[1]", '["Zorblatt", 99, 0, null, "city"]', "[" * 50_000])
def test_an_answer_that_is_none_any_more_is_asked_for_again(site: Path, text: str) -> None:
    keep(site)
    connection = sqlite3.connect(store_path(site))
    connection.execute("UPDATE answers SET answer = ?", (text,))
    connection.commit()
    connection.close()
    with open_store(site) as store:
        assert "a Zorblatt" not in store.answers
        store.answers["a Zorblatt"] = ZORBLATT
    assert answers(site) == {"a Zorblatt": ZORBLATT}


def test_without_a_folder_to_write_to_it_works_in_memory(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    with open_store(tmp_path / "file" / "site") as store:
        store.answers["a"] = ZORBLATT
        assert store.answers["a"] == ZORBLATT
    (line,) = capfd.readouterr().err.splitlines()
    assert "cannot be written" in line
    assert "what this build learns is not kept" in line


def test_a_file_that_cannot_be_written_still_tells_what_it_knows(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    keep(site)
    store_path(site).with_name(".dateline-site.sqlite-wal").mkdir()  # as good as a read-only disk
    with open_store(site) as store:
        assert store.answers["a Zorblatt"] == ZORBLATT
        store.answers["b"] = None
        assert dict(store.answers) == {"a Zorblatt": ZORBLATT, "b": None}
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_a_folder_of_the_name_is_left_alone(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    store_path(site).mkdir()
    assert answers(site) == {}
    assert "cannot be written" in capfd.readouterr().err
    assert store_path(site).is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_a_store_that_is_a_pipe_or_leads_elsewhere_is_set_aside(tmp_path: Path) -> None:
    path = store_path(tmp_path / "site")
    secret = tmp_path / "secret"
    secret.write_bytes(b"")
    for leads_elsewhere in (False, True):
        path.unlink(missing_ok=True)
        if leads_elsewhere:
            path.symlink_to(secret)
        else:
            os.mkfifo(path)
        with open_store(tmp_path / "site") as store:
            store.results[b"a"] = b"b"
        assert path.is_file()
        assert not path.is_symlink()
    assert secret.read_bytes() == b""


def test_a_store_whose_damage_cannot_be_told_in_words_is_set_aside(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    keep(site)
    content = store_path(site).read_bytes()
    store_path(site).write_bytes(content.replace(b"tableanswersanswers", b"table\xff\xfeswersanswers"))
    assert answers(site) == {}
    (line,) = capfd.readouterr().err.splitlines()
    assert "moved to .dateline-site.sqlite.old" in line
