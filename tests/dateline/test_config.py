from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.config import Config, load_config
from dateline.errors import ConfigError
from dateline.geocoder_settings import GeocoderChoice

ROOT = Path(__file__).resolve().parents[2]

FULL = """\
title: The fish treaty
language: en-GB
sources: [articles/, "more/*.html"]
dates: {order: DMY, reference: 2025-02-11}
geocoder: [gazetteer, {nominatim: {user_agent: me@example.org}}]
places:
  - {name: Quay House, also: [the Quay], latitude: 51.5, longitude: -0.1, country: GBR}
positions:
  - id: fish
    title: Who signed the fish treaty?
    kind: signatories
    about: [treaty, fish]
    stances: {signed: {label: Signed it, phrases: [put its name to]}}
  - title: Who closed its ports?
    kind: custom
    stances:
      closed: {phrases: [close ports]}
timeline: {limit: 12, from: 2025-01-01, to: 2025-03-01, about: [fish]}
site: {folder: public, basemap: tiles}
corrections: corrections.yaml
"""


def load(folder: Path, text: str) -> Config:
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return load_config(path)


def problems_of(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(folder, text)
    return [problem.removeprefix(f"{folder}/") for problem in caught.value.lines]


def test_every_key_is_read(tmp_path: Path) -> None:
    config = load(tmp_path, FULL)
    assert (config.title, config.language) == ("The fish treaty", "en-GB")
    assert config.sources == ("articles/", "more/*.html")
    assert (config.date_order, config.reference) == ("DMY", date(2025, 2, 11))
    assert config.geocoders == (
        GeocoderChoice("gazetteer"),
        GeocoderChoice("nominatim", (("user_agent", "me@example.org"),)),
    )
    assert config.places[0].names == ("Quay House", "the Quay")
    assert (config.limit, config.first, config.last) == (12, date(2025, 1, 1), date(2025, 3, 1))
    assert (config.about, config.site, config.basemap) == (("fish",), "public", "tiles")
    assert config.corrections == "corrections.yaml"
    assert config.folder == tmp_path


def test_built_in_stances_are_extended_and_own_ones_stand_alone(tmp_path: Path) -> None:
    fish, ports = load(tmp_path, FULL).questions
    signed = next(choice for choice in fish.choices if choice.id == "signed")
    assert signed.label == "Signed it"
    assert "put its name to" in signed.phrases
    assert [choice.id for choice in fish.choices] == ["signed", "declined"]
    assert (ports.id, ports.choices[0].label) == ("who-closed-its-ports", "Closed")


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, "# nothing yet\n") == Config(folder=tmp_path)


