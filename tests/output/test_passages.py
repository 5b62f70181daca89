"""Quotations and the links to them."""

from __future__ import annotations

import pytest

from output.passages import is_web_address, link_to, name_file


def test_a_short_passage_is_named_whole() -> None:
    link = link_to("https://example.org/a", "Leaders met, and left.")
    assert link == "https://example.org/a#:~:text=Leaders%20met%2C%20and%20left."


def test_a_long_passage_is_named_by_its_first_and_last_words() -> None:
    words = " ".join(f"word{number}" for number in range(20))
    link = link_to("https://example.org/a", words)
    first = "%20".join(f"word{number}" for number in range(6))
    last = "%20".join(f"word{number}" for number in range(14, 20))
    assert link == f"https://example.org/a#:~:text={first},{last}"


def test_hyphens_and_commas_of_the_text_are_not_taken_for_syntax() -> None:
    link = link_to("https://example.org/a", "vice-president, & others")
    assert link == "https://example.org/a#:~:text=vice%2Dpresident%2C%20%26%20others"


def test_an_address_that_has_a_fragment_keeps_it() -> None:
    assert link_to("https://example.org/a#live", "Yes.") == "https://example.org/a#live:~:text=Yes."


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://a.b", "https://", "http://[", ""],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert not is_web_address(url)


@pytest.mark.parametrize(
    ("source", "name"),
    [("articles/one.md", "one.md"), ("C:\\stories\\two.txt", "two.txt"), ("https://a.b/c/", "c"), ("/", "/")],
)
def test_a_source_is_called_by_its_file(source: str, name: str) -> None:
    assert name_file(source) == name
