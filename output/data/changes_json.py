"""data/changes.json: what each refresh changed, the last one first, and the events that are no more
("dateline/changes/1"; changed only by adding). The next build reads it, so that no link is ever lost."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from output.data.json_text import write_json
from output.model import Artifact, Concealed, Explainer, Former, Refresh, Theme

FORMAT = "dateline/changes/1"
PATH = "data/changes.json"


@dataclass(frozen=True, slots=True)
class Changes:
    """What the file holds."""

    format: str = FORMAT
    refreshes: tuple[Refresh, ...] = ()
    former: tuple[Former, ...] = ()
    concealed: tuple[Concealed, ...] = ()


def render(explainer: Explainer, theme: Theme) -> Artifact:
    """The changes as JSON."""
    changes = msgspec.to_builtins(
        Changes(refreshes=explainer.refreshes, former=explainer.former, concealed=explainer.edits.concealed)
    )
    return Artifact(PATH, write_json(changes))


def read_changes(content: bytes) -> Changes:
    """The changes in such a file. Raises ValueError when it is none."""
    changes = msgspec.json.decode(content, type=Changes)
    if changes.format != FORMAT:
        raise ValueError(f'format "{changes.format[:60]}"')
    return changes
