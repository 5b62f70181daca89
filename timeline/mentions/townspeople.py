"""Townspeople against things called like them: "die Wiener", "Wiener mit Senf"."""

from __future__ import annotations

from timeline.mentions.page import SPACES, Page, opens_sentence, word_before
from timeline.mentions.stretches import Candidate


def stands_without_noun(page: Page, candidate: Candidate) -> bool:
    """ "es gab Wiener mit Senf", "Kölner, der Wirt": neither "die Wiener" nor "der Wiener Bürgermeister"."""
    words, lexicon = page.words, page.lexicon
    before, following = word_before(page, candidate), candidate.last + 1
    opens = opens_sentence(words, candidate.first)
    if not opens and (
        before in lexicon.definite or before in lexicon.articles or _is_inflected(page, candidate)
    ):
        return False
    if following + 1 >= len(words) or words.text[candidate.end : words.starts[following]] not in SPACES:
        return True
    after, second = words.forms[following], words.forms[following + 1]
    if after.lower() in lexicon.joining and following + 2 < len(words):
        # "Kölner und Düsseldorfer Narren"
        return not (second.endswith("er") and words.forms[following + 2][0].isupper())
    return not after[0].isupper() and not (opens and after.endswith("en"))  # "Berliner klagen"


def _is_inflected(page: Page, candidate: Candidate) -> bool:
    """ "junge Berliner", "ein gebürtiger Rigaer": whether the word before is an adjective's."""
    before = page.words.forms[candidate.first - 1] if candidate.first else ""
    ends = before.endswith(("e", "er", "en", "em"))
    return before.islower() and ends and before not in page.lexicon.verbal
