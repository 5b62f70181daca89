"""A short headline made from one clause of a sentence: who did what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.events.clauses import Clause, Parse, find_antecedent
from timeline.events.rendering import balanced, render
from timeline.events.trimming import bare_subject, cut_tail, without_dates, without_inserts
from timeline.events.words import EventWords

LONGEST = 90
_LONGEST_NAME = 5
_DANGLING = "PDCTSRKHGEI,;:-(bnWMdN."
_TRAILING = ",;:-(.CSRKT"
_LEFT_OUT = ("|", "P", "R")
_OBJECTS = frozenset({"that", "which"})


def make_headline(parse: Parse, clause: Clause, words: EventWords, subject: str | None = None) -> str | None:
    """The clause as a headline of at most 90 characters; None when it cannot be told in one.

    `subject` takes the place of the clause's own, where that is a pronoun.
    """
    names = [subject] if subject else _subjects(parse, clause, words)
    if not names:
        return None
    verb = _told_simply(parse, clause, words)
    for tail in _tails(parse, clause, words):
        bare = not tail and not clause.verb.passive and clause.verb.base in words.light | words.auxiliary
        if bare or not _is_whole(parse, clause, tail, words):
            continue
        for who in names:
            text = balanced(" ".join(part for part in (who, verb, _rendered(parse, clause, tail)) if part))
            if text := _shortened(text, words):
                return text[:1].upper() + text[1:]
    return _content_headline(parse, clause, words, names)


def _rendered(parse: Parse, clause: Clause, tail: Sequence[int]) -> str:
    """The rest of a headline; an article that opened the sentence is small in it: "raised a dyke"."""
    text = render(parse, tail)
    moved = bool(tail) and tail[0] < clause.verb.first and parse.tags[tail[0]] == "D"
    return text[:1].lower() + text[1:] if moved else text


def _shortened(text: str, words: EventWords) -> str:
    """The text when it is short enough, perhaps with initials and fewer adjectives; else nothing."""
    if len(text) <= LONGEST:
        return text
    for name, initials in words.initials.items():
        text = re.sub(rf"\b{re.escape(name)}\b", initials, text, flags=re.IGNORECASE)
    if len(text) > LONGEST:
        text = " ".join(word for word in text.split() if word not in words.emphatic)
    return text if len(text) <= LONGEST else ""


def _content_headline(parse: Parse, clause: Clause, words: EventWords, names: Sequence[str]) -> str | None:
    """ "Speaker: what was said", where the saying itself makes the headline too long."""
    for other in parse.clauses:
        if other.kind == "content" and other.opening == clause.last:
            said = make_headline(parse, other, words)
            text = f"{names[-1]}: {said}" if said else ""
            return text if text and len(text) <= LONGEST else _bare_headline(parse, clause, words, names)
    return None


def _bare_headline(parse: Parse, clause: Clause, words: EventWords, names: Sequence[str]) -> str | None:
    """ "Speaker told the assembly", without what was said."""
    told = without_dates(parse, without_inserts(parse, range(clause.verb.last, clause.last)))
    kept = _undangled(parse, told, _TRAILING)
    text = f"{names[-1]} {_told_simply(parse, clause, words)} {render(parse, kept)}"
    return text[:1].upper() + text[1:] if len(kept) > 1 and len(text) <= LONGEST else None


def make_quote_headline(
    parse: Parse, clause: Clause, words: EventWords, subject: str | None = None
) -> str | None:
    """ "Speaker: what was said", of a clause whose words stand before it ("...," she said) or are quoted."""
    names = [subject] if subject else _subjects(parse, clause, words)
    actors = bare_subject(parse, clause.subject)
    if not names or not actors:
        return None
    who = names[-1]
    said = list(range(parse.lead, actors[0]))
    follows = any(other.kind == "content" and other.opening == clause.last for other in parse.clauses)
    if len(said) < 4 or follows or clause.kind == "relative":
        said = [index for index in range(clause.verb.last, len(parse.tags)) if parse.tags[index] == "Q"]
    quoted = bool(said) and parse.tags[said[0]] == "Q" and parse.tags[said[-1]] == "Q"
    while said:
        text = render(parse, said).strip('"“”„«» ,.;:')
        text = f"{who}: “{balanced(text)}”" if quoted else balanced(f"{who}: {text}")
        if len(text) <= LONGEST:
            return text[:1].upper() + text[1:] if len(said) > 3 else None
        said = _shorter_quote(parse, said)
    return None


def _shorter_quote(parse: Parse, said: Sequence[int]) -> list[int]:
    """What was said up to where its last clause or listed part begins."""
    for at in range(len(said) - 1, 3, -1):
        if parse.inner[said[at]] in ",;:-CSR":
            return list(said[:at])
    return []


def _told_simply(parse: Parse, clause: Clause, words: EventWords) -> str:
    """ "have refused" as "refused"; any other group as it stands, without its date."""
    verb = clause.verb
    if clause.kind == "participle":
        many = bool(clause.subject) and parse.tokens[clause.subject[-1]].folded.endswith("s")
        return f"{words.was[many]} {parse.tokens[verb.head].text}"
    group = [index for index in range(verb.first, verb.last) if parse.tags[index] not in "|A"]
    simple = parse.tags[verb.first] == "H" and not verb.negated and verb.head != verb.first
    if simple and "n" not in parse.tags[verb.first : verb.last]:
        head = parse.tokens[verb.head]
        return words.pasts.get(verb.base, head.text) if parse.tags[verb.head] == "I" else head.text
    return render(parse, group)


def _subjects(parse: Parse, clause: Clause, words: EventWords) -> list[str]:
    """The subject in full, then only the name at its end, or what stands before its first preposition."""
    actors = bare_subject(parse, clause.subject)
    if not actors:
        return []
    found = [render(parse, actors)]
    letters = "".join(parse.tags[index] for index in actors)
    if names := _names_at_end(parse, actors, words):
        return [*found, render(parse, names)]
    cut = next((at for at in range(1, len(letters)) if letters[at] in "PG"), 0)
    if cut and "C" not in letters[:cut]:
        found.append(render(parse, actors[:cut]))
    return found


def _names_at_end(parse: Parse, actors: Sequence[int], words: EventWords) -> list[int]:
    """The names alone of titled people; nothing when one of the subjects is no titled person."""
    joint = next((at for at, index in enumerate(actors) if parse.tags[index] == "C"), None)
    if joint is None:
        return _name_at_end(parse, actors, words)
    first = _name_at_end(parse, actors[:joint], words)
    second = _name_at_end(parse, actors[joint + 1 :], words)
    return [*first, actors[joint], *second] if first and second else []


def _name_at_end(parse: Parse, actors: Sequence[int], words: EventWords) -> list[int]:
    """A person's name after a title ("French President Emmanuel Macron", "the minister, Jane Doe,")."""
    run: list[int] = []
    for index in reversed(actors):
        folded = parse.tokens[index].folded.rstrip(".")
        apart = bool(run) and run[0] - index > 1
        particle = bool(run) and folded in words.particles
        named = parse.tags[index] == "U" and folded not in words.roles and folded not in words.bodies
        if apart or not (named or particle):
            break
        run.insert(0, index)
    before = [index for index in actors if run and index < run[0]]
    titled = any(parse.tokens[index].folded.rstrip(".") in words.roles for index in before)
    titled = titled and parse.tags[before[-1]] not in "PD"
    return run if titled and len(run) <= _LONGEST_NAME else []