def test_the_example_in_the_top_folder_is_fine() -> None:
    assert load_config(ROOT / "config.yaml").sources


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: a\nsorces: [b]\n", 'config.yaml:2: sorces: unknown key "sorces"; did you mean "sources"?'),
        ("dates:\n  oder: DMY\n", 'config.yaml:2: dates.oder: unknown key "oder"; did you mean "order"?'),
        ("dates: {order: dmy}\n", 'config.yaml:1: dates.order: unknown value "dmy"; did you mean "DMY"?'),
        ("title: 2025\n", "config.yaml:1: title: must be text, found the number 2025; put it in quotes"),
        ("title: [a]\n", "config.yaml:1: title: must be text, found a list"),
        ("sources: {a: b}\n", "config.yaml:1: sources: must be a list of texts, found keys and values"),
        ("sources:\n- a\n- 3\n", "config.yaml:3: sources: must be a list of texts, found the number 3"),
        (
            "timeline:\n  limit: many\n",
            'config.yaml:2: timeline.limit: must be a whole number from 1 to 10000, found the text "many"',
        ),
        ("timeline:\n  from: 2025-02-30\n", "config.yaml:2: timeline.from: there is no day 2025-02-30"),
        (
            "timeline:\n  from: soon\n",
            'config.yaml:2: timeline.from: must be a day such as 2025-02-11, found the text "soon"',
        ),
        (
            "timeline: {from: 2025-03-01,\n  to: 2025-01-01}\n",
            "config.yaml:2: timeline.to: 2025-01-01 lies before `from`, 2025-03-01",
        ),
        (
            "geocoder: gazeteer\n",
            'config.yaml:1: geocoder: unknown geocoder "gazeteer"; did you mean "gazetteer"?',
        ),
        (
            "title: T\ngeocoder: [gazetteer, {nominatim: {timeout: 3}}]\n",
            (
                "config.yaml:2: geocoder.nominatim.user_agent: is missing; say who you are, for instance "
                "you@example.org"
            ),
        ),
        (
            "geocoder:\n- gazetteer\n- nominatim:\n    user_agent: me@example.org\n    tiemout: 3\n",
            'config.yaml:5: geocoder.nominatim.tiemout: unknown key "tiemout"; did you mean "timeout"?',
        ),
        (
            "geocoder:\n- photon:\n    user_agent: me@example.org\n    timeout: soon\n",
            (
                "config.yaml:4: geocoder.photon.timeout: must be a number from 0.05 to 120, "
                'found the text "soon"'
            ),
        ),
        (
            "geocoder:\n- photon:\n    user_agent: me@example.org\n    pause: 0\n",
            (
                "config.yaml:4: geocoder.photon.pause: must be 1 or more; only a server of your own, named "
                "by `domain`, may take less"
            ),
        ),
        (
            "geocoder:\n- photon:\n    user_agent: me@example.org\n    domain: https://geo.example.org\n",
            (
                "config.yaml:4: geocoder.photon.domain: must be a host such as nominatim.example.org, found "
                '"https://geo.example.org"'
            ),
        ),
        (
            "geocoder:\n- opencage:\n    api_key: 12\n",
            "config.yaml:3: geocoder.opencage.api_key: must be text, found the number 12; put it in quotes",
        ),
        ("geocoder: [opencage]\n", "config.yaml:1: geocoder.opencage.api_key: is missing"),
        (
            "geocoder:\n- gazetteer: {path: x}\n",
            "config.yaml:2: geocoder: gazetteer takes no settings, found keys and values",
        ),
        (
            "geocoder:\n- {nominatim: {user_agent: my_app/1}}\n",
            "config.yaml:2: geocoder.nominatim.user_agent: must say who you are, not the name of an example",
        ),
        (
            "geocoder:\n- {photon: 3}\n",
            "config.yaml:2: geocoder: photon must have keys and values, found the number 3",
        ),
        (
            "geocoder: [3]\n",
            "config.yaml:1: geocoder: must be a name or a list of names, found the number 3",
        ),
        (
            "dates:\n  reference: 0001-01-01\n",
            "config.yaml:2: dates.reference: no article was published on 0001-01-01",
        ),
        ("site: here\n", 'config.yaml:1: site: must be keys and values, found the text "here"'),
        (
            "positions:\n- title: Q\n  kind: signatures\n",
            'config.yaml:3: positions[0].kind: unknown value "signatures"; did you mean "signatories"?',
        ),
        ("positions:\n- kind: vote\n", "config.yaml:2: positions[0].title: is missing"),
        (
            "positions:\n- title: Q\n  kind: custom\n",
            "config.yaml:2: positions[0].stances: a custom question needs stances of its own",
        ),
        (
            "positions:\n- title: Q\n  stances:\n    sined: {label: x}\n",
            'config.yaml:4: positions[0].stances.sined: unknown stance "sined"; did you mean "signed"?',
        ),
        (
            "positions:\n- title: Q\n  id: a\n- title: R\n  id: a\n",
            'config.yaml:5: positions[1].id: "a" is taken; every question needs its own',
        ),
        (
            "places:\n- name: X\n  latitude: 95\n  longitude: 2\n",
            "config.yaml:3: places[0].latitude: must be a number from -90 to 90, found the number 95",
        ),
        (
            "places:\n- {name: X, latitude: 1, longitude: 2,\n   country: Frnace}\n",
            'config.yaml:3: places[0].country: unknown country "Frnace"; did you mean "France"?',
        ),
        (
            "language: english please\n",
            'config.yaml:1: language: not a language tag: "english please"; did you mean "en"?',
        ),
        (
            "language: englisch\n",
            'config.yaml:1: language: not a language tag: "englisch"; did you mean "en"?',
        ),
        (
            "language: 日本語\n",
            'config.yaml:1: language: not a language tag: "日本語"; did you mean "ja"?',
        ),
        (
            "language: pt_BR\n",
            'config.yaml:1: language: not a language tag: "pt_BR"; did you mean "pt-BR"?',
        ),
        (
            "language: xx\n",
            'config.yaml:1: language: not a language tag: "xx"; did you mean "xh"?',
        ),
        (
            "language: dee\n",
            'config.yaml:1: language: not a language tag: "dee"; did you mean "de"?',
        ),
        ("title: a\ntitle: b\n", "config.yaml:2: title: given twice; keep one of them"),
    ],
)
def test_what_is_wrong_is_named_with_line_key_value_and_remedy(
    tmp_path: Path, text: str, problem: str
) -> None:
    assert problems_of(tmp_path, text) == [problem]


