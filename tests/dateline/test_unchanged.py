"""A build that would write what is there writes nothing: when that is known, and when it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.building import build
from dateline.config import Config
from dateline.corrections.model import Corrections, EventCorrection, Why
from dateline.engines import open_engine
from dateline.geocoder_settings import GeocoderChoice
from dateline.opening import Means, Task, open_sources
from dateline.unchanged import Standing, digest_making, digest_site, note_standing, recall_standing
from output.model import Skipped
from timeline.model import SourceDocument

TEXT = "Glaziers in Varde went on strike on 4 March 2025.\n\nThe mayor of Varde met them on 6 March 2025.\n"
DOCUMENT = SourceDocument("a", TEXT, "a.txt", published=date(2025, 3, 7))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "2025-03-07-strike.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def recall(project: Path, config: Config | None = None) -> Standing | None:
    task = Task(config or Config(), ("articles",), Path(), project / "site")
    with open_engine() as engine, open_sources(task, Means(engine)) as opened:
        return opened.recall_site(task, opened.digest(task, Corrections()))


def test_a_site_that_was_just_built_is_known_and_what_was_said_of_it(project: Path) -> None:
    build(("articles",), None, "site")
    standing = recall(project)
    assert standing is not None
    assert standing.said[-1].startswith("1 article, 2 events")


def test_nothing_is_known_before_the_first_build_or_without_the_store(project: Path) -> None:
    assert recall(project) is None
    build(("articles",), None, "site")
    (project / ".dateline-site.sqlite").unlink()
    assert recall(project) is None


@pytest.mark.parametrize("damage", [b"", b"x", b"\xc1", b"\x80", b"\xff" * 99])
def test_damaged_notes_of_a_site_are_none(damage: bytes) -> None:
    results: dict[bytes, bytes] = {}
    note_standing(results, Standing(b"a", b"b", ()))
    assert recall_standing(results) == Standing(b"a", b"b", ())
    assert recall_standing(dict.fromkeys(results, damage)) is None


def test_a_source_that_changed_makes_another_site(project: Path) -> None:
    build(("articles",), None, "site")
    with (project / "articles" / "2025-03-07-strike.txt").open("a", encoding="utf-8") as file:
        file.write("\nThe strike ended on 9 March 2025.\n")
    assert recall(project) is None


def test_a_file_of_the_site_that_was_changed_or_deleted_is_written_again(project: Path) -> None:
    build(("articles",), None, "site")
    page, data = project / "site" / "index.html", project / "site" / "data" / "events.csv"
    before = page.read_bytes(), data.read_bytes()
    page.write_text("no page", encoding="utf-8")
    data.unlink()
    assert recall(project) is None
    build(("articles",), None, "site")
    assert (page.read_bytes(), data.read_bytes()) == before


def test_where_services_are_asked_nobody_knows_what_they_answer(project: Path) -> None:
    build(("articles",), None, "site")
    asking = Config(geocoders=(GeocoderChoice("gazetteer"), GeocoderChoice("nominatim")))
    assert recall(project, asking) is None


def test_all_that_a_site_is_made_of_counts() -> None:
    hiding = Corrections(events=(EventCorrection(1, "2025-03-04-strike", Why(), hide=True),))
    digests = [
        digest_making(Config(), Corrections(), [DOCUMENT], (), ()),
        digest_making(Config(title="Strike"), Corrections(), [DOCUMENT], (), ()),
        digest_making(Config(), hiding, [DOCUMENT], (), ()),
        digest_making(Config(), Corrections(), [replace(DOCUMENT, title="Strike")], (), ()),
        digest_making(Config(), Corrections(), [DOCUMENT], (Skipped("b.txt", "empty"),), ()),
        digest_making(Config(), Corrections(), [DOCUMENT], (), ("gone",)),
    ]
    assert len(set(digests)) == len(digests)
    assert digests[0] == digest_making(Config(folder=Path("else")), Corrections(), [DOCUMENT], (), ())


def test_a_site_of_which_a_file_cannot_be_read_has_no_digest(project: Path) -> None:
    build(("articles",), None, "site")
    assert digest_site(project / "site")
    (project / "site" / "index.html").unlink()
    assert digest_site(project / "site") == b""
