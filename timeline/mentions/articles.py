"""What an article before a name says of it: towns have none, rivers and lands may."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.mentions import traits
from timeline.mentions.page import (
    HYPHENS,
    Page,
    is_ordinary,
)
from timeline.mentions.stretches import Candidate


def after_article(page: Page, candidate: Candidate) -> str:
    """What an article says about a name that has none as a town's: "am Tegernsee", "die Köln-Wahl"."""
    if page.words.text[candidate.end : candidate.end + 1] in HYPHENS:
        return "after-other"
    if _is_relative(page, candidate):
        return "after-other"
    plain = page.words.forms[candidate.last].lower()
    terrain = plain in page.lexicon.terrain and not is_ordinary(page, candidate)
    return "terrain" if terrain else "town-after-article"


def _is_relative(page: Page, candidate: Candidate) -> bool:
    """ "Die Linie 6, die Wiesbaden mit Mainz verbindet": whether the article is a pronoun."""
    words, index = page.words, candidate.first - 1
    behind_comma = index > 0 and words.text[words.ends[index - 1] : words.starts[index]] == ", "
    return behind_comma and not is_ordinary(page, candidate)


def stands_bare(page: Page, candidate: Candidate) -> bool:
    """Whether the name has no article as a place, so that with one it is another word: "die Halle"."""
    return is_town(candidate) or is_ordinary(page, candidate)


def is_town(candidate: Candidate) -> bool:
    """Whether a name is that of towns only."""
    wider = traits.COUNTRY | traits.ADMIN1 | traits.REGION | traits.DEMONYM | traits.BLOC
    return bool(candidate.traits & traits.CITY) and not candidate.traits & wider


def before_the(page: Page, candidate: Candidate) -> Iterator[str]:
    """ "outside the White House", "to the Vatican"."""
    before = page.words.forms[candidate.first - 2].lower() if candidate.first > 1 else ""
    head = page.words.forms[candidate.first - 3].lower() if candidate.first > 2 else ""
    if before in page.lexicon.belonging and head in page.lexicon.namesakes:
        yield "namesake"
    if before in page.lexicon.within:
        yield "at-site" if candidate.traits & traits.SITE else "within-the"
    elif before in page.lexicon.toward:
        yield "toward-the"