@pytest.mark.parametrize("tag", ["de", "de-AT", "pt-BR", "en-US", "zh-Hant", "sr-Latn", "ar", "he"])
def test_a_page_may_be_in_any_language_and_region_that_cldr_knows(tmp_path: Path, tag: str) -> None:
    (tmp_path / "config.yaml").write_text(f"language: {tag}\n", encoding="utf-8")
    assert load_config(tmp_path / "config.yaml").language == tag


def test_all_problems_are_named_at_once_from_top_to_bottom(tmp_path: Path) -> None:
    found = problems_of(tmp_path, "titel: a\ndates: {order: XYZ}\nsite: {folder: [1]}\n")
    assert [problem.split(":")[1] for problem in found] == ["1", "2", "3"]


def test_a_file_that_is_not_there_or_not_utf8_is_a_config_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        load_config(tmp_path / "none.yaml")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path)
    (tmp_path / "c.yaml").write_bytes(b"title: \xff\n")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(tmp_path / "c.yaml")


def test_a_home_is_one_place_or_one_for_each_publisher(tmp_path: Path) -> None:
    (everywhere,) = load(tmp_path, "home: Paris, Texas\n").homes
    assert everywhere[0] == ""
    assert everywhere[1].square == (33, -96)
    homes = dict(load(tmp_path, 'home: {The Hindu: India, The Paris News: "Paris, Texas"}\n').homes)
    assert (homes["The Hindu"].square, homes["The Paris News"].square) == (None, (33, -96))


def test_a_home_that_is_no_place_is_named(tmp_path: Path) -> None:
    (told,) = problems_of(tmp_path, "home: {The Hindu: Indja}\n")
    assert told.startswith('config.yaml:1: home.The Hindu: unknown place "Indja"; write ')


def test_the_editor_decides_on_borders(tmp_path: Path) -> None:
    text = "site: {borders: {Crimea: Ukraine, XKX: SRB, Western Sahara: open}}\n"
    assert load(tmp_path, text).borders == (("ESH", "open"), ("XCR", "UKR"), ("XKX", "SRB"))


@pytest.mark.parametrize(
    ("borders", "problem"),
    [
        ("{Crimeaa: Ukraine}", 'site.borders.Crimeaa: unknown territory "Crimeaa"; did you mean "Crimea"?'),
        ("{Crimea: Ukraina}", 'site.borders.Crimea: unknown country "Ukraina"; did you mean "Ukraine"?'),
        ("{Crimea: oppen}", 'site.borders.Crimea: unknown country "oppen"; did you mean "open"?'),
        ("{Malta: Italy}", "site.borders.Malta: Malta has no shape of its own on these maps"),
        ("{Kosovo: Serbia, XKX: open}", "site.borders.XKX: decided twice; keep one of them"),
        (
            "{Kosovo: Serbia, Serbia: open}",
            "site.borders.Kosovo: Serbia is not drawn itself: `borders` gives it away or leaves it open",
        ),
        ("{Kosovo: Kosovo}", "site.borders.Kosovo: Kosovo is not drawn itself: `borders` gives it away or"),
        ("[Crimea]", "site.borders: must be keys and values, found a list"),
    ],
)
def test_a_wrong_border_is_named_with_the_nearest_right_one(
    tmp_path: Path, borders: str, problem: str
) -> None:
    (found,) = problems_of(tmp_path, f"title: x\nsite:\n  borders: {borders}\n")
    assert found.startswith(f"config.yaml:3: {problem}")
