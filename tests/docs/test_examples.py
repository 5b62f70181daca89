"""The examples of the documentation are right: YAML, Python, and the names of commands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dateline.checking import check_files
from dateline.cli import commands
from tests.docs.walkthrough import list_blocks

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
WRITTEN = sorted(path for path in DOCS.rglob("*.md") if path.parent.name != "reference")


def name_of(path: Path) -> str:
    return path.relative_to(DOCS).as_posix()


def every_page(pages: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", pages, ids=name_of)


@every_page([page for page in WRITTEN if list_blocks(page.read_text(encoding="utf-8"), "yaml")])
def test_every_configuration_in_it_is_right(page: Path, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Nothing happened.\n")
    (tmp_path / "corrections.yaml").write_text("")
    for block in list_blocks(page.read_text(encoding="utf-8"), "yaml"):
        name = re.match(r"# (config|corrections)\.yaml\n", block)
        if name is None and "newsroom-week" in page.name:
            continue
        assert name, f"{page}: a block of YAML says in its first line which file it is"
        path = tmp_path / f"{name[1]}.yaml"
        path.write_text(block)
        if name[1] == "corrections":
            (tmp_path / "config.yaml").write_text("sources: [articles/]\ncorrections: corrections.yaml\n")
        check_files(tmp_path / "config.yaml")


def test_the_python_in_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples" / "paris-summit" / "articles", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    blocks = list_blocks((DOCS / "how-to" / "python.md").read_text(encoding="utf-8"), "python")
    assert "subprocess" in blocks[-1]  # the command is run by the tutorial
    exec("\n".join(blocks[:-1]), {})
    assert (tmp_path / "map.html").exists()
    assert (tmp_path / "signed.svg").exists()


@every_page(WRITTEN)
def test_every_command_it_names_is_one(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|[`$] ?|bin/)dateline ([a-z]+)\b", text, re.MULTILINE))
    assert named - {"reads"} <= set(commands.commands)


@every_page(WRITTEN)
def test_every_target_of_make_it_names_is_one(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`", page.read_text(encoding="utf-8"))) <= targets
