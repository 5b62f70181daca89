"""The same with a real Nominatim, which `make nominatim` sets up; without one there is nothing to see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli import main

ARTICLE = """Rain in the valleys

On 3 April 2024 heavy rain flooded a market in Zorblatt. On 7 April 2024 a bridge fell in Quortal.
On 8 April 2024 a roof fell in Blixtor. On 9 April 2024 a dam broke near Nomansham.
"""


@pytest.fixture
def address(request: pytest.FixtureRequest) -> str:
    given = request.config.getoption("--nominatim")
    if given is None:
        pytest.skip("no Nominatim; `make nominatim` brings one")
    return str(given)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_real_nominatim_places_events(
    tmp_path: Path, address: str, language: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "2024-04-10.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "config.yaml").write_text(
        "sources: [articles/]\ngeocoder:\n- gazetteer\n"
        f"- nominatim: {{user_agent: tests@example.org, domain: '{address}', scheme: http, pause: 0, "
        f"language: {language}}}\n",
        encoding="utf-8",
    )
    assert main(["build", "-c", str(tmp_path / "config.yaml")]) == 0
    assert capfd.readouterr().err == "1 article, 4 events, 0 positions\n"
    told = json.loads((tmp_path / "site" / "data" / "explainer.json").read_text(encoding="utf-8"))
    places = [place for event in told["events"] for place in event["places"]]
    assert [(place["name"], place["country"], place["kind"], place["geocoder"]) for place in places] == [
        ("Zorblatt", "MLI", "city", "nominatim"),
        ("Quorvale" if language == "en" else "Quortal", "CHL", "city", "nominatim"),
    ]
    assert (places[0]["latitude"], places[0]["longitude"]) == (12.5, -7.25)
