"""`dateline review` as its page asks it: what it lists, what it writes, and whom it refuses."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.checking import check_files
from dateline.cli import main
from dateline.config import Config
from dateline.corrections.reading import load_corrections
from dateline.errors import DatelineError, UsageError
from dateline.reviewing.desk import Desk
from dateline.reviewing.listening import open_review
from dateline.reviewing.wishes import grant, read_wish
from tests.review_story import CONFIG, RUN, Reviewing, find, reviewing

COD = "2024-04-12-fleet-tromso-caught-900-tons"
QUOTA = "2024-04-01-quota-announced"
PORT = "2024-04-30-fishers-blocked-port-bergen"
TREATY = "2024-04-03-ministers-norway-iceland-signed-fish"
DAYS = "must be days such as 2025-02-11, 2025-02, 2025 or 2025-02-10/2025-02-11"
PLACE = "write it as a map would (Paris, France), or give {name, latitude, longitude, country}"
ADDRESS = "must be an address that starts with https:// or http://"
MARKET = "2024-04-09-script-closed-market-bodo"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def data(self) -> Any:
        return json.loads(self.text)


def ask(review: Reviewing, path: str = "", method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
    """An answer to a request for a path behind the token; `headers` with _ for -."""
    connection = http.client.HTTPConnection("127.0.0.1", review.port, timeout=30)
    given_headers = {name.replace("_", "-"): value for name, value in headers.items()}
    address = path if path.startswith("/") else f"/{review.token}/{path}"
    connection.request(method, address, body or None, given_headers)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, text)


def own_headers(review: Reviewing) -> dict[str, str]:
    """Those that the page sends with a click."""
    return {
        "Content_Type": "application/json",
        "X_Dateline_Token": review.token,
        "Origin": f"http://127.0.0.1:{review.port}",
        "Sec_Fetch_Site": "same-origin",
    }


def click(review: Reviewing, action: str, event: str = "", **fields: str) -> Answer:
    body = json.dumps({"action": action, "event": event, "fields": fields}).encode()
    return ask(review, "click", "POST", body, **own_headers(review))


def listed(review: Reviewing, show: str = "doubtful") -> list[str]:
    """The ids of the events that the page lists."""
    page = lxml.html.fromstring(ask(review, f"desk?show={show}").text)
    return [str(each) for each in page.xpath("//li/@data-id")]


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Reviewing]:
    """A review of the story; there is no file of corrections yet."""
    with reviewing(tmp_path) as opened:
        yield opened


# --- whom it answers


def test_it_listens_on_this_machine_only(review: Reviewing) -> None:
    assert review.address.startswith("http://127.0.0.1:")


def test_its_address_cannot_be_guessed(review: Reviewing, tmp_path: Path) -> None:
    assert len(review.token) >= 43  # 256 bits
    with reviewing(tmp_path) as another:
        assert another.token != review.token


@pytest.mark.parametrize("path", ["/", "/review.js", "/wrong/", "/wrong/desk", "/wrong/click", "//", "/%00/"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_is_told_without_the_token(review: Reviewing, path: str, method: str) -> None:
    answer = ask(review, path, method, b"{}", **own_headers(review))
    assert answer.status == 403
    assert answer.text == "the address is not the one that `dateline review` printed"


@pytest.mark.parametrize("cut", [slice(0, -1), slice(1, None)])
def test_a_part_of_the_token_is_none(review: Reviewing, cut: slice) -> None:
    assert ask(review, f"/{review.token[cut]}/").status == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "localhost:1", "[::1]:{port}", "127.0.0.1.evil.example:{port}"]
)
def test_a_name_that_leads_here_from_elsewhere_is_refused(review: Reviewing, host: str) -> None:
    assert ask(review, Host=host.format(port=review.port)).status == 403


def test_localhost_is_this_machine(review: Reviewing) -> None:
    assert ask(review, Host=f"localhost:{review.port}").status == 200


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"X_Dateline_Token": ""}, 403),
        ({"X_Dateline_Token": "wrong"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": None}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content_Type": None}, 415),
    ],
)
def test_a_page_of_somebody_else_writes_nothing(
    review: Reviewing, changed: dict[str, str | None], status: int
) -> None:
    headers = {name: value for name, value in {**own_headers(review), **changed}.items() if value is not None}
    body = json.dumps({"action": "hide", "event": COD}).encode()
    assert ask(review, "click", "POST", body, **headers).status == status
    assert not review.file.exists()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(review: Reviewing, method: str) -> None:
    answer = ask(review, "click", method, b"{}", **own_headers(review))
    assert answer.status == 405
    assert "access-control-allow-origin" not in answer.headers


def test_nothing_is_written_by_looking(review: Reviewing) -> None:
    for path in ("", "desk", f"event?id={COD}", "click", f"click?action=hide&event={COD}"):
        ask(review, path)
    assert not review.file.exists()


@pytest.mark.parametrize("size", [65 * 1024, 10_000_000])
def test_a_body_that_is_too_large_is_not_read(review: Reviewing, size: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", review.port, timeout=30)
    connection.putrequest("POST", f"/{review.token}/click")
    for name, value in {**own_headers(review), "Content_Length": str(size)}.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"1", b"[" * 60_000, b'{"action": 1}', b'{"action": "hide", "event": ["x"]}',
     b'{"action": "hide", "more": 1}', b'{"action": "rm", "event": "%s"}' % COD.encode(), b"\xff\xfe",
     b'{"action": "edit", "event": "%s", "fields": {"title": {"a": 1}}}' % COD.encode(),
     b'{"action": "edit", "event": "%s", "fields": {"title": "\\ud800"}}' % COD.encode()],
)  # fmt: skip
def test_what_no_page_of_ours_sends_is_refused(review: Reviewing, body: bytes) -> None:
    assert ask(review, "click", "POST", body, **own_headers(review)).status == 400
    assert not review.file.exists()


@pytest.mark.parametrize(
    "path", ["", "review.js", "review.css", "land.json", "nothing", "/wrong/", "event?id=x"]
)
def test_every_answer_is_sealed(review: Reviewing, path: str) -> None:
    headers = ask(review, path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["server"] == "dateline"


def test_no_file_of_the_machine_is_served(review: Reviewing) -> None:
    for path in ("../config.yaml", "..%2f..%2fetc/passwd", "/etc/passwd", "static/review/keys.js"):
        assert ask(review, path).status in (403, 404)


def test_the_words_of_articles_are_escaped(review: Reviewing) -> None:
    pages = [ask(review, "?show=all").text] + [
        ask(review, f"event?id={name}").text for name in (MARKET, *listed(review, "all"))
    ]
    for text in pages:
        page = lxml.html.fromstring(text)
        assert {str(each) for each in page.xpath("//script/@src")} <= {"leaflet.js", "review.js"}
        assert not page.xpath("//script[not(@src)] | //img | //@onerror | //@onclick | //@style | //style")
        assert {str(each).partition(":")[0] for each in page.xpath("//a/@href")} <= {"https", "#queue"}
    assert f"&lt;script&gt;{RUN}" in pages[0]
    assert "{{7*191}}" in "".join(pages)


# --- what it lists


def test_the_most_doubtful_come_first_with_the_reasons_in_words(review: Reviewing) -> None:
    assert listed(review) == [QUOTA, PORT, MARKET, COD]
    assert len(listed(review, "all")) == 7
    page = lxml.html.fromstring(ask(review).text)
    assert page.xpath("string(//p[@class='left'])") == "4 of 7 left to look at"
    row = page.xpath(f"//li[@data-id='{QUOTA}']")[0]
    assert [each.text for each in row.find_class("chip")] == [
        "no place found",
        "date counted from the day of publication",
        "date known to the month",
        "one source only",
    ]


def test_an_event_shows_its_evidence(review: Reviewing) -> None:
    page = lxml.html.fromstring(ask(review, f"event?id={TREATY}").text)
    quotes = [" ".join(each.text_content().split()) for each in page.xpath("//blockquote/p")]
    assert (
        quotes == ["The ministers of Norway and Iceland signed the fish treaty in Oslo on 3 April 2024."] * 2
    )
    links = [str(each) for each in page.xpath("//blockquote//a/@href")]
    assert all(each.startswith("https://") and "#:~:text=" in each for each in links)
    assert page.xpath("string(//*[contains(@class, 'place')]/bdi)") == "Oslo"


def test_an_event_that_is_not_there_is_not_found(review: Reviewing) -> None:
    assert ask(review, "event?id=nothing").status == 404


# --- what it writes


def test_accepting_ends_the_doubt(review: Reviewing) -> None:
    answer = click(review, "accept", COD)
    assert (
        answer.data["said"]
        == "Accepted: “The fleet of Tromso caught 900 tons of cod”: written to corrections.yaml"
    )
    assert review.written == f"events:\n  - id: {COD}\n    accept: true\n"
    assert COD not in listed(review)
    assert listed(review, "accepted") == [COD]
    assert "3</b> of 7 left" in answer.data["desk"]
    click(review, "reopen", COD)
    assert review.written == "events:\n"
    assert COD in listed(review)


def test_hiding_takes_an_event_out_until_it_is_shown_again(review: Reviewing) -> None:
    click(review, "hide", PORT)
    assert review.written == f"events:\n  - id: {PORT}\n    hide: true\n"
    assert PORT not in listed(review, "all")
    assert listed(review, "hidden") == [PORT]
    assert 'data-act="show"' in ask(review, f"event?id={PORT}").text
    click(review, "show", PORT)
    assert PORT in listed(review, "all")


def test_editing_writes_what_was_changed(review: Reviewing) -> None:
    click(
        review,
        "edit",
        PORT,
        title="Fishers: port blocked",
        date="2024-04-29/2024-04-30",
        place="Bergen, Norway",
        reason="The log\nof the port",
        link="https://port.example/log",
    )
    assert review.written == (
        f"events:\n  - id: {PORT}\n    title: 'Fishers: port blocked'\n    date: 2024-04-29/2024-04-30\n"
        "    place: Bergen, Norway\n    reason: The log of the port\n    link: https://port.example/log\n"
    )
    page = ask(review, f"event?id={PORT}").text
    assert "29–30 Apr 2024" in page
    assert "<bdi>Bergen</bdi>" in page
    assert PORT not in listed(review)
    click(review, "edit", PORT, title="")
    assert "title" not in review.written


@pytest.mark.parametrize(
    ("field", "words", "fault"),
    [
        ("date", "on Tuesday", DAYS + ', found the text "on Tuesday"'),
        ("date", "2024-02-30", "there is no day 2024-02-30"),
        ("title", "x" * 91, "has 91 characters; there is room for 90"),
        ("link", "javascript:1", f'{ADDRESS}, found "javascript:1"'),
        ("place", "Nowhereville", f'the gazetteer knows no "Nowhereville"; {PLACE}'),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_written(
    review: Reviewing, field: str, words: str, fault: str
) -> None:
    answer = click(review, "edit", PORT, **{"title": "The port", field: words})
    assert answer.status == 422
    assert answer.data == {"faults": [{"field": field, "words": fault}]}
    assert not review.file.exists()


def test_a_reason_alone_changes_nothing(review: Reviewing) -> None:
    answer = click(review, "edit", PORT, reason="So")
    assert answer.data["faults"][0]["words"].startswith("nothing is changed; say one of hide, pin, title")


def test_moving_the_pin_writes_a_place_in_full(review: Reviewing) -> None:
    click(review, "pin", COD, name="Malangen Bank", latitude="69.83331", longitude="16.5", country="Norway")
    assert review.written == (
        f"events:\n  - id: {COD}\n"
        "    place: {name: Malangen Bank, latitude: 69.8333, longitude: 16.5, country: Norway}\n"
    )
    assert "<bdi>Malangen Bank</bdi>" in ask(review, f"event?id={COD}").text
    click(review, "pin", COD, name="The bank", latitude="70", longitude="16.5", country="", reason="The log")
    assert "{name: The bank, latitude: 70.0, longitude: 16.5}" in review.written
    assert "reason: The log" in review.written


@pytest.mark.parametrize(
    ("field", "words", "fault"),
    [
        ("latitude", "91", "must be a number from -90 to 90, found the number 91.0"),
        ("latitude", "north", 'must be a number from -90 to 90, found the text "north"'),
        ("longitude", "nan", "must be a number from -180 to 180, found the number nan"),
        ("longitude", "", "must be a number from -180 to 180, found nothing"),
        ("name", "", "is missing"),
        ("country", "Norwya", 'unknown country "Norwya"; did you mean "Norway"?'),
    ],
)
def test_a_pin_that_is_nowhere_is_not_written(review: Reviewing, field: str, words: str, fault: str) -> None:
    fields = {"name": "Bank", "latitude": "69.8", "longitude": "16.5", "country": "Norway", field: words}
    assert click(review, "pin", COD, **fields).data == {"faults": [{"field": field, "words": fault}]}
    assert not review.file.exists()


@pytest.mark.parametrize(("into", "whole", "part"), [("this", COD, PORT), ("other", PORT, COD)])
def test_merging_makes_one_of_two(review: Reviewing, into: str, whole: str, part: str) -> None:
    click(review, "merge", COD, other=PORT, into=into, reason="One night")
    assert review.written == f"events:\n  - id: {whole}\n    merge: [{part}]\n    reason: One night\n"
    assert part not in listed(review, "all")
    assert len(listed(review, "all")) == 6
    click(review, "merge", whole, other=QUOTA, into="this")
    assert f"merge: [{part}, {QUOTA}]" in review.written


def test_the_nearest_events_are_proposed_first(review: Reviewing) -> None:
    page = lxml.html.fromstring(ask(review, f"event?id={COD}").text)
    proposed = [str(each) for each in page.xpath("//select[@name='other']/option/@value")]
    assert proposed[0] == MARKET
    assert COD not in proposed
    assert len(proposed) == 6


def test_an_event_is_not_merged_with_itself_or_with_nothing(review: Reviewing) -> None:
    itself = click(review, "merge", COD, other=COD, into="this")
    assert itself.data["faults"][0]["words"] == "an event cannot become part of itself"
    nothing = click(review, "merge", COD, other="", into="this")
    assert nothing.data["faults"][0]["field"] == "other"
    assert not review.file.exists()


def test_an_event_that_is_gone_is_named(review: Reviewing) -> None:
    assert (
        click(review, "hide", "nothing").data["faults"][0]["words"] == 'there is no event "nothing" any more'
    )


def test_what_is_written_is_what_check_and_build_read(review: Reviewing) -> None:
    (review.file.parent / "config.yaml").write_text("corrections: corrections.yaml\n", encoding="utf-8")
    click(review, "accept", COD)
    click(review, "pin", PORT, name="The port", latitude="60.4", longitude="5.3", country="Norway")
    click(review, "edit", MARKET, title=f"</script><script>{RUN}</script> # {{}} [", date="2024-04")
    check_files(review.file.parent / "config.yaml")
    title = next(each.title for each in load_corrections(load(review)).events if each.id == MARKET)
    assert title == f"</script><script>{RUN}</script> # {{}} ["


def load(review: Reviewing) -> Config:
    return replace(CONFIG, folder=review.file.parent)


# --- the file belongs to the editor

OWN = f"""\
# Ours.
events:
  - {{id: {TREATY}, title: "The treaty",   reason: 'Shorter'}}   # agreed on Monday
