"""Names of languages: "in French", "speak Dutch"."""

from __future__ import annotations

from timeline.mentions import traits
from timeline.mentions.page import (
    Page,
)
from timeline.mentions.stretches import Candidate


def is_language(page: Page, candidate: Candidate) -> bool:
    """ "in French", "speak Dutch"."""
    if not candidate.first or not candidate.traits & traits.DEMONYM:
        return False
    before = page.words.forms[candidate.first - 1].lower()
    return before in page.lexicon.language and _ends_phrase(page, candidate)


def _ends_phrase(page: Page, candidate: Candidate) -> bool:
    """Whether no noun follows that an adjective could belong to: "in French." against "in French cities"."""
    after = page.words.text[candidate.end : candidate.end + 8]
    return not after[:1].isspace() or " ".join(after.lower().split()[:1]) in page.lexicon.joining
