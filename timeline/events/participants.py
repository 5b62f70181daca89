"""Who acts in a clause: people, bodies and countries."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.clauses import Clause, Parse
from timeline.events.passages import Passage
from timeline.events.rendering import render
from timeline.events.trimming import bare_subject, without_inserts
from timeline.events.words import EventWords

_MOST = 12
_LOCATIVES = frozenset({"in", "at", "near", "from", "outside", "across"})


def find_participants(passage: Passage, clause: Clause, words: EventWords) -> tuple[str, ...]:
    """The names of those who act, in order: those of the subject, then the one after "by" in the passive."""
    parse = passage.parse
    runs = _names(passage, _acting(parse, clause), words)
    if clause.verb.passive:
        by = next((i for i in range(clause.verb.last, clause.last) if parse.tokens[i].folded == "by"), None)
        if by is not None:
            end = next((i for i in range(by, clause.last) if parse.tags[i] in ",;RSK."), clause.last)
            runs += _names(passage, range(by + 1, end), words)
    return tuple(dict.fromkeys(runs))[:_MOST]


def _acting(parse: Parse, clause: Clause) -> list[int]:
    """The subject without brackets and apposition, and what "including" adds to it."""
    bare = bare_subject(parse, clause.subject)
    added = next((at for at in clause.subject if parse.tokens[at].folded == "including"), None)
    if added is None:
        return bare
    listed = [index for index in clause.subject if index > added]
    return bare + [index for index in without_inserts(parse, listed) if index not in bare]


def _names(passage: Passage, indices: Sequence[int], words: EventWords) -> list[str]:
    names: list[str] = []
    run: list[int] = []
    before = -1
    for index in indices:
        # A bracket that was left out does not end a name: "Action (AA) Summit".
        near = index == before + 1 or passage.parse.tags[before + 1 : before + 2] == "("
        before = index
        if run and near and _goes_on(passage.parse, index, run, words):
            run.append(index)
            continue
        if run:
            names.append(_name(passage, run, words))
        run = [index] if passage.parse.tags[index] == "U" else []
    if run:
        names.append(_name(passage, run, words))
    return [name for name in names if name]


def _goes_on(parse: Parse, index: int, run: Sequence[int], words: EventWords) -> bool:
    """Whether a name goes on: "von der Leyen", "Bank of America", "Safety and Development Association"."""
    if parse.tags[index] == "U":
        return True
    following = parse.tags[index + 1 : index + 2]
    folded = parse.tokens[index].folded
    if folded in words.particles:
        return following == "U" or (following in ("X", "D") and parse.tags[index + 2 : index + 3] == "U")
    body = any(parse.tokens[at].folded in words.bodies for at in run)
    if folded == "of":
        return body and following == "U"
    if folded == "and" and following == "U" and len(run) > 1 and not body:
        end = next((at for at in range(index + 1, len(parse.tags)) if parse.tags[at] != "U"), len(parse.tags))
        return parse.tokens[end - 1].folded in words.bodies
    return False


def _name(passage: Passage, run: list[int], words: EventWords) -> str:
    """The name without the titles, offices and the demonym before it; nothing when it is part of a title."""
    parse = passage.parse
    held = parse.tokens[run[-1]].folded in words.occasions | words.papers
    if held or _qualifies(passage, run, words) or _in_title(parse, run, words) or _is_scene(passage, run):
        return ""
    demonyms = {mention.span.start for mention in passage.mentions if mention.kind == "demonym"}
    offices = [at for at, index in enumerate(run) if _is_office(parse, index, words, demonyms)]
    last = offices[-1] if offices else -1
    person = 2 <= len(run) - 1 - last <= 4 and "of" not in (parse.tokens[i].folded for i in run[last + 1 :])
    kept = run[last + 1 :] if person or (last >= 0 and _titled(parse, run[: last + 1], words)) else run
    kept = kept or (run if any(parse.tokens[at].folded in words.bodies for at in run) else [])
    if len(kept) == 1 and not parse.tokens[kept[0]].text.isupper():
        alone = parse.tokens[kept[0]].folded.rstrip(".")
        if alone in words.stopwords or alone in words.sources:
            return ""
    return render(parse, kept).removesuffix("'s").removesuffix("’s") if kept else ""


def _qualifies(passage: Passage, run: Sequence[int], words: EventWords) -> bool:
    """Whether a name only says which thing is meant: "the Oslo summit", "European firms"."""
    after = run[-1] + 1
    if passage.parse.tags[after : after + 1] != "X":
        return False
    held = passage.parse.tokens[after].folded in words.occasions | words.papers
    starts = {mention.span.start for mention in passage.mentions if mention.kind == "demonym"}
    return held or all(passage.parse.tokens[index].start in starts for index in run)


def _is_scene(passage: Passage, run: Sequence[int]) -> bool:
    """Whether capitals are only where the actors are ("a court in Leiden"), or a common word of a heading."""
    parse = passage.parse
    if passage.setting.heading:
        tokens = [parse.tokens[index].text for index in run]
        return not all(text.isupper() or text in passage.setting.names for text in tokens)
    before = [token.folded for token in parse.tokens[max(0, run[0] - 2) : run[0]]]
    return bool(before) and (before[-1] in _LOCATIVES or (before[-1] == "the" and before[0] in _LOCATIVES))


def _in_title(parse: Parse, run: Sequence[int], words: EventWords) -> bool:
    """Whether capitals are part of somebody's title: "Foreign Ministry" spokesman, "Vice President"."""
    after = [token.folded for token in parse.tokens[run[-1] + 1 : run[-1] + 2]]
    if after and after[0] in words.roles:
        return True
    if parse.tokens[run[-1]].folded in words.roles:
        return True
    near = (token.folded for token in parse.tokens[max(0, run[0] - 3) : run[0]])
    before = [folded for folded in near if folded != "the"]
    office = any(parse.tokens[index].folded in words.bodies for index in run[:-2])
    return len(before) > 1 and before[-1] == "of" and before[-2] in words.roles and not office


def _titled(parse: Parse, offices: Sequence[int], words: EventWords) -> bool:
    return any(parse.tokens[index].folded.rstrip(".") in words.roles for index in offices)


def _is_office(parse: Parse, index: int, words: EventWords, demonyms: set[int]) -> bool:
    token = parse.tokens[index]
    folded = token.folded.rstrip(".")
    return folded in words.roles or folded in words.bodies or token.start in demonyms
