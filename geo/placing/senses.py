"""The namesakes of every name in a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.gazetteer import Gazetteer, find_entries, kind_of, name_of
from geo.placing.joints import joints_of
from timeline.languages import Language
from timeline.mentions import look_up
from timeline.mentions.lexicon import Lexicon, load_lexicon
from timeline.mentions.traits import DEMONYM
from timeline.model import Mention

_PEOPLED = ("country", "continent", "region", "sea")
"""What a people is called after rather than after a town or county of the same name."""
_LONGEST_PLURAL = 16
"""Letters."""


@dataclass(frozen=True, slots=True)
class Sense:
    """A mention, its name as the gazetteer writes it, and the places it can mean, most populous first."""

    mention: Mention
    key: str
    entries: tuple[int, ...]


def collect_senses(
    text: str, mentions: Sequence[Mention], gazetteer: Gazetteer, language: Language
) -> list[Sense]:
    """One sense for each mention, in order."""
    lexicon = load_lexicon(language)
    senses = [_sense_of(mention, gazetteer, lexicon) for mention in mentions]
    for number, kind in _shared_kinds(text, mentions, lexicon):
        name = f"{senses[number].mention.text} {kind}"
        entries = find_entries(gazetteer, name)
        if entries or kind in lexicon.features:
            senses[number] = Sense(senses[number].mention, name, entries)
    return senses


def _shared_kinds(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """ "Laclede and Dallas counties": the number of each name and the kind that is told once for all."""
    joints = joints_of(lexicon)
    kind = None
    for number in range(len(mentions) - 1, -1, -1):
        end = mentions[number].span.end
        if number + 1 == len(mentions) or text[end : mentions[number + 1].span.start] not in joints:
            after = text[end : end + _LONGEST_PLURAL].split(maxsplit=1)[:1]
            word = after[0].strip(".,;:").lower() if after and text[end : end + 1] == " " else ""
            kind = lexicon.plurals.get(word)
        if kind is not None:
            yield number, kind


def _sense_of(mention: Mention, gazetteer: Gazetteer, lexicon: Lexicon) -> Sense:
    meant = look_up(mention.text, gazetteer.names, lexicon)
    if meant is None:
        return Sense(mention, mention.text, ())
    key, traits = meant
    entries: Sequence[int] = find_entries(gazetteer, key)
    if key != mention.text and lexicon.exonyms.get(mention.text) == key:
        entries = (*entries, *_own_towns(mention.text, entries, gazetteer))
    elif lexicon.exonyms and (
        mention.text not in lexicon.peoples or (entries and kind_of(gazetteer, entries[0]) != "country")
    ):
        entries = _without_foreign(key, entries, gazetteer)
    if mention.kind == "demonym" or traits & DEMONYM:
        wide = tuple(entry for entry in entries if kind_of(gazetteer, entry) in _PEOPLED)
        peoples = tuple(entry for entry in entries if kind_of(gazetteer, entry) != "city")
        entries = (wide or entries) if mention.text in lexicon.peoples else peoples or entries
    return Sense(mention, key, tuple(entries))


def _own_towns(name: str, others: Sequence[int], gazetteer: Gazetteer) -> Iterator[int]:
    """The places that are themselves called like the exonym of another: Vienne in France, and Vienna."""
    for entry in find_entries(gazetteer, name):
        own = name_of(gazetteer, entry) == name and entry not in others
        if own and kind_of(gazetteer, entry) in ("city", "admin2", "admin1"):
            yield entry


def _without_foreign(name: str, entries: Sequence[int], gazetteer: Gazetteer) -> Sequence[int]:
    """The entries without countries that only another language calls so: "Granada" is no Grenada."""
    own = [entry for entry in entries if name_of(gazetteer, entry) == name]
    rest = tuple(each for each in entries if each in own or kind_of(gazetteer, each) != "country")
    return rest if own else entries
