from __future__ import annotations

from pathlib import Path

import pytest

from dateline.config import load_config
from dateline.errors import ConfigError
from dateline.published_at import find_trouble


def load_url(folder: Path, url: str) -> str | None:
    path = folder / "config.yaml"
    path.write_text(f"title: T\nsite: {{url: {url}}}\n", encoding="utf-8")
    return load_config(path).url


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("https://example.org/explainer/", "https://example.org/explainer/"),
        ("http://example.org", "http://example.org/"),
        ("https://example.org:8443/a/b//", "https://example.org:8443/a/b/"),
        ("HTTPS://EXAMPLE.ORG/x", "HTTPS://EXAMPLE.ORG/x/"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        ("https://zürich.example/straße/", "https://zürich.example/straße/"),
    ],
)
def test_an_address_ends_with_a_slash(tmp_path: Path, given: str, read: str) -> None:
    assert load_url(tmp_path, given) == read


@pytest.mark.parametrize(
    "given",
    ["example.org/explainer", "//example.org/", "ftp://example.org/", "'javascript:alert(1)//'", "file:///x"],
)
def test_only_the_web_is_published_at(tmp_path: Path, given: str) -> None:
    with pytest.raises(ConfigError, match=r"site\.url: must start with https:// or http://"):
        load_url(tmp_path, given)


@pytest.mark.parametrize(
    "given",
    [
        "https://",
        "https:///x",
        "https://example.org/?a=b",
        "https://example.org/#top",
        "https://user:word@example.org/",
        'https://example.org/"><script>alert(1)</script>',
        "https://example.org:port/",
        "https://example.org:99999/",
        "https://[::1/",
        "https://exa mple.org/",
    ],
)
def test_what_is_no_address_of_a_folder_is_refused(given: str) -> None:
    assert find_trouble(given) == "no address of a folder"


def test_the_line_and_the_way_out_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_url(tmp_path, "https://example.org/index.html")
    (problem,) = caught.value.lines
    assert "config.yaml:2: site.url: names a file" in problem
    assert "https://example.org/explainer/" in problem
