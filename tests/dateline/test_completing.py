"""A real bash completes our commands; zsh and fish are asked for what click gives them."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from dateline.cli import commands, main

ROOT = Path(__file__).resolve().parents[2]
FILES = "what the shell itself completes"


def complete(typed: str, path: str, folder: Path) -> list[str] | str:
    """What bash offers after Tab at the end of a line, with the script that `dateline completion` prints."""
    words = typed.split(" ")
    script = "\n".join(
        (
            # bash knows completions of files only in a shell that somebody types into
            f'compopt() {{ echo "{FILES}"; }}',
            'eval "$(dateline completion bash)"',
            f"COMP_WORDS=({' '.join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}",
            '_dateline_completion dateline; printf "%s\\n" "${COMPREPLY[@]}"',
        )
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        cwd=folder,
        env={"PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    lines = done.stdout.split()
    return FILES if done.stdout.startswith(FILES) else lines


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("dateline ", sorted(commands.commands)),
        ("dateline an", ["annotate"]),
        ("dateline embed ", ["timeline", "map", "choropleth"]),
        ("dateline embed map --as ", ["iframe", "picture", "inline"]),
        ("dateline embed map --theme d", ["dark"]),
        ("dateline serve --p", ["--port"]),
        ("dateline completion ", ["bash", "zsh", "fish"]),
        ("dateline build ", FILES),
        ("dateline build -c ", FILES),
        ("dateline build -o ", FILES),
        ("dateline diff old ", FILES),
    ],
)
def test_bash_completes(
    typed: str, offered: list[str] | str, path_with_dateline: str, tmp_path: Path
) -> None:
    assert complete(typed, path_with_dateline, tmp_path) == offered


@pytest.mark.parametrize(
    ("shell", "word"), [("bash", "complete -o"), ("zsh", "compdef"), ("fish", "complete ")]
)
def test_each_shell_has_a_script_of_its_own(
    shell: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert word in script
    assert "_DATELINE_COMPLETE" in script


@pytest.mark.parametrize(
    ("shell", "environment"),
    [
        ("zsh", {"COMP_WORDS": "dateline embed ", "COMP_CWORD": "2"}),
        ("fish", {"COMP_WORDS": "dateline embed ", "COMP_CWORD": ""}),
    ],
)
def test_zsh_and_fish_are_answered(shell: str, environment: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dateline"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "_DATELINE_COMPLETE": f"{shell}_complete", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert {"timeline", "map", "choropleth"} <= set(done.stdout.replace(",", " ").split())


def test_the_version_is_that_of_the_distribution(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"dateline {version('dateline')}\n"