def _tails(parse: Parse, clause: Clause, known: EventWords) -> Iterator[list[int]]:
    """The rest of the predicate, then ever shorter, cut only where a phrase begins."""
    words = without_dates(parse, without_inserts(parse, range(clause.verb.last, _reach(parse, clause))))
    words = _missing_object(parse, clause) + cut_tail(parse, clause, words, known)
    yield _without_bare_object(parse, _undated_end(parse, clause, _undangled(parse, words, _TRAILING)), known)
    for cuts, bound in (("PSRGCEI", _bound), ("PSRGCEI", _hardly_bound), ("T", _hardly_bound)):
        for at in range(len(words) - 1, -1, -1):
            if parse.inner[words[at]] in cuts and not bound(parse, words, at, clause, known):
                yield _finished(parse, words, at)
    for at in range(len(words) - 1, 1, -1):
        # Rather the first of two than nothing: "the highlands | and the islands".
        if parse.inner[words[at]] == "C" and parse.inner[words[at - 1]] in "XU":
            yield _finished(parse, words, at)


def _without_bare_object(parse: Parse, tail: list[int], words: EventWords) -> list[int]:
    """ "refused to sign | it": a headline has nothing before it that "it" could mean."""
    letters = "".join(parse.tags[index] for index in tail[-3:-1])
    bare = letters[:1] == "T" and parse.tokens[tail[-1]].folded in words.things
    decided = bare and words.verbs.get(parse.tokens[tail[-2]].folded)
    return tail[:-1] if decided and decided.base in words.decisions else tail


