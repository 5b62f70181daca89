"""The slides of a TimelineJS3 timeline: what timelinejs.json and timelinejs.csv both hold.

Headline and text are HTML to TimelineJS, dates are numbers, and the date in words stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from output.data.quotes import one_line
from output.data_block import list_notes
from output.edit_lines import write_edit
from output.known_dates import KnownDate, known_dates
from output.outline import EventLine, Outline, write_standfirst
from output.passages import Passage
from output.wording import Wording, say

# TimelineJS 3.9 cleans HTML and only then makes links of addresses in the text, by pasting them into markup:
# of "www.x'onclick=..." it makes an attribute. So nothing in our words, nor a part of an address of ours, may
# look like an address to it.
_LOOKS_LIKE_AN_ADDRESS = re.compile(r"(?i)(?<=www)(?=\.)|(?=://)|(?=@)")
_ENDS_AN_ADDRESS = re.compile(r"[^A-Za-z0-9\-+&#/%?=~_|!:,.;]")
_STARTS_ANOTHER = re.compile(r"(?i)(?<!/)(www)\.")


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide."""

    id: str
    start: KnownDate
    end: KnownDate | None
    when: str
    """The date in words, which says how finely it is known."""
    headline: str
    """HTML without an element in it."""
    text: str
    """HTML: the passage and a link to it."""


def title_slide(outline: Outline) -> tuple[str, str]:
    """Headline and text of the slide that opens the timeline, as HTML."""
    standfirst = say(outline.wording, "join.sentence", words=write_standfirst(outline))
    return write_html(outline.explainer.title), write_html(standfirst)


def list_slides(outline: Outline) -> Iterator[Slide]:
    """A slide for each event on the page, in its order."""
    for line in outline.events:
        start, end = known_dates(line.event.when)
        headline = write_html(line.event.title)
        yield Slide(line.event.id, start, end, line.when, headline, write_text(line, outline.wording))


def write_text(line: EventLine, wording: Wording) -> str:
    """The passage that tells the event, what is to be known about it, and its source."""
    quoted = say(wording, "join.quoted", quote=_write_words(line.passage.quote))
    language = escape(line.passage.source.language)
    notes = say(wording, "join.titles").join(list_notes(line, wording))
    aside = (
        say(wording, "join.between") + say(wording, "join.aside", words=write_html(notes)) if notes else ""
    )
    edited = write_edit(line.edit, wording)
    why = f"<p>{_write_words(edited)}</p>" if edited else ""
    # TimelineJS leaves alone what has a <p> without attributes in it, and would put another around the rest.
    return f'<p><i lang="{language}">{quoted}</i></p><p>{write_link(line.passage)}{aside}</p>{why}'


def write_link(passage: Passage) -> str:
    """The name of the source; a link to its words, where it has a web address."""
    name = _write_words(passage.source.name)
    if passage.href is None:
        return name
    address = _ENDS_AN_ADDRESS.sub(lambda found: quote(found[0], safe="", errors="replace"), passage.href)
    address = _STARTS_ANOTHER.sub(r"\1%2E", address)
    return f'<a href="{escape(address)}">{name}</a>'


def write_html(text: str) -> str:
    """The words as HTML, in one line."""
    return escape(one_line(text), quote=False)


def _write_words(text: str) -> str:
    return _LOOKS_LIKE_AN_ADDRESS.sub("<wbr>", write_html(text))
