"""Every language says all that English says, with the forms its grammar has, and nothing in English."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import pytest
from ruamel.yaml import YAML

from geo.boundaries import load_territories
from geo.model import Question
from geo.stances import KINDS
from output.alternatives import describe_piece
from output.assets import list_strings, load_table
from output.data import feed
from output.embed import render_charts
from output.model import Explainer, Theme
from output.outline import describe_dispute
from output.page import render_page
from output.passages import open_library
from output.pieces import list_pieces
from output.question_words import put_question
from output.story import prepare_story
from output.when import write_when
from output.wording import count_of, load_wording, say
from timeline.model import DateInterval, Dispute, Span, Variant, When

OTHERS = [name for name in list_strings() if name != "en"]
FREE = {"when.across": {"last", "short"}, "when.decade": {"last"}, "question.vote-in": set[str]()}
"""Placeholders that a language may leave out."""
SAME: Mapping[str, set[str]] = {
    "sources.heading": {"fr"},
    "plural.sources.one": {"fr"},
    "plural.sources.other": {"fr"},
    "plural.later.one": {"nl"},
    "plural.later.other": {"nl"},
    "when.winter": {"de"},
    "finder.source": {"fr"},
    "territories.XCR": {"es", "it"},
    "territories.XSO": {"de", "fr", "it", "nl", "pl", "tr"},
}
"""Where a language says it as English does: "Sources", "later", "Winter"."""
SIGNS = ("join.", "when.across")
"""Punctuation alone, which languages share."""
DATES = YAML(typ="safe").load(Path(__file__).with_name("dates.yaml").read_text(encoding="utf-8"))


def flatten(strings: Mapping[str, Any], table: str = "") -> Iterator[tuple[str, str]]:
    """Each string under "table.key"; sentences of a list under their number."""
    for key, value in strings.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{table}{key}.")
        elif isinstance(value, list):
            yield from ((f"{table}{key}.{number}", words) for number, words in enumerate(value))
        else:
            yield f"{table}{key}", value


def strings_of(language: str) -> dict[str, str]:
    return dict(flatten(load_table(f"strings/{language}.toml")))


def fields_of(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_keys_of_english_and_no_others(language: str) -> None:
    def keys(name: str) -> set[str]:
        return {key.rpartition(".")[0] if key.startswith("plural.") else key for key in strings_of(name)}

    assert keys(language) == keys("en")


@pytest.mark.parametrize("language", OTHERS)
def test_a_string_has_the_placeholders_of_the_english_one(language: str) -> None:
    english = strings_of("en")
    for key, words in strings_of(language).items():
        if key.startswith("plural."):
            continue
        free = FREE.get(key, set())
        assert fields_of(words) - free == fields_of(english[key]) - free, key
        assert fields_of(words) <= fields_of(english[key]) | free, key


@pytest.mark.parametrize("language", list_strings())
def test_a_plural_has_the_forms_of_its_language_and_no_others(language: str) -> None:
    wording = load_wording(language)
    forms = set(wording.locale.plural_form.tags) | {"other"}
    for what, words in wording.strings["plural"].items():
        assert set(words) == forms, what


@pytest.mark.parametrize("language", list_strings())
def test_a_plural_says_its_number_unless_the_form_is_the_number(language: str) -> None:
    wording = load_wording(language)
    for what, words in wording.strings["plural"].items():
        for form, text in words.items():
            alone = language == "ar" and form in ("one", "two")  # "حدثان" is two events
            number = {"n"} if not alone or "{n}" in text else set()
            assert fields_of(text) == number | ({"kept"} if what in ("kept", "cited-sources") else set()), (
                what,
                form,
            )


@pytest.mark.parametrize("language", OTHERS)
def test_no_string_is_still_english(language: str) -> None:
    english = strings_of("en")
    same = {
        key
        for key, words in strings_of(language).items()
        if words == english.get(key) and re.search("[A-Za-z]{2}", re.sub(r"\{\w+\}", "", words))
    }
    assert same == {key for key, languages in SAME.items() if language in languages}


@pytest.mark.parametrize("language", OTHERS)
def test_a_page_says_nothing_in_english(explainer: Explainer, language: str) -> None:
    told = replace(explainer, language=language, questions=tuple(map(find_it, explainer.questions)))
    for artifact in (render_page(told, Theme()), *render_charts(told, Theme())):
        assert find_english(list_said(artifact.content.decode()), language) == []


def find_english(said: Iterable[str], language: str) -> list[str]:
    """What is said in English where another language has words of its own."""
    own = set(strings_of(language).values())
    english = [
        re.compile(re.sub(r"\\\{\w+\\\}", ".{1,40}?", re.escape(words)))
        for key, words in strings_of("en").items()
        if len(re.sub(r"\{\w+\}", "", words)) > 3 and words not in own and not key.startswith(SIGNS)
    ]
    return [words for words in said if any(each.fullmatch(words) for each in english)]


def test_an_english_page_says_it_in_english(explainer: Explainer) -> None:
    said = set(list_said(render_page(explainer, Theme()).content.decode()))
    assert len(find_english(said, "de")) > 40
    assert {"What happened", "Announced", "Signed", "Zoom in", "Not named in these sources"} <= said


def find_it(question: Question) -> Question:
    """The question as if the program had found it."""
    return replace(question, name="Paris declaration")


def list_said(html: str) -> Iterator[str]:
    """Every text and every label of a document's body, but what stands in the words of a source."""
    body = lxml.html.fromstring(html).find("body")
    for element in body.xpath("//bdi | //cite | //q | //blockquote/p | //h3/a | //script"):
        element.text = ""
    for text in body.itertext():
        if text.strip():
            yield " ".join(text.split())
    yield from body.xpath("//@aria-label | //@title | //@placeholder | //@alt")


