"""`dateline build` with services: asked once, kept, thanked, and never in the way of a page."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pytest_socket import disable_socket, enable_socket

from dateline.cli import main
from dateline.store import open_store, store_path
from tests.geocoding_server import GeocodingServer, Reply, nominatim, photon, serving

ARTICLE = """Rain in the valleys

On 3 April 2024 heavy rain flooded a market in Zorblatt. Ministers met in Paris on 5 April 2024.
On 7 April 2024 a bridge fell in Quorvale. On 9 April 2024 a dam broke near Nomansham.
"""
Build = Callable[[], str]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[GeocodingServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving() as running:
        running.photon_replies["Quorvale"] = photon()
        yield running


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "2024-04-10-rain.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def configure(project: Path, *services: tuple[str, str], timeout: float = 5) -> None:
    """A config.yaml that names the gazetteer and these services, each with its server."""
    lines = ["title: Rain", "sources: [articles/]", "geocoder:", "- gazetteer"]
    for name, domain in services:
        lines.append(
            f"- {name}: {{user_agent: tests@example.org, domain: '{domain}', scheme: http, pause: 0, "
            f"timeout: {timeout}}}"
        )
    (project / "config.yaml").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def build(project: Path, capfd: pytest.CaptureFixture[str]) -> Build:
    """Builds the project and gives what was said on stderr."""

    def run() -> str:
        assert main(["build", "-c", str(project / "config.yaml")]) == 0
        return capfd.readouterr().err

    return run


def files_of(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def places_of(project: Path) -> Mapping[str, Any]:  # Any: JSON
    told = json.loads((project / "site" / "data" / "explainer.json").read_text(encoding="utf-8"))
    return {place["name"]: place for event in told["events"] for place in event["places"]}


def credits_of(project: Path, page: str = "index.html") -> str:
    return (project / "site" / page).read_text(encoding="utf-8").partition("<main>")[2]


def test_what_the_gazetteer_does_not_know_is_asked_of_the_chain(
    project: Path, server: GeocodingServer, build: Build
) -> None:
    configure(project, ("nominatim", server.address), ("photon", server.address))
    said = build()
    assert server.asked == ["Zorblatt", "Quorvale", "Quorvale", "Nomansham", "Nomansham"]
    assert set(server.agents) == {"tests@example.org"}
    assert {name: place["geocoder"] for name, place in places_of(project).items()} == {
        "Zorblatt": "nominatim",
        "Paris": "gazetteer",
        "Quorvale": "photon",
    }
    assert places_of(project)["Zorblatt"]["country"] == "MLI"
    assert said == "1 article, 4 events, 0 positions\n"


def test_a_second_build_asks_nothing_and_gives_the_same_bytes(
    project: Path, server: GeocodingServer, build: Build
) -> None:
    configure(project, ("nominatim", server.address), ("photon", server.address))
    build()
    before, asked = files_of(project / "site"), list(server.asked)
    assert build() == "1 article, 4 events, 0 positions\n"
    assert server.asked == asked
    server.gone.set()
    disable_socket()
    try:
        assert build() == "1 article, 4 events, 0 positions\n"
    finally:
        enable_socket()
    assert files_of(project / "site") == before


def test_every_service_that_placed_an_event_is_thanked_and_no_other(
    project: Path, server: GeocodingServer, build: Build
) -> None:
    configure(project, ("nominatim", server.address), ("photon", server.address))
    build()
    for page in ("index.html", "embed/map.html"):
        assert "OpenStreetMap contributors, ODbL (Nominatim)" in credits_of(project, page)
        assert "OpenStreetMap contributors, ODbL (Photon)" in credits_of(project, page)
        assert 'href="https://www.openstreetmap.org/copyright"' in credits_of(project, page)
    del server.photon_replies["Quorvale"]
    store_path(project / "site").unlink()
    build()
    assert "(Nominatim)" in credits_of(project)
    assert "(Photon)" not in credits_of(project)


def test_a_configuration_without_services_opens_no_socket_and_keeps_no_answer(
    project: Path, build: Build
) -> None:
    configure(project)
    disable_socket()
    try:
        build()
    finally:
        enable_socket()
    with open_store(project / "site") as store:
        assert dict(store.answers) == {}
    assert "OpenStreetMap contributors" not in credits_of(project)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(b"", 500), "nominatim is out of order (HTTP 500); 3 names were not looked up there; "),
        (Reply(b"", 429), "nominatim asks for fewer requests (HTTP 429); 3 names were not looked up there; "),
        (Reply(b"<html>"), "nominatim sent what is no answer of a geocoder; 3 names were not looked up "),
        (
            Reply(b"[]", slow=True),
            "nominatim did not answer within 0.05 s; 3 names were not looked up there; ",
        ),
        (Reply(b"", 403), "nominatim refuses us (HTTP 403); 3 names were not looked up there; "),
    ],
)
def test_a_service_in_trouble_costs_one_line_and_the_next_build_asks_again(
    project: Path, server: GeocodingServer, build: Build, reply: Reply, words: str
) -> None:
    configure(project, ("nominatim", server.address), timeout=0.05)
    server.replies = dict.fromkeys(("Zorblatt", "Quorvale", "Nomansham"), reply)
    trouble, counts = build().splitlines()
    assert trouble.startswith(words)
    assert counts == "1 article, 4 events, 0 positions"
    assert set(places_of(project)) == {"Paris"}
    configure(project, ("nominatim", server.address))
    server.replies = {"Zorblatt": nominatim()}
    assert build() == "1 article, 4 events, 0 positions\n"
    assert set(places_of(project)) == {"Paris", "Zorblatt"}


def test_a_service_that_is_down_costs_one_line(project: Path, build: Build) -> None:
    configure(project, ("nominatim", "127.0.0.1:9"))
    assert build().splitlines()[0] == (
        "nominatim cannot be reached (connection refused); 3 names were not looked up there; "
        "check the network and its `domain`, or build again later"
    )


def test_a_name_that_a_service_sends_is_text_wherever_it_is_shown(
    project: Path, server: GeocodingServer, build: Build
) -> None:
    attack = '<img src=x onerror="alert(1)"></script>{{ 7*7 }}\x1b[2J\ud800\u202e'
    server.replies["Zorblatt"] = nominatim(name=attack, display_name=attack)
    configure(project, ("nominatim", server.address))
    assert build() == "1 article, 4 events, 0 positions\n"
    assert '<img src=x onerror="alert(1)"></script>{{ 7*7 }} [2J' in places_of(project)
    for name, content in files_of(project / "site").items():
        if name.endswith((".html", ".svg", ".xml")):
            assert b"<img src=x" not in content, name
            assert b"\x1b" not in content, name
            assert "\u202e".encode() not in content, name


def test_the_store_is_no_source_and_no_part_of_the_site(
    project: Path, server: GeocodingServer, build: Build
) -> None:
    configure(project, ("nominatim", server.address))
    config = (project / "config.yaml").read_text(encoding="utf-8")
    (project / "config.yaml").write_text(config.replace("[articles/]", "[.]"), encoding="utf-8")
    build()
    assert "skipped" not in build()
    assert not list((project / "site").rglob("*.sqlite"))


def test_a_damaged_store_costs_a_line_and_the_page_is_the_same(
    project: Path, server: GeocodingServer, build: Build
) -> None:
    configure(project, ("nominatim", server.address))
    build()
    before = files_of(project / "site")
    store_path(project / "site").write_bytes(b"no database at all " * 100)
    assert len(build().splitlines()) == 2
    assert files_of(project / "site") == before
    assert build() == "1 article, 4 events, 0 positions\n"


def test_what_is_kept_names_no_user_agent(project: Path, server: GeocodingServer, build: Build) -> None:
    configure(project, ("nominatim", server.address))
    build()
    connection = sqlite3.connect(store_path(project / "site"))
    rows = connection.execute("SELECT question, answer FROM answers").fetchall()
    connection.close()
    assert len(rows) == 3
    assert "example.org" not in str(rows)