"""


def test_what_the_editor_wrote_meanwhile_survives(tmp_path: Path) -> None:
    with reviewing(tmp_path, OWN) as review:
        click(review, "accept", COD)
        review.file.write_text(review.written + "# written by hand\nsources: []\n", encoding="utf-8")
        click(review, "hide", PORT)
        assert review.written == (
            f"{OWN}  - id: {COD}\n    accept: true\n  - id: {PORT}\n    hide: true\n"
            "# written by hand\nsources: []\n"
        )


def test_what_the_editor_wrote_is_seen_at_the_next_look(review: Reviewing) -> None:
    review.file.write_text(f"events: [{{id: {COD}, accept: true}}]\n", encoding="utf-8")
    assert listed(review, "accepted") == [COD]


WRONG = "events:\n  - {id: x, hide: perhaps}\n  - {id: y, hied: true}\n"


def test_a_file_that_is_wrong_is_not_overwritten_and_its_problems_are_shown(review: Reviewing) -> None:
    click(review, "accept", COD)
    review.file.write_text(WRONG, encoding="utf-8")
    answer = click(review, "hide", PORT)
    assert answer.status == 409
    assert [re.sub(r"^.*(?=corrections)", "", fault["words"]) for fault in answer.data["faults"]] == [
        'corrections.yaml:2: events[0].hide: must be true or false, found the text "perhaps"',
        'corrections.yaml:3: events[1].hied: unknown key "hied"; did you mean "hide"?',
    ]
    assert click(review, "undo").status == 409
    assert review.written == WRONG
    page = ask(review).text
    assert "corrections.yaml has to be put right by hand" in page
    assert "unknown key" in page
    review.file.write_text("", encoding="utf-8")
    assert click(review, "hide", PORT).status == 200


def test_bytes_that_are_no_text_are_left_alone(review: Reviewing) -> None:
    review.file.write_bytes(b"events: [] # \xff")
    assert click(review, "hide", PORT).status == 409
    assert review.file.read_bytes() == b"events: [] # \xff"


def test_a_correction_that_fits_nothing_is_named(tmp_path: Path) -> None:
    with reviewing(tmp_path, "events:\n  - {id: 2024-04-12-fleet, hide: true}\n") as review:
        assert "event &#34;2024-04-12-fleet&#34; no longer exists" in ask(review).text


def test_days_of_publication_take_a_new_start(review: Reviewing) -> None:
    review.file.write_text("sources: [{id: quay, published: 2024-05-04}]\n", encoding="utf-8")
    assert "end the review and start it again" in ask(review).text


def test_days_of_publication_that_only_move_down_the_file_take_none(tmp_path: Path) -> None:
    before = "events: []\nsources: [{id: quay, published: 2024-05-03}]\n"
    with reviewing(tmp_path, before) as review:
        click(review, "accept", COD)
        assert "sources" in review.written
        assert "start it again" not in ask(review).text


def test_a_mark_at_the_start_and_the_ends_of_lines_stay(tmp_path: Path) -> None:
    with reviewing(tmp_path) as review:
        before = b"\xef\xbb\xbfevents:\r\n  - {id: x, pin: true}\r\n"
        review.file.write_bytes(before)
        click(review, "accept", COD)
        added = f"  - id: {COD}\r\n    accept: true\r\n".encode()
        assert review.file.read_bytes() == before + added
        click(review, "undo")
        assert review.file.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(review: Reviewing) -> None:
    review.file.parent.chmod(0o500)
    answer = click(review, "accept", COD)
    review.file.parent.chmod(0o700)
    assert answer.status == 409
    assert "cannot be written" in answer.text


# --- undo


def test_undo_gives_the_file_back(tmp_path: Path) -> None:
    with reviewing(tmp_path, OWN) as review:
        click(review, "accept", COD)
        click(review, "edit", TREATY, title="A treaty", reason="")
        answer = click(review, "undo")
        assert answer.data["said"] == "Taken back: Edited: “The treaty”"
        click(review, "undo")
        assert review.written == OWN
        assert click(review, "undo").data["faults"][0]["words"] == "there is nothing to take back"


def test_undoing_the_first_click_of_all_leaves_no_file(review: Reviewing) -> None:
    click(review, "accept", COD)
    click(review, "undo")
    assert not review.file.exists()


def test_undo_keeps_what_was_written_by_hand_since(tmp_path: Path) -> None:
    with reviewing(tmp_path, OWN) as review:
        click(review, "edit", TREATY, title="A treaty", date="2024-04-02")
        by_hand = review.written.replace("# Ours.", "# Ours and yours.").replace(
            "'Shorter'", "'Much shorter'"
        )
        review.file.write_text(by_hand, encoding="utf-8")
        click(review, "undo")
        expected = OWN.replace("# Ours.", "# Ours and yours.").replace("'Shorter'", "'Much shorter'")
        assert review.written == expected.replace('"The treaty"', "The treaty")


WORDS = st.text(st.characters(codec="utf-8"), max_size=20).map(lambda text: " ".join(text.split()))
CLICKS = st.lists(
    st.tuples(
        st.sampled_from(("accept", "reopen", "hide", "show", "edit", "pin", "merge")),
        st.sampled_from((COD, QUOTA, PORT, TREATY)),
        st.fixed_dictionaries(
            {"other": st.sampled_from((COD, QUOTA, MARKET)), "name": WORDS.filter(bool)},
            optional={
                "title": WORDS,
                "date": st.sampled_from(("2024", "2024-04", "", "never")),
                "reason": WORDS,
                "latitude": st.sampled_from(("69.5", "-3", "91")),
                "longitude": st.sampled_from(("16.5", "0")),
                "into": st.sampled_from(("this", "other")),
            },
        ),
    ),
    max_size=6,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CLICKS)
def test_as_many_undos_as_clicks_give_the_file_back(
    tmp_path: Path, clicks: list[tuple[str, str, dict[str, str]]]
) -> None:
    file = tmp_path / "corrections.yaml"
    file.write_text(OWN, encoding="utf-8")
    desk = Desk(replace(CONFIG, folder=tmp_path), find())
    texts = [OWN]
    for action, event, fields in clicks:
        wish = read_wish(json.dumps({"action": action, "event": event, "fields": fields}).encode())
        try:
            desk.click(*grant(wish, desk.look().review))
        except DatelineError:
            assert file.read_text(encoding="utf-8") == texts[-1]
            continue
        now = file.read_bytes().decode()
        assert "# Ours." in now
        assert "# agreed on Monday" in now
        if now != texts[-1]:
            texts.append(now)
    for text in reversed(texts[:-1]):
        desk.undo()
        assert file.read_bytes().decode() == text
    assert not desk.look().review.undoable


# --- the command


def test_a_configuration_without_corrections_says_what_to_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    Path("config.yaml").write_text("sources: [articles/]\n", encoding="utf-8")
    assert main(["review"]) == 2
    line = "no file for corrections: write `corrections: corrections.yaml` into config.yaml\n"
    assert capsys.readouterr().err == line
    assert main(["review", "articles"]) == 2
    assert "and name it with -c" in capsys.readouterr().err


def test_the_command_prints_its_address_holds_no_lock_and_ends_by_ctrl_c(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    text = "The ministers of Norway and Iceland signed the fish treaty in Oslo on 3 April 2024.\n"
    (tmp_path / "articles" / "quay.txt").write_text(text, encoding="utf-8")
    (tmp_path / "articles" / "quay.yaml").write_text("published: 2024-05-03\n", encoding="utf-8")
    (tmp_path / "config.yaml").write_text(
        "sources: [articles/]\ncorrections: corrections.yaml\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "dateline", "review", "-c", str(tmp_path / "config.yaml"), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    # Who runs the tests in the background may have told them, and so what they start, to ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    try:
        assert process.stdout
        address = process.stdout.readline().strip()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/([\w-]{43})/", address)
        assert found
        opened = Reviewing(address, int(found[1]), tmp_path / "corrections.yaml")
        (event,) = listed(opened, "all")
        assert click(opened, "accept", event).status == 200
        site = tmp_path / "site"
        assert not site.exists()
        assert main(["build", "-c", str(tmp_path / "config.yaml")]) == 0
        assert "accept" not in (site / "data" / "explainer.json").read_text(encoding="utf-8")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0
        made, last, *_ = said.splitlines()
        assert made == f"{opened.file}: made, as it was not there yet"
        assert last == "Ctrl-C ends it"
    finally:
        process.kill()
        process.wait()


def test_a_port_that_is_taken_is_named(review: Reviewing) -> None:
    with pytest.raises(UsageError, match=f"port {review.port}: .*; choose another with --port"):
        open_review(CONFIG, find(), review.port)


# --- positions

POSITION = "position:fish-treaty:NOR"


def test_positions_are_listed_with_their_evidence(review: Reviewing) -> None:
    assert listed(review, "positions") == ["position:fish-treaty:ISL", POSITION]
    page = lxml.html.fromstring(ask(review, f"event?id={POSITION}").text)
    assert len(page.xpath("//blockquote")) == 2
    assert [str(each) for each in page.xpath("//select/option/@value")] == ["signed", "declined"]


def test_a_position_is_decided_taken_away_and_left_as_found(review: Reviewing) -> None:
    click(
        review,
        "decide",
        POSITION,
        stance="declined",
        as_of="2024-04-05",
        reason="It withdrew its pen",
        link="",
    )
    assert review.written == (
        "positions:\n  - question: fish-treaty\n    country: Norway\n    stance: declined\n"
        "    as_of: 2024-04-05\n    reason: It withdrew its pen\n"
    )
    assert "Declined" in ask(review, f"event?id={POSITION}").text
    click(review, "drop", POSITION)
    assert "stance: none" in review.written
    assert POSITION in listed(review, "positions")
    click(review, "leave", POSITION)
    assert review.written == "positions:\n"
    for _ in range(3):
        click(review, "undo")
    assert not review.file.exists()


def test_a_position_set_by_hand_needs_a_reason(review: Reviewing) -> None:
    answer = click(review, "decide", POSITION, stance="declined", as_of="", reason="", link="")
    assert answer.data["faults"][0]["field"] == "reason"
    unknown = click(review, "decide", POSITION, stance="perhaps", reason="So")
    assert unknown.data["faults"] == [{"field": "stance", "words": "is none of the answers"}]
    assert click(review, "decide", "position:fish:XXX", stance="signed").status == 422
    assert not review.file.exists()
