"""E-mail: a newsletter or press release as an article; attachments are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

from dateline.decoding import decode_text
from dateline.errors import SourceError
from dateline.sources.blocks import read_blocks
from dateline.sources.mail_text import trim_letter
from dateline.sources.messages import header_of, parse_message, parts_of
from dateline.sources.metadata import describe_document
from dateline.sources.paragraphs import unwrap_text
from output.model import Skipped
from timeline.model import SourceDocument

SUFFIXES = (".eml",)

_STUB = 0.3
"""Plain text this short beside the HTML of the same letter says "open it in your browser", not the news."""
_FLOWED = re.compile(r"(?<=\S) \n(?=\S)")
"""Lines of format=flowed go on where they end in a space (RFC 3676)."""
_PREFIX = re.compile(r"^(?:(?:re|aw|sv|fwd?|wg|tr|rv|fw)\s*:\s*)+", re.IGNORECASE)


def read(path: Path) -> Iterator[SourceDocument | Skipped]:
    """The one article of a letter."""
    letter = parse_message(path.read_bytes())
    text = trim_letter(_text_of(letter))
    if not text.strip():
        raise SourceError("a letter without text")
    name, address = parseaddr(header_of(letter, "From"))
    told = {
        "title": _PREFIX.sub("", header_of(letter, "Subject")),
        "publisher": name or address.rpartition("@")[2],
        "published": header_of(letter, "Date"),
        "url": header_of(letter, "Archived-At").strip("<>"),  # RFC 5064
        "language": header_of(letter, "Content-Language"),
    }
    yield describe_document(SourceDocument("", text, str(path)), told)


def _texts(letter: EmailMessage, kind: str) -> Iterator[str]:
    """The texts of a kind in the letter itself."""
    for content, charset in parts_of(letter, kind):
        try:
            yield decode_text(content, charset)
        except SourceError:
            continue


def _text_of(letter: EmailMessage) -> str:
    """The text of the first part that tells the news."""
    plain = next(_texts(letter, "text/plain"), "")
    markup = next(_texts(letter, "text/html"), "")
    shown = read_blocks(markup) if markup else ""
    if len(plain.strip()) < _STUB * len(shown):
        return shown
    return unwrap_text(_FLOWED.sub(" ", plain.replace("\r\n", "\n")))
