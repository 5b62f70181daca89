"""The program of this repository as a command, for shells."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def put_command(folder: Path) -> str:
    """A PATH on which `dateline` is the program of this repository; the command goes into a folder `bin`."""
    program = folder / "bin" / "dateline"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m dateline "$@"\n')
    program.chmod(0o755)
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"
