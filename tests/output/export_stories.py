"""Stories to export: one by somebody who means harm, one with every fineness of date, one without events."""

from __future__ import annotations

from datetime import date

from geo.model import Count, Place, Placement, Question, Stance, StanceChoice
from output.model import Explainer
from timeline.model import DateInterval, Event, Precision, SourceDocument, Span, Timeline, When

RUN = "window.__pwned=1"
HOSTILE = (
    f"</script><script>{RUN}</script> <img src=x onerror={RUN}> ]]> --> <!-- &lt;b onclick={RUN}&gt; "
    f"{{{{ 7*191 }}}} {{% raw %}} `${{{RUN}}}` ' onfocus={RUN} autofocus ' \" onload={RUN} \u2028 \u2029 "
    "\x0b \x00 **bold** _em_ [link](javascript:alert(1)) ![i](https://evil.example/i.png) "
    "<https://evil.example/> www.evil.example https://evil.example/ mail@evil.example # h | a | b |\n"
    "# Heading\n> quote\n\n    code\n"
    "- item\n1. first\n===\n---\n```js\nEND:VEVENT\r\nBEGIN:VALARM\r\n\t=cmd|'/C calc'!A0 :smile: "
    f"$x$ ~~s~~ [^1]: WWW.x'onmouseover={RUN}// http://u'onclick={RUN} "
    "<svg onload=1> \\ \\<i> &amp;amp; 😀 שלום ;,"
)
STARTS = (
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\t=1",
    "\r=1",
    "# h",
    "- item",
    "1. first",
    "    code",
    "> q",
    "***",
    "===",
)
"""How a text may start that some program takes for more than a text."""
ADDRESSES = (
    f"javascript:{RUN}",
    "data:text/html,<script>1</script>",
    "https://news.example/\"onclick='x'>)](<b>&amp;copy;|`*_ y",
    "https://news.example/a?b=1&c=2#:~:text=x",
    f"https://www.news.example/@x/?u=www.x'onclick={RUN}//&m=a@b.example&v=(http://c.example",
    None,
)
PRECISIONS: tuple[tuple[str, str, Precision, str, str], ...] = (
    ("2025-02-11", "2025-02-11", "day", "2025-02-11", ""),
    ("2025-02-10", "2025-02-11", "day", "2025-02-10", "2025-02-11"),
    ("2025-02-01", "2025-02-28", "day", "2025-02-01", "2025-02-28"),
    ("2025-02-03", "2025-02-09", "week", "2025-02-03", "2025-02-09"),
    ("2025-01-01", "2025-01-31", "month", "2025-01", ""),
    ("2025-01-11", "2025-01-20", "month", "2025-01-11", "2025-01-20"),
    ("2025-01-01", "2025-03-31", "quarter", "2025-01", "2025-03"),
    ("2024-12-01", "2025-02-28", "season", "2024-12", "2025-02"),
    ("2024-07-01", "2024-12-31", "half", "2024-07", "2024-12"),
    ("2019-01-01", "2019-12-31", "year", "2019", ""),
    ("2026-01-01", "2026-04-30", "year", "2026-01", "2026-04"),
    ("2010-01-01", "2019-12-31", "decade", "2010", "2019"),
    ("1801-01-01", "1900-12-31", "century", "1801", "1900"),
    ("0987-07-03", "0987-07-03", "day", "0987-07-03", ""),
)
"""First day, last day, precision, and what is known of the start and of the end in ISO 8601."""
QUESTION = Question(
    "treaty",
    "Who signed the treaty?",
    "signatories",
    (),
    (StanceChoice("signed", "Signed"), StanceChoice("declined", "Declined")),
)


def tell_event(number: int, document: SourceDocument, words: str, when: When) -> Event:
    """An event told by the whole of a document."""
    passage = Span(document.id, 0, len(document.text))
    return Event(f"e{number}", words, words, when, (), (words,), (passage,), importance=1 / (number + 1))


def make_hostile(words: str = HOSTILE) -> Explainer:
    """Every text in it is these words, or starts as no text should."""
    texts = (words, *(f"{start}{words}" for start in STARTS))
    documents = tuple(
        SourceDocument(
            f"d{number}",
            text,
            text,
            text,
            text if number % 2 else None,
            ADDRESSES[number % len(ADDRESSES)],
            "en",
            date(2025, 2, 12),
            "metadata",
        )
        for number, text in enumerate(texts)
    )
    when = When(DateInterval(date(2025, 2, 11), date(2025, 2, 11)), "day", "explicit")
    events = tuple(
        tell_event(number, document, document.text, when) for number, document in enumerate(documents)
    )
    choices = tuple(StanceChoice(f"s{number}", text) for number, text in enumerate(texts[:3]))
    passages = [event.evidence[0] for event in events]
    return Explainer(
        title=words,
        language="en",
        documents=documents,
        timeline=Timeline(events),
        shown=frozenset(event.id for event in events),
        placements={
            event.id: (
                Placement(
                    Place(event.title, 59.91, -10.75, "NOR", "city", None, "gazetteer"),
                    "text",
                    event.evidence[0],
                ),
            )
            for event in events
        },
        questions=(Question(f"../{words}", words, "custom", (), choices),),
        stances=tuple(
            Stance(f"../{words}", code, f"s{number}", False, None, (passages[number],))
            for number, code in enumerate(("NOR", "SWE", "FIN"))
        ),
        counts=(Count(f"../{words}", "s0", 61, True, (passages[0],)),),
        skipped=(),
    )


def make_precise() -> Explainer:
    """An event for each line of PRECISIONS; the first in Oslo, the others without a place."""
    document = SourceDocument(
        "a", "Norway signed the treaty.", "a.txt", "Treaty", "The Quay", "https://quay.example/a", "en"
    )
    events = tuple(
        tell_event(
            number,
            document,
            f"Event {number}",
            When(DateInterval(date.fromisoformat(first), date.fromisoformat(last)), precision, "explicit"),
        )
        for number, (first, last, precision, _, _) in enumerate(PRECISIONS)
    )
    passage = events[0].evidence[0]
    oslo = Place("Oslo", 59.91, 10.75, "NOR", "city", 3143244, "gazetteer")
    sea = Place("North Sea", 56.0, 3.0, None, "sea", None, "gazetteer")
    return Explainer(
        title="The treaty",
        language="en",
        documents=(document,),
        timeline=Timeline(events),
        shown=frozenset(event.id for event in events),
        placements={"e0": (Placement(oslo, "text", passage),), "e1": (Placement(sea, "document", passage),)},
        questions=(QUESTION,),
        stances=(
            Stance("treaty", "NOR", "signed", False, date(2025, 2, 11), (passage,)),
            Stance("treaty", "FRA", "signed", True, None, (passage,)),
            Stance("treaty", "FRA", "declined", True, None, (passage,)),
        ),
        counts=(),
        skipped=(),
    )


def place_everything(explainer: Explainer) -> dict[str, tuple[Placement, ...]]:
    """Placements for all events, where the first one is."""
    placements = explainer.placements["e0"]
    return {event.id: placements for event in explainer.timeline.events}


def make_empty() -> Explainer:
    """Nothing but a title."""
    return Explainer("The treaty", "en", (), Timeline(()), frozenset(), {}, (), (), (), ())
