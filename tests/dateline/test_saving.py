"""From files to an explainer in hand, and from a chart to a file."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline import read_explainer, save_chart
from dateline.errors import ConfigError, SiteError, SourceError
from output import Chart

TEXT = "Norway and Iceland signed the fish treaty in Oslo on 3 April 2024."
CHART = Chart("timeline", "Fish", None, "<!doctype html>é", "<svg/>")


def test_what_the_door_hands_out_is_said() -> None:
    assert dateline.__all__ == ["read_explainer", "save_chart"]
    with pytest.raises(AttributeError, match="draw_pie"):
        dateline.draw_pie  # noqa: B018


def test_files_become_an_explainer_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    story = read_explainer(tmp_path)
    assert [event.when.interval.first.year for event in story.timeline.events] == [2024]
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_configuration_says_what_to_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("title: Fish\nsources: [a.txt]\n", encoding="utf-8")
    assert read_explainer(config=tmp_path / "config.yaml").title == "Fish"


def test_a_wrong_name_or_configuration_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nowhere"):
        read_explainer(tmp_path / "nowhere")
    (tmp_path / "config.yaml").write_text("titel: Fish\n", encoding="utf-8")
    with pytest.raises(ConfigError, match='did you mean "title"'):
        read_explainer(config=tmp_path / "config.yaml")


@pytest.mark.parametrize(("name", "content"), [("a.html", CHART.html), ("a.SVG", CHART.svg)])
def test_a_chart_is_saved_as_its_name_says(tmp_path: Path, name: str, content: str) -> None:
    assert save_chart(CHART, tmp_path / name).read_text(encoding="utf-8") == content


def test_a_chart_is_no_png(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"a\.png': a chart is saved as \.html or \.svg"):
        save_chart(CHART, tmp_path / "a.png")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"nowhere.*cannot be written"):
        save_chart(CHART, tmp_path / "nowhere" / "a.svg")
