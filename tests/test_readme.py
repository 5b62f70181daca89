"""The README tells the truth: every command and every key of config.yaml is in it, and its example works."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest

from dateline.cli import commands
from dateline.config import load_config
from geo.geocoders import GEOCODERS
from geo.geocoders.settings import BOUNDS_S

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
READS_A_KEY = {
    "text",
    "needed_text",
    "texts",
    "choice",
    "whole",
    "number",
    "day",
    "table",
    "tables",
    "raw",
    "flag",
}


def example_config() -> str:
    found = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert found
    return found[1]


def config_keys() -> list[str]:
    """The keys that the modules of the configuration ask their tables for, and the times of geocoders."""
    trees = [
        ast.parse((ROOT / "dateline" / name).read_text(encoding="utf-8"))
        for name in ("config.py", "fetch_settings.py", "geocoder_settings.py")
    ]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return sorted(
        {
            call.args[0].value
            for call in calls
            if isinstance(call.func, ast.Attribute) and call.func.attr in READS_A_KEY
            if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
        }
        | set(BOUNDS_S)
    )


@pytest.mark.parametrize("command", sorted(commands.commands))
def test_every_command_is_documented(command: str) -> None:
    assert f"dateline {command}" in README


@pytest.mark.parametrize("key", config_keys())
def test_every_key_of_the_configuration_is_documented(key: str) -> None:
    assert re.search(rf"\b{key}:", example_config()), f"README.md does not explain `{key}`"


def test_the_example_configuration_is_right(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(example_config(), encoding="utf-8")
    assert load_config(path).questions[0].id == "paris-declaration"


def test_the_example_of_a_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples" / "paris-summit" / "articles", tmp_path / "articles")
    found = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert found
    monkeypatch.chdir(tmp_path)
    exec(found[1], {})
    assert (tmp_path / "timeline.html").exists()


@pytest.mark.parametrize("service", GEOCODERS)
def test_every_geocoder_is_documented(service: str) -> None:
    assert re.search(rf"\b{service}\b", README)


def test_every_file_it_points_to_is_there() -> None:
    links = re.findall(r"\]\(((?!https?:)[^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_screenshot_is_small() -> None:
    assert (ROOT / "docs" / "paris-summit.png").stat().st_size < 300_000
