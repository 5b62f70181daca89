"""A site that is built again and again: what stays, what it says of its changes, and that nothing is lost."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dateline.cli import main
from dateline.store import store_path

SENTENCES = (
    "Dockers in Rotterdam went on strike on 4 March 2025 over the new crane contracts.",
    "On 4 March 2025 the dockers of Rotterdam went on strike over new contracts for cranes.",
    "Mayor Anna Visser met the union leaders in Rotterdam on 6 March 2025.",
    "A fire destroyed two warehouses in Antwerp on 9 March 2025.",
    "Chile, Peru and Kenya signed the Delta Accord on Safe Ports on 12 March 2025.",
    "Norway refused to sign the Delta Accord on Safe Ports on 12 March 2025.",
    "Norway signed the Delta Accord on Safe Ports on 20 March 2025 after all.",
    "The union and the port of Rotterdam agreed on higher wages on 14 March 2025.",
)

Build = Callable[[], str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    return tmp_path


@pytest.fixture
def build(project: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Build:
    monkeypatch.chdir(project)

    def run() -> str:
        assert main(["build", "articles", "-o", "site"]) == 0
        return capfd.readouterr().err

    return run


def write(project: Path, name: str, *numbers: int, day: int = 20) -> None:
    text = "\n\n".join(SENTENCES[number] for number in numbers)
    (project / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    (project / "articles" / f"{name}.yaml").write_text(f"published: 2025-03-{day}\n", encoding="utf-8")


def remove(project: Path, name: str) -> None:
    for suffix in (".txt", ".yaml"):
        (project / "articles" / f"{name}{suffix}").unlink()


def content_of(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def told(project: Path, name: str = "explainer") -> dict[str, Any]:  # Any: JSON
    loaded: dict[str, Any] = json.loads((project / "site" / "data" / f"{name}.json").read_bytes())
    return loaded


@pytest.mark.parametrize("refreshes", [2, pytest.param(6, marks=pytest.mark.slow)])
def test_a_refresh_gives_byte_for_byte_what_a_build_without_memory_gives(
    project: Path, build: Build, refreshes: int
) -> None:
    random, before = Random(7), project / "before"
    write(project, "a", 0, 4)
    build()
    for _ in range(refreshes):
        name = random.choice("abcd")
        write(project, name, *random.sample(range(len(SENTENCES)), 3), day=random.randint(21, 28))
        shutil.copytree(project / "site", before)
        build()
        refreshed = content_of(project / "site")
        store_path(project / "site").unlink()
        shutil.rmtree(project / "site")
        before.rename(project / "site")
        build()
        assert content_of(project / "site") == refreshed


@pytest.mark.parametrize("remembers", [True, False])
def test_building_the_same_again_changes_nothing_and_says_so(
    project: Path, build: Build, remembers: bool
) -> None:
    write(project, "a", 0, 4)
    said = build()
    first = content_of(project / "site")
    if not remembers:
        store_path(project / "site").unlink()
    assert build() == said
    assert content_of(project / "site") == first
    nothing: dict[str, list[str]] = {"refreshes": [], "former": [], "concealed": []}
    assert told(project, "changes") == {"format": "dateline/changes/1", **nothing}


def test_a_damaged_memory_costs_time_and_nothing_else(project: Path, build: Build) -> None:
    write(project, "a", 0, 4)
    build()
    first = content_of(project / "site")
    store_path(project / "site").write_bytes(b"no database" * 999)
    assert "damaged" in build()
    assert content_of(project / "site") == first


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"format": "other/1"}', b"\xff\xfe", b"{" * 99_999])
def test_a_site_that_cannot_be_read_loses_its_history_with_one_line(
    project: Path, build: Build, damage: bytes
) -> None:
    write(project, "a", 0)
    build()
    (project / "site" / "data" / "explainer.json").write_bytes(damage)
    assert "ids and the list of changes start anew" in build()
    assert told(project, "changes")["refreshes"] == []


def test_what_is_new_and_what_is_gone_is_told(project: Path, build: Build) -> None:
    write(project, "a", 0)
    write(project, "b", 3)
    build()
    write(project, "b", 2, day=25)
    build()
    (refresh,) = told(project, "changes")["refreshes"]
    assert refresh["newest"] == "2025-03-25"
    assert sorted(each["kind"] for each in refresh["events"]) == ["gone", "new"]
    (former,) = told(project, "changes")["former"]
    assert former["id"] == "2025-03-09-fire-destroyed-warehouses-antwerp"
    assert former["into"] is None
    page = (project / "site" / "index.html").read_text("utf-8")
    assert f'<li id="{former["id"]}">' in page


def test_an_event_whose_day_was_corrected_has_moved(project: Path, build: Build) -> None:
    write(project, "a", 0, 3)
    build()
    path = project / "articles" / "a.txt"
    path.write_text(path.read_text("utf-8").replace("9 March", "8 March"), encoding="utf-8")
    build()
    (refresh,) = told(project, "changes")["refreshes"]
    (change,) = refresh["events"]
    assert (change["kind"], change["before"], change["after"]) == ("moved", "2025-03-09", "2025-03-08")
    assert change["id"] == "2025-03-09-fire-destroyed-warehouses-antwerp"


def test_a_country_that_changed_its_position_is_told_everywhere(
    project: Path, build: Build, capfd: pytest.CaptureFixture[str]
) -> None:
    write(project, "a", 4, 5)
    build()
    write(project, "b", 6, day=25)
    build()
    (refresh,) = told(project, "changes")["refreshes"]
    (change,) = refresh["positions"]
    assert (change["country"], change["before"], change["after"]) == ("NOR", "declined", "signed")
    assert "Norway: Signed, before: Declined" in (project / "site" / "index.html").read_text("utf-8")
    assert "Norway: Signed, before: Declined" in (project / "site" / "feed.xml").read_text("utf-8")
    assert main(["log", "site"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == "sources up to 2025-03-25"
    assert any("NOR: declined -> signed" in line for line in lines)


def test_two_sites_are_compared(project: Path, build: Build, capfd: pytest.CaptureFixture[str]) -> None:
    write(project, "a", 0)
    build()
    shutil.copytree(project / "site", project / "old")
    write(project, "b", 3)
    build()
    assert main(["diff", "old", "old"]) == 0
    assert capfd.readouterr().out == ""
    assert main(["diff", "old", "site"]) == 1
    event, source = capfd.readouterr().out.splitlines()
    assert event == (
        "+ event 2025-03-09-fire-destroyed-warehouses-antwerp (2025-03-09): "
        "A fire destroyed two warehouses in Antwerp"
    )
    assert source.startswith("+ source b: ")


@pytest.mark.parametrize("command", [["log", "gone"], ["diff", "gone", "gone"]])
def test_a_site_that_is_not_there_is_named(
    project: Path, build: Build, capfd: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main(command) == 1
    assert capfd.readouterr().err.startswith("gone: no site here")


@pytest.mark.parametrize("refreshes", [6, pytest.param(20, marks=pytest.mark.slow)])
def test_no_id_is_lost_or_reused_over_many_refreshes(project: Path, build: Build, refreshes: int) -> None:
    """Whatever was on the page once is still found there: as it was, as a part of another, or as gone."""
    random, ever = Random(20), dict[str, str]()
    write(project, "a", 0, 1)
    for turn in range(refreshes):
        name = random.choice("abcd")
        path = project / "articles" / f"{name}.txt"
        if path.exists() and len(list(path.parent.glob("*.txt"))) > 1 and random.random() < 0.3:
            remove(project, name)
        else:
            write(
                project, name, *random.sample(range(len(SENTENCES)), random.randint(1, 4)), day=21 + turn % 8
            )
        build()
        now = {event["id"]: event["title"] for event in told(project)["events"] if event["shown"]}
        former = {each["id"]: each["into"] for each in told(project, "changes")["former"]}
        assert set(ever) <= set(now) | set(former)
        assert not set(now) & set(former)
        assert all(into is None or into in now or into in former for into in former.values())
        page = (project / "site" / "index.html").read_text("utf-8")
        assert all(page.count(f'id="{identity}"') == 1 for identity in (*now, *former))
        ever |= now
