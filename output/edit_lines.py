"""What an editor changed by hand, as a reader is told: that it was, why, and where more of it stands."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from output.model import Edit
from output.passages import is_web_address
from output.wording import Wording, say


@dataclass(frozen=True, slots=True)
class EditLine:
    """One edit; the reason is in the editor's words."""

    label: str
    """That it was edited, or added."""
    reason: str
    """Empty where none is given."""
    href: str | None
    """None for anything but an address of the web."""
    host: str
    """What the link shows: whose site it leads to."""
    added: bool
    """No source of the story tells it: it came with the edit."""


def describe_edit(edit: Edit | None, wording: Wording) -> EditLine | None:
    """The line of an edit; None for what was not edited."""
    if edit is None:
        return None
    href = link_of(edit)
    host = urlsplit(href).hostname or href if href else ""
    added = "added" in edit.fields
    label = say(wording, "sources.added" if added else "events.edited")
    return EditLine(label, edit.reason or "", href, host, added)


def write_edit(edit: EditLine | None, wording: Wording) -> str:
    """ "Edited: the mayor was not there": that it was edited, and why; "" for None."""
    if edit is None:
        return ""
    return say(wording, "join.colon").join((edit.label, edit.reason)) if edit.reason else edit.label


def link_of(edit: Edit) -> str | None:
    """Its link, if that is an address of the web."""
    return edit.link if edit.link and is_web_address(edit.link) else None