@pytest.mark.parametrize("case", DATES, ids=lambda case: f"{case['language']} {case['says']}")
def test_a_date_is_written_as_the_language_writes_it(case: Mapping[str, Any]) -> None:
    first, last = case["first"], case.get("last", case["first"])
    told = write_when(
        When(DateInterval(first, last), case["precision"], "explicit"), load_wording(case["language"])
    )
    assert " ".join(told.split()) == case["says"]


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("ar", 0, "0 حدث"), ("ar", 1, "حدث واحد"), ("ar", 2, "حدثان"), ("ar", 3, "3 أحداث"),
        ("ar", 11, "11 حدثًا"), ("ar", 100, "100 حدث"), ("pl", 1, "1 wydarzenie"), ("pl", 22, "22 wydarzenia"),
        ("pl", 12, "12 wydarzeń"), ("ru", 21, "21 событие"), ("ru", 2, "2 события"), ("ru", 11, "11 событий"),
        ("uk", 31, "31 подія"), ("fr", 0, "0 événement"), ("fr", 2, "2 événements"), ("de", 1, "1 Ereignis"),
        ("de", 1234, "1.234 Ereignisse"), ("es", 1, "1 hecho"), ("ja", 5, "5件の出来事"), ("tr", 5, "5 olay"),
    ],
)  # fmt: skip
def test_a_number_takes_the_plural_of_the_language(language: str, count: int, words: str) -> None:
    assert count_of(load_wording(language), "events", count) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "de",
            (
                "13 Ereignisse aus 4 Quellen, Nov. 2023 – Feb. 2025; "
                "7 von 61 Unterzeichnern namentlich genannt."
            ),
        ),
        ("fr", "13 événements d’après 4 sources, nov. 2023 – févr. 2025 ; signataires nommés : 7 sur 61."),
        ("es", "13 hechos según 4 fuentes, nov 2023 – feb 2025; firmantes identificados: 7 de 61."),
        ("ar", "13 حدثًا من 4 مصادر، نوفمبر 2023 – فبراير 2025؛ الموقّعون المذكورون بالاسم: 7 من أصل 61."),
        ("it", "13 eventi da 4 fonti, nov 2023 – feb 2025; firmatari nominati: 7 su 61."),
        ("pl", "13 wydarzeń z 4 źródeł, lis 2023–lut 2025; sygnatariusze wymienieni z nazwy: 7 z 61."),
        ("tr", "4 kaynaktan 13 olay, Kas 2023 – Şub 2025; 61 imzacıdan 7 tanesinin adı geçiyor."),
        ("zh", "4个来源报道的13起事件，2023年11月至2025年2月；61个签署方中有7个被点名。"),
        (
            "ja",
            (
                "4件の情報源による13件の出来事、2023年11月～2025年2月。"
                "署名者61のうち名前が判明しているのは7。"
            ),
        ),
    ],
)  # fmt: skip
def test_the_standfirst_is_one_sentence(explainer: Explainer, language: str, words: str) -> None:
    page = lxml.html.fromstring(render_page(replace(explainer, language=language), Theme()).content.decode())
    (standfirst,) = page.xpath("//p[@class='standfirst']")
    assert " ".join(standfirst.text_content().split()) == words


