"""What a click writes (tests/examples/review_clicks.yaml), and what it leaves as it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from dateline.errors import ConfigError
from dateline.reviewing.entries import Change, change_entry, find_entry, load
from dateline.reviewing.splicing import Value
from dateline.reviewing.subjects import is_about
from dateline.saving import replace_file

EXAMPLES = YAML(typ="safe").load(
    (Path(__file__).resolve().parents[1] / "examples" / "review_clicks.yaml").read_text(encoding="utf-8")
)
Case = Any  # Any: YAML


def make_change(name: str, values: dict[str, Any]) -> Change:
    return Change("events", {"id": name}, {key: as_value(value) for key, value in values.items()})


def as_value(value: Any) -> Value | None:
    if isinstance(value, list):
        return tuple(value)
    return value if isinstance(value, dict | tuple | bool | float | int) or value is None else str(value)


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: case["name"])
def test_a_click_writes_this_and_nothing_else(case: Case) -> None:
    change = make_change("a", case["set"])
    if case.get("refused"):
        with pytest.raises(ConfigError, match="change it by hand"):
            change_entry(case["before"], change, is_about)
    else:
        assert change_entry(case["before"], change, is_about) == case["after"]


HAND_WRITTEN = """\
# The desk's corrections.   Ask Ada before changing [this].

events:
  # -- Monday --
  - id: a            # the first
    title: "Double 'quoted'"     # as printed
    reason: >-
      Folded # not a comment
      over lines

  - {id: b, hide: true,   reason: 'single ''quoted'''}   # flow

  -
    id: c   # below its dash
    place:  # in full
      name: Bergen # the port
      latitude: 60.390   # degrees
      longitude: 5.32
    merge:
    - d # one
    - e # two
  - place: none  # before its id
    id: f
# -- no more events --
positions:
  - {question: fish, country: the UK, stance: none}   # left

add: {events: [], positions: []}   # nothing
sources:
  - id: quay
    published: 2024-04-03   # the print edition
# The end
"""
NAMES = st.sampled_from(("a", "b", "c", "f", "new", "newer"))
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
PLACES = st.fixed_dictionaries(
    {
        "name": WORDS,
        "latitude": st.floats(-90, 90).map(lambda each: round(each, 4)),
        "longitude": st.just(5.5),
    },
    optional={"country": st.just("Norway")},
)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "accept": st.sampled_from((True, None)),
        "hide": st.sampled_from((True, None)),
        "title": st.none() | WORDS,
        "date": st.sampled_from((None, "2024", "2024-04", "2024-04-03", "2024-04-03/2024-04-05")),
        "place": st.none() | st.just("Oslo") | PLACES,
        "merge": st.sampled_from((None, ("d", "e", "g"), ("g",), ("d", "e"))),
        "reason": st.none() | WORDS,
    },
).filter(bool)
CLICKS = st.lists(st.tuples(NAMES, CHANGES), min_size=1, max_size=6)


def comments_of(text: str) -> list[str]:
    """The comments of the hand-written file."""
    written = [match[0].rstrip() for match in re.finditer(r"(?m)(?:^|(?<=\s))#.*$", HAND_WRITTEN)]
    return sorted(each for each in written if each in text and "not a comment" not in each)


@given(CLICKS)
def test_comments_and_other_entries_survive_any_clicks(clicks: list[tuple[str, dict[str, Any]]]) -> None:
    text = HAND_WRITTEN
    for name, values in clicks:
        text = change_entry(text, make_change(name, values), is_about)
    assert comments_of(text) == comments_of(HAND_WRITTEN)
    clicked = {name for name, _ in clicks}
    before, after = load(HAND_WRITTEN), load(text)
    assert {key: after[key] for key in before if key != "events"} == {
        key: before[key] for key in before if key != "events"
    }
    assert [each for each in after["events"] or [] if each["id"] not in clicked] == [
        each for each in before["events"] if each["id"] not in clicked
    ]
    for line in HAND_WRITTEN.splitlines()[HAND_WRITTEN.splitlines().index("# -- no more events --") :]:
        assert line in text.splitlines()


@given(NAMES, CHANGES)
def test_what_was_clicked_is_what_the_entry_says(name: str, values: dict[str, Any]) -> None:
    change = make_change(name, values)
    _, entry = find_entry(change_entry(HAND_WRITTEN, change, is_about), change, is_about)
    for key, value in values.items():
        expected = list(value) if isinstance(value, tuple) else value
        assert entry.get(key) == (int(value) if value == "2024" else expected)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
def test_any_words_can_be_written(words: str) -> None:
    change = make_change("a", {"title": words})
    assert find_entry(change_entry("", change, is_about), change, is_about)[1]["title"] == words


def test_the_entry_of_a_country_is_found_by_any_of_its_names() -> None:
    change = Change("positions", {"question": "fish", "country": "GBR"}, {"stance": "signed", "reason": "So"})
    text = change_entry(HAND_WRITTEN, change, is_about)
    assert "{question: fish, country: the UK, stance: signed, reason: So}   # left" in text


def test_a_file_is_replaced_whole_and_stays_who_it_was(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml", "real.yaml"]
