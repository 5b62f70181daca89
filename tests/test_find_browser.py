"""A browser is found, or the way to one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.find_browser import find_browser, main


def program(path: Path, exit_code: int) -> Path:
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_browser_that_was_named_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = program(tmp_path / "mine", 0)
    monkeypatch.setenv("DATELINE_BROWSER", str(mine))
    assert find_browser() == str(mine)


def test_a_browser_that_does_not_start_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "chromium", 1)  # Ubuntu's, where there is no snap
    google = program(tmp_path / "google-chrome", 0)
    monkeypatch.delenv("DATELINE_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_browser() == str(google)


def test_without_a_browser_it_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_BROWSER", "/nowhere/chromium")
    assert main(["--install"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "apt-get install chromium" in said.err