def _is_whole(parse: Parse, clause: Clause, tail: Sequence[int], words: EventWords) -> bool:
    """Whether every clause that the words begin has its verb among them, and "was" what it was."""
    if not tail:
        return True
    return all(
        other.verb.head in tail and (tail[-1] >= other.verb.last or other.verb.base not in words.auxiliary)
        for other in parse.clauses
        if clause.verb.last <= other.opening < tail[-1] and other.opening in tail and other != clause
    )


def _missing_object(parse: Parse, clause: Clause) -> list[int]:
    """What "that" stands for in "the ruling that the court issued"."""
    marker = clause.opening
    own = clause.kind == "relative" and clause.subject and clause.subject[0] == marker + 1
    bare = parse.tags[clause.verb.last : clause.verb.last + 1] in ("", "|", "P", ".", ",")
    if not own or not bare or parse.tokens[marker].folded not in _OBJECTS:
        return []
    return list(range(find_antecedent(parse.tags, marker), marker))


def _reach(parse: Parse, clause: Clause) -> int:
    """Where the predicate ends; what is said belongs to a verb of saying."""
    for other in parse.clauses:
        said = parse.tags[other.opening] == "K" or clause.verb.kind in ("report", "act")
        member = clause.verb.base == "be" and other.kind == "relative"
        if ((said and other.kind == "content") or member) and other.opening == clause.last:
            return _reach(parse, other)
    return clause.last


def _bound(parse: Parse, words: Sequence[int], at: int, clause: Clause, known: EventWords) -> bool:
    """Whether what follows belongs closely to what stands before."""
    folded, letter = parse.tokens[words[at]].folded, parse.inner[words[at]]
    before = parse.inner[words[at - 1]] if at else ""
    after = parse.inner[words[at + 1]] if at + 1 < len(words) else ""
    if letter == "P" and (folded == "of" or (before == "U" and after == "U")):
        return True
    if letter == "C" and after not in tuple("pHBVWMdSR"):
        return True
    if any(parse.inner[index] == "R" for index in words[:at]):
        return True
    return _hardly_bound(parse, words, at, clause, known)


def _hardly_bound(parse: Parse, words: Sequence[int], at: int, clause: Clause, known: EventWords) -> bool:
    before = parse.inner[words[at - 1]] if at else ""
    letter = parse.inner[words[at]]
    if letter == "C" or before in tuple("DPTCGEI"):
        return True
    if any(other.opening < words[at] < other.verb.last for other in parse.clauses if other != clause):
        return True
    if letter in "EGT" and before not in tuple("XU"):
        return True
    if parse.tokens[words[at]].folded == "of":
        return True
    if (
        letter == "P"
        and at > 1
        and parse.inner[words[at - 2]] == "P"
        and parse.tokens[words[at]].folded in known.complements
    ):
        return True
    if letter == "T" and at and parse.tokens[words[at - 1]].folded in known.ranks:
        return True
    return at == 0 and not clause.verb.passive and parse.tokens[words[at]].folded not in known.scene


def _undangled(parse: Parse, indices: Sequence[int], dangling: str) -> list[int]:
    """The words without those at their end that wait for more."""
    kept = list(indices)
    while kept and (parse.inner[kept[-1]] in dangling or _opens_quote(parse, kept)):
        kept.pop()
    return kept


def _finished(parse: Parse, words: Sequence[int], at: int) -> list[int]:
    """The words before a cut, without those that wait for what was cut off ("to demand | that ...")."""
    kept = _undangled(parse, words[:at], _DANGLING + "A")
    waits = parse.inner[words[at]] in "RS" and len(kept) > 2 and parse.inner[kept[-2]] == "T"
    return _undangled(parse, kept[:-2], _DANGLING + "A") if waits else kept


def _undated_end(parse: Parse, clause: Clause, kept: list[int]) -> list[int]:
    """The words without a preposition whose date or relative clause ("in which") was left out; "sworn in"
    keeps its own."""
    while kept and parse.tags[kept[-1]] in "PD" and parse.tags[kept[-1] + 1 : kept[-1] + 2] in _LEFT_OUT:
        phrasal = kept[-1] == clause.verb.last
        if phrasal:
            break
        kept.pop()
    return kept


def _opens_quote(parse: Parse, kept: Sequence[int]) -> bool:
    mark = parse.tokens[kept[-1]].text
    odd = sum(parse.tokens[index].text == '"' for index in kept) % 2
    return mark in ("“", "„", "«") or (mark == '"' and odd == 1)