def test_an_approximate_number_stands_within_the_sentence(explainer: Explainer) -> None:
    rough = tuple(replace(count, approximate=True) for count in explainer.counts[1:])
    for language, words in {
        "en": "Around 53 more signatories are not named in these sources.",
        "de": "Rund 53 weitere Unterzeichner werden in diesen Quellen nicht genannt.",
        "fr": "Environ 53 autres signataires ne sont pas nommés dans ces sources.",
        "es": "En estas fuentes faltan los nombres de unos 53 firmantes más.",
        "ar": "لا تسمّي هذه المصادر نحو 53 موقّعًا آخر.",
    }.items():
        told = replace(explainer, language=language, counts=rough)
        assert words in render_page(told, Theme()).content.decode()


@pytest.mark.parametrize("language", list_strings())
def test_every_territory_without_a_code_has_a_name(language: str) -> None:
    named = {code for code, each in load_territories().items() if each.name}
    assert set(load_wording(language).strings["territories"]) == named


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Zeitleiste: The Paris summit. 13 Ereignisse aus 4 Quellen, "),
        ("fr", "Chronologie\u00a0: The Paris summit. 13 événements d’après 4 sources, "),
        ("ja", "年表：The Paris summit。4件の情報源による13件の出来事、"),
        ("ar", "الخط الزمني: The Paris summit. 13 حدثًا من 4 مصادر، "),
    ],
)
def test_what_is_read_aloud_is_in_sentences(explainer: Explainer, language: str, words: str) -> None:
    told = replace(explainer, language=language, title="The Paris summit")
    story = prepare_story(told, Theme())
    alternatives = {piece.chart: describe_piece(piece, story) for piece in list_pieces(story)}
    assert alternatives["timeline"].startswith(words)
    stop = say(load_wording(language), "join.sentence", words="")
    for alternative in alternatives.values():
        assert alternative.endswith(stop)
        assert not re.search(r"[.?!。؟？][.。]", alternative)
        if language == "ja":
            assert not re.search(r"[。、：；] | \(", alternative)


def test_a_title_with_a_mark_of_its_own_gets_no_full_stop(explainer: Explainer) -> None:
    asked = replace(explainer, title="Who won?")
    for language in ("en", "de", "ar", "zh"):
        html = render_page(replace(asked, language=language), Theme()).content.decode()
        (told, *_) = lxml.html.fromstring(html).xpath("//meta[@property='og:image:alt']/@content")
        assert re.match(r"Who won\?(?![.。])", told)


def test_an_editors_title_and_labels_stay_as_they_are_written(explainer: Explainer) -> None:
    (question,) = explainer.questions
    own = replace(question, choices=(replace(question.choices[0], label="On board"), question.choices[1]))
    put = put_question(own, load_wording("de"))
    assert put.title == "Who signed the Paris declaration?"
    assert [choice.label for choice in put.choices] == ["On board", "Abgelehnt"]


