"""The first corrections file of a project."""

from __future__ import annotations

from dateline.config import Config
from dateline.errors import SiteError
from dateline.saving import replace_file
from dateline.terminal import say

_WORDS = "# What an editor changed by hand, applied at every build; `dateline review` writes here too.\n"


def make_corrections(config: Config) -> None:
    """Make the file that a configuration names under `corrections`, if it is not there, and say so. Raises
    SiteError if it cannot be written."""
    if config.corrections is None:
        return
    path = config.folder / config.corrections
    if path.exists():
        return
    try:
        replace_file(path, _WORDS.encode())
    except OSError as error:
        raise SiteError(f"{path}: cannot be written: {error.strerror}") from None
    say(f"{path}: made, as it was not there yet")
