"""Finding places and peoples as they are written.

A name of the gazetteer is found where the text uses it as one: not where it is a person's ("Chad Smith"),
an organisation's ("Bank of America") or a plain word ("Reading the report"). What it means is geo's business.
"""

from __future__ import annotations

from collections.abc import Mapping

from timeline.languages import Language
from timeline.mentions.candidates import find_candidates
from timeline.mentions.judging import judge_candidates
from timeline.mentions.lexicon import load_lexicon
from timeline.mentions.names import look_up
from timeline.mentions.words import split_words
from timeline.model import Mention, SourceDocument, Span

__all__ = ["find_names", "look_up"]


def find_names(document: SourceDocument, names: Mapping[str, int], language: Language) -> tuple[Mention, ...]:
    """The place names and demonyms of a document, in order, none overlapping.

    `names` gives for every name its traits (`timeline.mentions.traits`).
    """
    lexicon = load_lexicon(language)
    words = split_words(document.text, elided="elision" in lexicon.habits)
    candidates = find_candidates(document.text, words, names, lexicon)
    return tuple(
        Mention(Span(document.id, found.start, found.end), document.text[found.start : found.end], found.kind)
        for found in judge_candidates(words, candidates, lexicon)
    )
