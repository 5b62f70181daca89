"""The review in the browser: each action by mouse and by keyboard, and what is in the file afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, OpenVisit, Visit
from tests.browser.test_accessibility import complaints_of_axe
from tests.review_story import Reviewing, reviewing

QUOTA = "2024-04-01-quota-announced"
PORT = "2024-04-30-fishers-blocked-port-bergen"
MARKET = "2024-04-09-script-closed-market-bodo"
COD = "2024-04-12-fleet-tromso-caught-900-tons"
FOCUSED = "() => document.activeElement.closest('.item')?.dataset.id || document.activeElement.id"


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Reviewing]:
    with reviewing(tmp_path, "# The desk's own.\n") as opened:
        yield opened


@pytest.fixture
def opened(review: Reviewing, visit: OpenVisit) -> Iterator[Visit]:
    """The page of the review; in the end it has asked nobody else and complained of nothing."""
    made = visit(review.address)
    yield made
    assert made.outside == []
    assert [each for each in made.complaints if "422" not in each] == []
    assert made.page.evaluate("window.__pwned") is None


def items(page: Page) -> list[str]:
    names: list[str] = page.locator(".item").evaluate_all("all => all.map(each => each.dataset.id)")
    return names


def expect_said(page: Page, words: str | re.Pattern[str]) -> None:
    """What a listener hears, too."""
    expect(page.locator("#said[aria-live=polite]")).to_contain_text(words)


def expect_focus(page: Page, name: str) -> None:
    page.wait_for_function(f"name => ({FOCUSED})() === name", arg=name)


def expect_written(review: Reviewing, words: str) -> None:
    assert review.written == f"# The desk's own.\nevents:\n{words}"


def open_item(page: Page, name: str) -> None:
    page.locator(f".item[data-id='{name}'] .row").click()
    expect(page.locator(f".item[data-id='{name}'] .actions")).to_be_visible()


def test_the_first_doubtful_event_is_open_with_its_evidence(opened: Visit) -> None:
    page = opened.page
    expect(page.locator(".left")).to_have_text("4 of 7 left to look at")
    assert items(page) == [QUOTA, PORT, MARKET, COD]
    expect(page.locator(".item.is-open blockquote")).to_contain_text("A new quota was announced last month.")
    expect(page.locator(".item.is-open blockquote a")).to_have_attribute(
        "href", re.compile("^https://harbour.example/story#:~:text=")
    )
    expect_focus(page, QUOTA)


def test_keys_lead_from_event_to_event(opened: Visit) -> None:
    page = opened.page
    for key, name in (("j", PORT), ("ArrowDown", MARKET), ("k", PORT), ("ArrowUp", QUOTA), ("k", QUOTA)):
        page.keyboard.press(key)
        expect_focus(page, name)
        expect(page.locator(".item.is-open")).to_have_attribute("data-id", name)
    page.keyboard.press("Enter")
    expect(page.locator(".item.is-open")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".item.is-open .actions")).to_be_visible()


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_accepting(opened: Visit, review: Reviewing, by: str) -> None:
    page = opened.page
    open_item(page, PORT)
    if by == "mouse":
        page.locator(".item.is-open").get_by_role("button", name="Accept").click()
    else:
        page.keyboard.press("a")
    expect_said(page, "Accepted: “Fishers blocked the port of Bergen”: written to corrections.yaml")
    expect_written(review, f"  - id: {PORT}\n    accept: true\n")
    assert items(page) == [QUOTA, MARKET, COD]
    expect(page.locator(".left")).to_have_text("3 of 7 left to look at")
    expect_focus(page, MARKET)
    expect(page.locator(".item.is-open blockquote")).to_be_visible()


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_hiding_and_showing_again(opened: Visit, review: Reviewing, by: str) -> None:
    page = opened.page
    if by == "mouse":
        page.locator(".item.is-open").get_by_role("button", name="Hide").click()
    else:
        page.keyboard.press("h")
    expect_said(page, "Hidden: “A new quota was announced”")
    expect_written(review, f"  - id: {QUOTA}\n    hide: true\n")
    expect_focus(page, PORT)
    page.locator(".shows").get_by_role("button", name="Hidden").click()
    open_item(page, QUOTA)
    if by == "mouse":
        page.get_by_role("button", name="Show it again").click()
    else:
        page.keyboard.press("h")
    expect_said(page, "Shown again")
    expect(page.locator(".empty")).to_be_visible()
    expect_focus(page, "queue")
    assert review.written == "# The desk's own.\nevents:\n"


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_editing(opened: Visit, review: Reviewing, by: str) -> None:
    page = opened.page
    open_item(page, PORT)
    form = page.get_by_role("form", name="Edit")
    if by == "mouse":
        page.locator(".item.is-open").get_by_role("button", name="Edit").click()
        form.get_by_label("Date").fill("2024-04-29")
        form.get_by_label("Place").fill("Bergen, Norway")
        form.get_by_label("Reason").fill("The log: page 9")
        form.get_by_role("button", name="Save").click()
    else:
        page.keyboard.press("e")
        expect(form.get_by_label("Title")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Control+A")
        page.keyboard.type("2024-04-29")
        page.keyboard.press("Tab")
        page.keyboard.type("Bergen, Norway")
        page.keyboard.press("Tab")
        page.keyboard.type("The log: page 9")
        page.keyboard.press("Enter")
    expect_said(page, "Edited: “Fishers blocked the port of Bergen”: written to corrections.yaml")
    expect_written(
        review,
        f"  - id: {PORT}\n    date: 2024-04-29\n    place: Bergen, Norway\n    reason: 'The log: page 9'\n",
    )
    assert items(page) == [QUOTA, MARKET, COD]
    page.locator(".shows").get_by_role("button", name="All").click()
    open_item(page, PORT)
    expect(page.locator(".item.is-open .facts")).to_contain_text("29 Apr 2024")
    expect(page.locator(".item.is-open .edit .reason")).to_have_text("The log: page 9")


def test_what_is_wrong_stands_beside_its_field(opened: Visit, review: Reviewing) -> None:
    page = opened.page
    page.keyboard.press("e")
    form = page.get_by_role("form", name="Edit")
    form.get_by_label("Date").fill("on Tuesday")
    form.get_by_label("Link").fill("javascript:1")
    page.keyboard.press("Enter")
    fault = page.locator("#edit-date-fault")
    expect(fault).to_have_text(
        'must be days such as 2025-02-11, 2025-02, 2025 or 2025-02-10/2025-02-11, found the text "on Tuesday"'
    )
    expect(page.locator("#edit-link-fault")).to_contain_text("must be an address")
    expect(form.get_by_label("Date")).to_be_focused()
    expect(form.get_by_label("Date")).to_have_attribute("aria-invalid", "true")
    assert review.written == "# The desk's own.\n"
    form.get_by_label("Date").fill("2024-04-02")
    form.get_by_label("Link").fill("")
    page.keyboard.press("Enter")
    expect_said(page, "Edited")
    expect_written(review, f"  - id: {QUOTA}\n    date: 2024-04-02\n")


def test_keys_typed_into_a_field_are_letters(opened: Visit, review: Reviewing) -> None:
    page = opened.page
    page.keyboard.press("e")
    field = page.get_by_role("form", name="Edit").get_by_label("Reason")
    field.fill("")
    field.press_sequentially("jkahempu?")
    expect(field).to_have_value("jkahempu?")
    page.keyboard.press("Escape")
    expect(page.get_by_role("form", name="Edit")).to_be_hidden()
    expect(page.locator(".item.is-open [data-open=edit]")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.press("Alt+h")
    assert review.written == "# The desk's own.\n"


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_merging(opened: Visit, review: Reviewing, by: str) -> None:
    page = opened.page
    open_item(page, COD)
    form = page.get_by_role("form", name="Merge")
    if by == "mouse":
        page.locator(".item.is-open").get_by_role("button", name="Merge").click()
        form.get_by_label("The other event").select_option(QUOTA)
        form.get_by_role("button", name="This becomes part of the other").click()
        expect_said(page, "Merged")
        expect_written(review, f"  - id: {QUOTA}\n    merge: [{COD}]\n")
        expect_focus(page, MARKET)
        return
    page.locator(".shows").get_by_role("button", name="All").click()
    expect(page.locator(".item")).to_have_count(7)
    open_item(page, COD)
    page.keyboard.press("m")
    expect(form.get_by_label("Find")).to_be_focused()
    page.keyboard.type("bergen port")
    expect(form.locator("option:not([hidden])")).to_have_count(1)
    page.keyboard.press("Enter")
    expect_said(page, "Merged")
    expect_written(review, f"  - id: {COD}\n    merge: [{PORT}]\n")
    expect(page.locator(".item.is-open blockquote")).to_have_count(2)
    expect_focus(page, COD)


def test_moving_the_pin_by_mouse(opened: Visit, review: Reviewing) -> None:
    page = opened.page
    open_item(page, COD)
    page.locator(".item.is-open").get_by_role("button", name="Pin").click()
    form = page.get_by_role("form", name="Pin")
    box = (
        page.locator(".pin-map .borders")
        .locator("xpath=ancestor::*[contains(@class,'pin-map')]")
        .bounding_box()
    )
    assert box
    page.mouse.click(box["x"] + box["width"] / 2 + 4, box["y"] + box["height"] / 2 - 30)
    latitude = float(form.get_by_label("Latitude").input_value())
    assert 20 < latitude < 60
    form.get_by_label("Name of the place").fill("The bank")
    form.get_by_label("Country").fill("Norway")
    form.get_by_role("button", name="Put it here").click()
    expect_said(page, "Pin moved: “The fleet of Tromso caught 900 tons of cod”")
    assert re.fullmatch(
        rf"# The desk's own.\nevents:\n  - id: {COD}\n"
        r"    place: \{name: The bank, latitude: [\d.]+, longitude: [\d.]+, country: Norway\}\n",
        review.written,
    )


def test_moving_the_pin_by_keyboard(opened: Visit, review: Reviewing) -> None:
    page = opened.page
    page.locator(".shows").get_by_role("button", name="All").click()
    oslo = page.locator(".item", has_text="signed the fish treaty in Oslo")
    oslo.locator(".row").click()
    expect(oslo.locator(".actions")).to_be_visible()
    page.keyboard.press("p")
    form = page.get_by_role("form", name="Pin")
    pin = page.locator(".pin-map .leaflet-marker-icon")
    expect(pin).to_be_focused()
    expect(form.get_by_label("Name of the place")).to_have_value("Oslo")
    north, east = (float(form.get_by_label(name).input_value()) for name in ("Latitude", "Longitude"))
    for key in ("ArrowUp", "ArrowRight", "Shift+ArrowRight", "+"):
        page.keyboard.press(key)
    expect(pin).to_have_attribute(
        "aria-label", re.compile("^The pin, at 6.*, Sweden|Finland; arrow keys move it$")
    )
    moved = [float(form.get_by_label(name).input_value()) for name in ("Latitude", "Longitude")]
    assert moved[0] > north
    assert moved[1] > east + 3
    form.get_by_label("Latitude").fill("59.3300")
    form.get_by_label("Longitude").fill("18.0600")
    form.get_by_label("Name of the place").fill("Stockholm")
    form.get_by_label("Country").fill("Sweden")
    page.keyboard.press("Enter")
    expect_said(page, "Pin moved")
    assert "place: {name: Stockholm, latitude: 59.33, longitude: 18.06, country: Sweden}" in review.written


@pytest.mark.parametrize("by", ["mouse", "keyboard", "message"])
def test_taking_a_click_back(opened: Visit, review: Reviewing, by: str) -> None:
    page = opened.page
    expect(page.locator(".tools [data-do=undo]")).to_be_disabled()
    page.keyboard.press("a")
    expect_said(page, "Accepted")
    if by == "keyboard":
        page.keyboard.press("u")
    else:
        page.locator(".tools [data-do=undo]" if by == "mouse" else ".said [data-do=undo]").click()
    expect_said(page, "Taken back: Accepted: “A new quota was announced”")
    assert review.written == "# The desk's own.\n"
    assert items(page) == [QUOTA, PORT, MARKET, COD]
    assert page.evaluate("document.activeElement !== document.body")


def test_the_keys_are_told(opened: Visit) -> None:
    page = opened.page
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect_focus(page, QUOTA)
    page.get_by_role("button", name="Keys").click()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("#said")).to_be_empty()


def test_all_of_a_story_can_be_reviewed_without_a_mouse(opened: Visit, review: Reviewing) -> None:
    page = opened.page
    for left in (3, 2, 1):
        page.keyboard.press("a")
        expect(page.locator(".left")).to_have_text(f"{left} of 7 left to look at")
    page.keyboard.press("h")
    expect(page.locator(".left")).to_have_text("Nothing doubtful is left of 6")
    expect_focus(page, "queue")
    assert review.written.count("accept: true") == 3


def test_a_file_that_is_wrong_is_told(opened: Visit, review: Reviewing) -> None:
    review.file.write_text("events:\n  - {id: x, hied: true}\n", encoding="utf-8")
    page = opened.page
    page.keyboard.press("a")
    expect_said(page, 'unknown key "hied"; did you mean "hide"?')
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("has to be put right by hand")
    opened.complaints.clear()


def test_a_review_that_has_ended_says_so(visit: OpenVisit, tmp_path: Path) -> None:
    with reviewing(tmp_path) as review:
        page = visit(review.address).page
    page.keyboard.press("a")
    expect_said(page, "The review has ended. Start dateline review again.")


def test_hostile_words_are_words(opened: Visit) -> None:
    page = opened.page
    page.locator(".shows").get_by_role("button", name="All").click()
    for name in items(page):
        open_item(page, name)
        for form in ("e", "m", "p"):
            page.keyboard.press(form)
            page.keyboard.press("Escape")
    assert page.locator("script:not([src]), img, [onerror], [style*=expression]").count() == 0
    assert "{{7*191}}" in page.content()
    assert page.evaluate("window.__pwned") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("form", ["e", "m", "p"])
def test_axe_is_content(visit: OpenVisit, review: Reviewing, scheme: str, form: str) -> None:
    page = visit(review.address, color_scheme=scheme).page
    page.keyboard.press("a")
    expect_said(page, "Accepted")
    expect(page.locator(".item.is-open .actions")).to_be_visible()
    page.keyboard.press(form)
    expect(page.locator(".item.is-open form:not([hidden])")).to_be_visible()
    if form == "e":
        page.get_by_role("form", name="Edit").get_by_label("Date").fill("never")
        page.keyboard.press("Enter")
        expect(page.locator("#edit-date-fault")).to_be_visible()
    assert complaints_of_axe(page) == []


def test_axe_is_content_with_the_keys(visit: OpenVisit, review: Reviewing) -> None:
    page = visit(review.address).page
    page.keyboard.press("?")
    assert complaints_of_axe(page) == []


@pytest.mark.parametrize("width", [320, 375, 1280, 3840])
def test_nothing_scrolls_sideways(visit: OpenVisit, review: Reviewing, width: int) -> None:
    page = visit(f"{review.address}?show=all", viewport={**NARROW, "width": width}).page
    for name in items(page):
        page.locator(f".item[data-id='{name}'] .row").focus()
        if not page.locator(f".item[data-id='{name}'].is-open").count():
            page.keyboard.press("Enter")
        expect(page.locator(".item.is-open .actions")).to_be_visible()
        for form in ("e", "m", "p"):
            page.keyboard.press(form)
            if form == "p":
                expect(page.locator(".pin-map .leaflet-marker-icon")).to_be_focused()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, form)
            page.keyboard.press("Escape")


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_deciding_a_position(opened: Visit, review: Reviewing, by: str) -> None:
    page = opened.page
    page.locator(".shows").get_by_role("button", name="Positions").click()
    name = "position:fish-treaty:NOR"
    page.locator(f".item[data-id='{name}'] .row").click()
    expect(page.locator(".item.is-open blockquote")).to_have_count(2)
    form = page.get_by_role("form", name="Decide")
    if by == "mouse":
        page.locator(".item.is-open").get_by_role("button", name="Decide").click()
        form.get_by_role("combobox").select_option("declined")
        form.get_by_role("button", name="Save").click()
        expect(page.locator("#edit-reason-fault")).to_contain_text("is missing")
        form.get_by_label("Reason").fill("It withdrew its pen")
        form.get_by_role("button", name="Save").click()
        expect_said(page, "Decided: Norway, “Who signed the fish treaty?”")
        assert "    stance: declined\n    reason: It withdrew its pen\n" in review.written
    else:
        page.keyboard.press("h")
        expect_said(page, "Taken away: Norway")
        assert "    country: Norway\n    stance: none\n" in review.written
        expect(page.locator(".item.is-open .actions")).to_be_visible()
        assert complaints_of_axe(page) == []
    expect_focus(page, name)
