"""Finds the Chromium that the browser tests drive and prints its path; `--install` gets one if there is none.

Looked for in this order: $DATELINE_BROWSER, the system's Chromium or Chrome, the one Playwright keeps.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ADVICE = """\
No Chromium found, and none could be installed. Do one of these, then run this again:
  Debian:         sudo apt-get install chromium
  Ubuntu:         sudo .venv/bin/playwright install --with-deps chromium
  macOS:          brew install --cask chromium
  anywhere else:  .venv/bin/playwright install chromium
  your own:       DATELINE_BROWSER=/path/to/chromium make test"""


def works(browser: str) -> bool:
    """Whether the program starts. Ubuntu's `chromium-browser` outside snap is there and does not."""
    try:
        done = subprocess.run([browser, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def find_browser() -> str | None:
    """The path of a Chromium that starts, or None. $DATELINE_BROWSER, when set, is the only one tried."""
    chosen = os.environ.get("DATELINE_BROWSER")
    if chosen:
        return chosen if works(chosen) else None
    commands = [path for name in COMMANDS if (path := shutil.which(name))]
    applications = [path for path in APPLICATIONS if Path(path).is_file()]
    return next((path for path in (*commands, *applications) if works(path)), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() and works(path) else None


def _system_id() -> str:
    """ "debian", "ubuntu", … from os-release; empty where there is none."""
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line[3:].strip('"') for line in lines if line.startswith("ID=")), "")


def install_browser() -> None:
    """Try what this machine allows, Debian's package first. Says on stderr what it runs; never raises."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    apt = root and shutil.which("apt-get") is not None
    install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    if apt and _system_id() == "debian" and _run("apt-get", "update", "-qq") and _run(*install):
        return
    # Ubuntu's chromium package is a snap, which containers cannot run: Playwright's own build there.
    dependencies = ["--with-deps"] if apt else []
    _run(sys.executable, "-m", "playwright", "install", *dependencies, "chromium")


def _run(*command: str) -> bool:
    print("$", " ".join(command), file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode == 0
    except OSError as error:
        print(error, file=sys.stderr)
        return False


def main(arguments: list[str]) -> int:
    """Print the path. Returns 1, after saying what to do, when no browser can be had."""
    browser = find_browser()
    if browser is None and "--install" in arguments and not os.environ.get("DATELINE_BROWSER"):
        install_browser()
        browser = find_browser()
    if browser is None:
        print(ADVICE, file=sys.stderr)
        return 1
    print(browser)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
