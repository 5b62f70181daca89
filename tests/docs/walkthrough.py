"""What a page of the documentation asks its reader to do: files to write, lines to type, answers."""

from __future__ import annotations

import re
import signal
import subprocess
import urllib.request
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# (\S+\.(?:yaml|txt))\n")


@dataclass(frozen=True, slots=True)
class WriteFile:
    """A file of this content is to be written; a first line "# NAME" of a block names it."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A line to type, and what it answers, line by line."""

    line: str
    answer: tuple[str, ...]


Step = WriteFile | TypeLine


def list_steps(page: str) -> list[Step]:
    """The steps of a page, in order: blocks of console, and those whose first line names a file."""
    steps: list[Step] = []
    for kind, content in _BLOCK.findall(page):
        if kind == "console":
            steps += _list_lines(content)
        elif named := _FILE.match(content):
            # YAML may keep the comment; an article must begin with its headline
            steps.append(WriteFile(named[1], content if kind == "yaml" else content[named.end() :]))
    return steps


def list_blocks(page: str, kind: str) -> list[str]:
    """The blocks of one language."""
    return [content for language, content in _BLOCK.findall(page) if language == kind]


def _list_lines(content: str) -> list[TypeLine]:
    parts = re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]
    lines = [part.splitlines() for part in parts]
    return [TypeLine(first, tuple(rest)) for first, *rest in lines]


class Shell:
    """One bash, which remembers its folder from line to line."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment

    def type(self, line: str) -> list[str]:
        """What a line answers, messages first. Fails where the line does."""
        script = f'{line}\nended=$?\npwd > "$AFTER"\nexport -p >> "$AFTER"\nexit $ended'
        after = self.folder.parent / ".after"
        done = subprocess.run(
            ["bash", "--norc", "-c", script],
            cwd=self.folder,
            env={**self.environment, "AFTER": str(after)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}: {done.stderr}"
        self._remember(after.read_text(encoding="utf-8"))
        after.unlink()
        return (done.stderr + done.stdout).splitlines()

    def _remember(self, told: str) -> None:
        folder, _, exports = told.partition("\n")
        self.folder = Path(folder)
        path = re.search(r'^declare -x PATH="(.*)"$', exports, re.MULTILINE)
        assert path
        self.environment = {**self.environment, "PATH": path[1]}

    def serve(self, line: str) -> None:
        """Type a line that shows a site until Ctrl-C, on any free port; look at it, and end it."""
        process = subprocess.Popen(
            ["bash", "--norc", "-c", f"exec {line} --port 0"],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=_listen_to_ctrl_c,
        )
        assert process.stdout
        address = process.stdout.readline().strip()
        with urllib.request.urlopen(address) as page:
            assert b"<!doctype html>" in page.read(200).lower()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        assert process.returncode == 0


def _listen_to_ctrl_c() -> None:
    # tests in the background of a shell inherit that it is ignored
    signal.signal(signal.SIGINT, signal.default_int_handler)


def do_steps(steps: list[Step], shell: Shell) -> None:
    """Do what a page asks for. Numbers in answers are not compared: engines learn, and count more or less."""
    for step in steps:
        if isinstance(step, WriteFile):
            (shell.folder / step.name).write_text(step.content, encoding="utf-8")
        elif step.line.startswith("dateline serve"):
            shell.serve(step.line)
        else:
            answer = shell.type(step.line)
            assert not step.answer or _without_counts(answer) == _without_counts(step.answer), step.line


def _without_counts(lines: list[str] | tuple[str, ...]) -> list[str]:
    return [re.sub(r"\b\d+ (articles|events|positions)", r"N \1", line) for line in lines]
