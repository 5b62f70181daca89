"""Stances over several documents: the latest stands, contradictions are kept, nothing lacks evidence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import load_gazetteer
from geo.model import Count, Place, PlacedMention, Question, Stance, StanceChoice
from geo.placing import place_mentions
from geo.stances import KINDS, Positions, find_positions
from timeline.languages import load_language
from timeline.model import DatedExpression, DateInterval, Mention, Reading, SourceDocument, Span
from timeline.reading import read_document

COUNTRIES = {
    "Chile": "CHL",
    "Peru": "PER",
    "Kenya": "KEN",
    "Norway": "NOR",
    "France": "FRA",
    "India": "IND",
}
PEOPLES = {"Chilean": "CHL", "Peruvian": "PER", "Norwegian": "NOR", "French": "FRA"}
OCEAN = Question("ocean", "Who signed the Ocean Pact?", "signatories", ("Ocean Pact",), KINDS["signatories"])


def article(identity: str, text: str, published: date | None, years: bool = True) -> Reading:
    """A document whose sentences end at full stops, and whose years in figures are dates."""
    spans, start = [], 0
    for sentence in text.split(". "):
        spans.append(Span(identity, start, start + len(sentence)))
        start += len(sentence) + 2
    dates = [
        DatedExpression(
            Mention(Span(identity, place, place + 4), str(year), "date"),
            "DATE",
            str(year),
            DateInterval(date(year, 1, 1), date(year, 12, 31)),
            "year",
            "explicit",
            "year",
        )
        for year in range(1990, 2030)
        if years and (place := text.find(str(year))) >= 0
    ]
    document = SourceDocument(identity, text, identity, published=published)
    return Reading(document, tuple(spans), (), tuple(dates), ())


def read(text: str) -> tuple[Reading, tuple[PlacedMention, ...]]:
    """A document as it is read in earnest, published on 6 June 2024, and its places."""
    gazetteer = load_gazetteer()
    document = SourceDocument("a", text, "a", published=date(2024, 6, 6))
    reading = read_document(document, gazetteer.names, load_language("en"))
    return reading, place_mentions(document, reading.mentions, gazetteer)


def placed(reading: Reading) -> tuple[PlacedMention, ...]:
    """The countries of a document, by plain search."""
    found = []
    names = [(name, code, False) for name, code in COUNTRIES.items()]
    names += [(name, code, True) for name, code in PEOPLES.items()]
    for name, code, people in names:
        start = reading.document.text.find(name)
        while start >= 0:
            span = Span(reading.document.id, start, start + len(name))
            mention = Mention(span, name, "demonym" if people else "name")
            found.append(PlacedMention(mention, Place(name, 0, 0, code, "country", None, "test"), "test"))
            start = reading.document.text.find(name, start + 1)
    return tuple(sorted(found, key=lambda each: each.mention.span))


def answers(*readings: Reading, question: Question = OCEAN) -> tuple[dict[str, Stance], tuple[Count, ...]]:
    found = find_positions(readings, {each.document.id: placed(each) for each in readings}, (question,))
    return {stance.country: stance for stance in found.stances}, found.counts


def test_the_latest_statement_stands_and_the_older_is_history() -> None:
    first = article("a", "Chile has not signed the Ocean Pact.", date(2024, 1, 5))
    later = article("b", "Chile signed the Ocean Pact.", date(2024, 3, 9))
    found, _ = answers(first, later)
    chile = found["CHL"]
    assert (chile.stance, chile.as_of, chile.contested) == ("signed", date(2024, 3, 9), False)
    assert [(past.stance, past.as_of) for past in chile.history] == [("declined", date(2024, 1, 5))]


def test_a_refusal_retold_after_the_deed_changes_nothing() -> None:
    signed = article("a", "Chile has signed the Ocean Pact.", date(2024, 3, 9))
    retold = article("b", "For years Chile had refused to sign the Ocean Pact.", date(2025, 6, 1))
    found, _ = answers(signed, retold)
    assert found["CHL"].stance == "signed"


def test_the_year_of_a_sentence_goes_before_the_day_of_publication() -> None:
    signed = article("a", "Chile signed the Ocean Pact.", date(2024, 3, 9))
    retold = article("b", "In 2021 Chile refused to sign the Ocean Pact.", date(2025, 6, 1))
    found, _ = answers(signed, retold)
    assert found["CHL"].stance == "signed"
    assert found["CHL"].history[0].as_of == date(2021, 12, 31)


def test_sources_that_contradict_each_other_on_one_day_are_kept_as_contested() -> None:
    one = article("a", "Peru has signed the Ocean Pact.", date(2024, 3, 9))
    other = article("b", "Peru has not signed the Ocean Pact.", date(2024, 3, 9))
    found, _ = answers(one, other)
    assert found["PER"].contested
    assert found["PER"].history


def test_one_document_that_tells_a_change_is_not_contested() -> None:
    text = "Peru had long refused to sign the Ocean Pact. Now Peru has signed it."
    found, _ = answers(article("a", text, date(2024, 3, 9)))
    assert (found["PER"].stance, found["PER"].contested) == ("signed", False)


def test_a_stance_carries_every_sentence_that_gives_it() -> None:
    one = article("a", "Peru signed the Ocean Pact. The Ocean Pact has been signed by Peru", date(2024, 3, 9))
    other = article("b", "Among the signatories of the Ocean Pact is Peru.", date(2024, 3, 10))
    found, _ = answers(one, other)
    assert len(found["PER"].evidence) == 3


def test_evidence_that_says_it_begins_where_the_country_is_named() -> None:
    text = "Kenya sent observers to the talks. It has not signed the Ocean Pact"
    found, _ = answers(article("a", text, date(2024, 3, 9)))
    span = found["KEN"].evidence[0]
    assert text[span.start : span.end] == text


def test_a_leader_introduced_in_one_document_acts_in_another() -> None:
    one = article("a", "Chilean president Ana Rojas spoke of the Ocean Pact.", date(2024, 1, 1))
    other = article("b", "Rojas signed the Ocean Pact in the capital of Chile", date(2024, 2, 2))
    found, _ = answers(one, other)
    assert found["CHL"].stance == "signed"


def test_counts_are_kept_as_they_are_put() -> None:
    one = article("a", "Around 60 countries, including Chile, signed the Ocean Pact.", date(2024, 1, 1))
    two = article("b", "Nearly 60 countries signed the Ocean Pact, among them Peru.", date(2024, 1, 1))
    three = article("c", "The Ocean Pact was signed by 61 countries.", date(2024, 1, 1))
    _, counts = answers(one, two, three)
    assert [(each.count, each.approximate) for each in counts] == [(60, True), (60, True), (61, False)]


def test_the_target_of_a_question_gives_no_answer_to_it() -> None:
    sanctions = Question("s", "s", "sanctions", ("sanctions", "Peru"), KINDS["sanctions"])
    text = "Norway imposed sanctions on Peru, and Peru imposed sanctions on Norway."
    found, _ = answers(article("a", text, date(2024, 1, 1)), question=sanctions)
    assert set(found) == {"NOR"}


def test_phrases_of_a_configuration_are_inflected() -> None:
    choice = StanceChoice("left", "Left the league", ("quit the league", "walk out"))
    league = Question("l", "l", "custom", ("league",), (choice,))
    text = "Norway walked out of the league. Peru is quitting the league. France may walk out"
    found, _ = answers(article("a", text, date(2024, 1, 1)), question=league)
    assert {country: stance.stance for country, stance in found.items()} == {"NOR": "left", "PER": "left"}


def test_another_agreement_of_the_same_article_does_not_leak_in() -> None:
    text = (
        "The Ocean Pact was signed by Chile and Peru. Norway signed the Arctic Shipping Accord. "
        "Kenya and India signed a trade agreement"
    )
    found, _ = answers(article("a", text, date(2024, 1, 1)))
    assert set(found) == {"CHL", "PER"}


def test_the_agreement_is_found_from_the_text() -> None:
    text = (
        "Chile, Peru and Kenya signed the Lima Declaration on Clean Rivers. "
        "France refused to sign the declaration. The Lima Declaration on Clean Rivers is short"
    )
    reading = article("a", text, date(2024, 1, 1))
    (question,) = find_positions([reading], {"a": placed(reading)}).questions
    assert question.title == "Who signed the Lima Declaration on Clean Rivers?"
    assert (question.id, question.kind) == ("lima-declaration-on-clean-rivers", "signatories")
    found, _ = answers(reading, question=question)
    assert {country: stance.stance for country, stance in found.items()} == {
        "CHL": "signed",
        "PER": "signed",
        "KEN": "signed",
        "FRA": "declined",
    }


@pytest.mark.parametrize(
    "others",
    [
        "Latvia refused to sign the Quiet Seas Declaration. Oman signed the Air Declaration, as did Jordan",
        "Latvia and Oman signed the Mercury Pledge. Jordan refused to sign the Methane Pledge",
        "Oman signed the Border Statute. Latvia signed the Harbour Statute, as did Jordan",
        "Latvia ratified the Grain Convention. Jordan and Oman signed the Rivers Convention",
    ],
)
def test_agreements_of_the_same_kind_in_one_article_are_several(others: str) -> None:
    text = f"Chile, Peru and Kenya signed the Safe Cables Declaration. {others}."
    reading = article("a", text, date(2024, 1, 1))
    positions = find_positions([reading], {"a": placed(reading)})
    (question,) = positions.questions
    assert question.title == "Who signed the Safe Cables Declaration?"
    assert {stance.country for stance in positions.stances} == {"CHL", "PER", "KEN"}


@pytest.mark.parametrize(
    ("deed", "name"),
    [
        ("signed the Beira Harbour Pact in Harare on Tuesday", "Beira Harbour Pact"),
        ("signed the Treaty on Clean Rivers in Lima last May", "Treaty on Clean Rivers"),
        ("signed the Arctic Shipping Accord on Monday in Bergen", "Arctic Shipping Accord"),
        ("signed the Nordic Grid Agreement in Norway", "Nordic Grid Agreement"),
        ("signed the Declaration on Peace in Sudan on Friday", "Declaration on Peace in Sudan"),
        ("signed the Convention on Trade in Rare Plants", "Convention on Trade in Rare Plants"),
    ],
)
def test_day_and_place_of_the_deed_are_no_part_of_a_name(deed: str, name: str) -> None:
    reading, mentions = read(f"Chile, Peru and Kenya {deed}. France refused to sign it.")
    found = find_positions([reading], {"a": mentions})
    assert [each.title for each in found.questions] == [f"Who signed the {name}?"]


@pytest.mark.parametrize(
    ("text", "country", "day"),
    [
        (
            "Six countries signed the Ocean Pact in Lima on 14 May. India refused to sign.",
            "IND",
            date(2024, 5, 14),
        ),
        (
            "The Ocean Pact was signed by ten states on 2 May. Kenya and Peru did not sign.",
            "KEN",
            date(2024, 5, 2),
        ),
        ("Chile and Norway signed the Ocean Pact on 3 May. Peru signed it, too.", "PER", date(2024, 5, 3)),
        ("Chile and Norway signed the Ocean Pact on 3 May. Peru has not signed.", "PER", date(2024, 6, 6)),
        (
            "Chile and Norway signed the Ocean Pact on 3 May. Peru refuses to sign it.",
            "PER",
            date(2024, 6, 6),
        ),
    ],
)
def test_who_answers_behind_a_dated_signing_does_so_on_its_day(text: str, country: str, day: date) -> None:
    reading, mentions = read(text)
    found = find_positions([reading], {"a": mentions}, (OCEAN,))
    assert {stance.country: stance.as_of for stance in found.stances}[country] == day


@pytest.mark.parametrize(
    "told",
    [
        "Norway, Chile and Peru ratified the Reef Treaty in May. India did, too.",
        "On 3 June Kenya became the fourth state to ratify the Reef Treaty, after Norway, Chile and Peru.",
        "The Reef Treaty was ratified by Norway on 2 May. Chile and Peru ratified the Reef Treaty in June.",
    ],
)
def test_who_voted_for_a_treaty_and_who_ratified_it_are_two_questions(told: str) -> None:
    voted = (
        "Delegates adopted the Reef Treaty in Suva on 8 March. Chile, Peru, Norway and Kenya voted in favour."
    )
    reading, mentions = read(f"{voted} India voted against the treaty. {told}")
    kinds = {each.kind: each.id for each in find_positions([reading], {"a": mentions}).questions}
    assert set(kinds) == {"vote", "ratification"}
    assert len(set(kinds.values())) == len(kinds)


@pytest.mark.parametrize(
    "text",
    [
        "Delegates of eleven states adopted the Reef Treaty by nine votes to one.",
        "Envoys of forty countries approved the Reef Treaty on Monday by 31 votes to 4.",
        "The twelve members adopted the Reef Treaty by ten votes to two.",
    ],
)
def test_a_score_says_how_many_were_for_it(text: str) -> None:
    reading, mentions = read(text)
    reef = Question("r", "r", "vote", ("Reef Treaty",), KINDS["vote"])
    counts = find_positions([reading], {"a": mentions}, (reef,)).counts
    assert sorted(each.count for each in counts if each.stance == "for") in ([9], [31], [10])


def questions(*texts: str) -> list[str]:
    readings = [article(f"d{place}", text, date(2024, 6, 3)) for place, text in enumerate(texts)]
    found = find_positions(readings, {each.document.id: placed(each) for each in readings})
    return [each.title for each in found.questions]


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (
            ["Chile, Peru and Kenya recognised Somaliland in May. India has not."],
            "Who recognises Somaliland?",
        ),
        (
            ["Chile does not recognise Ruritania, and neither does Peru", "Kenya recognised Ruritania."],
            "Who recognises Ruritania?",
        ),
        (
            ["Chile, Peru and India withdrew recognition of Absurdia in May."],
            "Who recognises Absurdia?",
        ),
        (["Chile, Peru and India imposed sanctions on Norway."], "Who imposed sanctions on Norway?"),
        (
            ["Chile imposed sanctions on Norway", "Peru and India tightened sanctions against Norway."],
            "Who imposed sanctions on Norway?",
        ),
        (
            ["French sanctions on Norway bite. Chile, Peru and India tightened their sanctions"],
            "Who imposed sanctions on Norway?",
        ),
    ],
)
def test_recognition_and_sanctions_are_found_from_the_text(texts: list[str], title: str) -> None:
    assert questions(*texts) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Chile recognised the problem, Peru recognised the need for money and India recognised its duty.",
        "Chile, Peru and India called for sanctions to end.",
        "The AI Act took effect in May, and Chile, Peru and India hope for the best. India signed nothing.",
    ],
)
def test_what_is_only_spoken_of_is_no_question(text: str) -> None:
    assert questions(text) == []


def test_a_law_is_nothing_that_countries_sign() -> None:
    text = (
        "The Toy Act took effect in May. Chile, Peru and India signed the Lima declaration on toys on Monday."
    )
    assert questions(text) == ["Who signed the Lima declaration on toys?"]


def test_a_lone_article_means_one_thing_by_the_bare_noun() -> None:
    text = (
        "Nine ports sent envoys to the harbour talks. Chile has signed the Lima forum's declaration.\n\n"
        "The weather was fine.\n\nPeru and India refused to sign the declaration, which bans dumping."
    )
    assert questions(text) == ["Who signed the Lima forum's declaration?"]


def test_votes_in_two_bodies_are_two_questions() -> None:
    found = questions(
        "The General Assembly voted on the truce resolution. Chile, Peru and India voted for the resolution.",
        "The Security Council voted on the truce resolution. Kenya, Norway and France abstained on it.",
    )
    assert sorted(found) == [
        "How did the General Assembly vote on the truce resolution?",
        "How did the Security Council vote on the truce resolution?",
    ]


def test_a_common_word_beside_a_name_means_it_only_where_the_name_stands() -> None:
    sent = StanceChoice("sent", "Sent troops", ("send troops",))
    question = Question("mali", "Who sent troops to Mali?", "custom", ("Mali", "troops"), (sent,))
    here = article("a", "The mission in Mali grows. France sent troops on Tuesday.", date(2024, 5, 8))
    there = article("b", "The mission in Fiji grows. Peru sent troops on Tuesday.", date(2024, 5, 8))
    stances, _ = answers(here, there, question=question)
    assert set(stances) == {"FRA"}


def test_who_is_suspended_from_a_council_is_so_by_another_body() -> None:
    question = Question(
        "seat",
        "How did the General Assembly vote on suspending India from the Human Rights Council?",
        "vote",
        ("Human Rights Council", "suspension"),
        KINDS["vote"],
    )
    text = (
        "The General Assembly has decided on a suspension from the Human Rights Council. "
        "Norway voted in favour of the suspension. Kenya and Peru voted against the suspension."
    )
    stances, _ = answers(article("a", text, date(2024, 5, 8)), question=question)
    assert {country: stance.stance for country, stance in stances.items()} == {
        "NOR": "for",
        "KEN": "against",
        "PER": "against",
    }


def test_there_is_no_question_where_nobody_signed_anything() -> None:
    reading = article(
        "a", "Chile and Peru played a match. Norway won the agreement of all.", date(2024, 1, 1)
    )
    assert find_positions([reading], {"a": placed(reading)}) == Positions()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_answers_with_its_own_choices(kind: str) -> None:
    ids = {choice.id for choice in KINDS[kind]}  # type: ignore[index]  # parametrised by the keys themselves
    assert (
        ids
        == {
            "signatories": {"signed", "declined"},
            "ratification": {"ratified", "not-ratified", "withdrew"},
            "vote": {"for", "against", "abstained"},
            "recognition": {"recognised", "not-recognised"},
            "sanctions": {"sanctioned"},
            "custom": set(),
        }[kind]
    )


SCRAPS = st.sampled_from(
    [
        *COUNTRIES,
        *PEOPLES,
        *[
            "the Ocean Pact",
            "signed",
            "has not",
            "refused to sign",
            "vetoed",
            ",",
            "and",
            "by",
            "including",
            "all but",
            "(",
            ")",
            "—",
            ";",
            ":",
        ],
        *[
            "61 countries",
            "who",
            "it",
            "the two countries",
            "2019",
            ". ",
            "sanctions on",
            "imposed",
            "10-0",
            "abstentions",
        ],
        *[
            "followed suit",
            "’s",
            "unlike",
            "were",
            "to",
            "in",
            "no",
            "among them",
            "except for",
            "so did",
            "with",
            "signatories",
            "not",
        ],
    ]
)


@given(st.lists(SCRAPS, max_size=40).map(" ".join))
@settings(max_examples=150)
def test_every_stance_has_a_passage_that_names_its_country(text: str) -> None:
    reading = article("a", text, date(2024, 1, 1))
    for kind in ("signatories", "vote", "sanctions"):
        question = Question("q", "q", kind, ("Ocean Pact",), KINDS[kind])
        told = find_positions([reading], {"a": placed(reading)}, (question,))
        for stance in told.stances:
            names = [name for name, code in (*COUNTRIES.items(), *PEOPLES.items()) if code == stance.country]
            for span in stance.evidence:
                assert any(name in text[span.start : span.end] for name in names)
        assert all(count.evidence for count in told.counts)


@given(st.lists(SCRAPS, max_size=25).map(" ".join), st.lists(SCRAPS, max_size=25).map(" ".join))
@settings(max_examples=60)
def test_the_order_of_the_documents_does_not_matter(one: str, other: str) -> None:
    first, second = article("a", one, date(2024, 1, 1)), article("b", other, date(2024, 1, 2))
    places = {"a": placed(first), "b": placed(second)}
    told, again = (
        find_positions(readings, places, (OCEAN,)) for readings in ([first, second], [second, first])
    )
    assert told == again


@given(st.text(max_size=300))
@settings(max_examples=100)
def test_no_text_is_too_odd(text: str) -> None:
    reading = article("a", text, None)
    find_positions([reading], {})
    find_positions([reading], {}, (OCEAN,))