def test_a_question_found_in_the_text_is_put_in_the_language_of_the_page() -> None:
    found = Question("x", "Who signed the Accord?", "signatories", (), KINDS["signatories"], "Accord")
    assert put_question(found, load_wording("de")).title == "Wer hat „Accord“ unterzeichnet?"
    assert put_question(found, load_wording("fr")).title == "Qui a signé «\u202fAccord\u202f»\u202f?"
    assert put_question(found, load_wording("es")).title == "¿Quién firmó «Accord»?"
    vote = replace(found, kind="vote", choices=KINDS["vote"], body="Senate")
    assert put_question(vote, load_wording("en")).title == "How did the Senate vote on the Accord?"
    assert put_question(vote, load_wording("ar")).title == "كيف جرى التصويت على «Accord» (Senate)؟"


def test_days_that_sources_disagree_on_are_written_as_days(explainer: Explainer) -> None:
    library = open_library(explainer.documents, load_wording("de"))
    passages = [document.id for document in explainer.documents]
    days = zip(("2025-02-10", "2025-02-11"), passages[:2], strict=True)
    readings = tuple(Variant(day, Span(name, 0, 10)) for day, name in days)
    told = describe_dispute(Dispute("date", readings), library, load_wording("de"))
    assert [value for value, _ in told.variants] == ["10. Feb. 2025", "11. Feb. 2025"]
    assert told.about == "Die Quellen nennen unterschiedliche Daten:"


@pytest.mark.parametrize("language", list_strings())
def test_every_well_known_answer_has_words(language: str) -> None:
    wording = load_wording(language)
    for kind, choices in KINDS.items():
        for choice in choices:
            assert say(wording, f"stance.{choice.id}"), (kind, choice.id)


def test_french_sets_no_break_spaces_where_they_belong() -> None:
    for key, words in strings_of("fr").items():
        assert not re.search(r"(?<![\u202f])[;?!»]|«(?!\u202f)", words), key
        assert not re.search(r"(?<![\u00a0]):", words), key


def test_each_language_has_its_own_quotation_marks() -> None:
    for language, wrong in {"de": "«»\"'”", "fr": "“”„\"'", "es": "“”„\"'", "ar": "“”„\"',;?"}.items():
        for key, words in strings_of(language).items():
            assert not set(words) & set(wrong), (language, key)


def test_regions_and_scripts_choose_their_own_forms() -> None:
    day = When(DateInterval(date(2025, 1, 10), date(2025, 1, 10)), "day", "explicit")
    told = {
        "en": "10 Jan 2025",
        "en-US": "Jan 10, 2025",
        "de-AT": "10. Jän. 2025",
        "pt-BR": "10 de jan. de 2025",
        "pt-PT": "10/01/2025",
        "es-MX": "10 ene 2025",
        "zh-Hant": "2025年1月10日",
        "ar-IQ": "10 كانون الثاني 2025",
    }
    assert {tag: write_when(day, load_wording(tag)) for tag in told} == told
    assert load_wording("zh-Hant").strings is load_wording("zh").strings
    assert load_wording("ger").strings is load_wording("de").strings


def test_the_feed_sets_quotes_as_the_language_does(explainer: Explainer) -> None:
    german = feed.render(replace(explainer, language="de"), Theme()).content.decode()
    assert re.search("<summary>[^<]*: „[^<]*“ \\([^<]*\\)</summary>", german)
    assert "“" in feed.render(explainer, Theme()).content.decode()


SPEAK_IN_TURN = """
import json, sys
from datetime import date
from output.data_block import describe_locale
from output.wording import load_wording, write_span
said = {}
for name in sys.argv[1:]:
    wording = load_wording(name)
    months = [date(2024, month, 5) for month in range(1, 13)]
    spans = [write_span(day, date(2025, 12, 9), wording, "yMMM") for day in months]
    said[name] = [spans, describe_locale(wording)]
json.dump(said, sys.stdout)
"""


def test_a_language_writes_its_own_months_whichever_came_before() -> None:
    def speak(*names: str) -> dict[str, Any]:  # Any: JSON
        said: dict[str, Any] = json.loads(
            subprocess.check_output([sys.executable, "-c", SPEAK_IN_TURN, *names])
        )
        return said

    together = speak("ja", *sorted(list_strings()))
    for name in ("ar", "pl", "uk", "zh"):
        assert together[name] == speak(name)[name]
