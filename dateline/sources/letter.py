"""E-mail: a newsletter or press release as an article; attachments are left alone (RFC 5322, RFC 2045)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from pathlib import Path

from dateline.decoding import decode_text
from dateline.errors import SourceError
from dateline.sources.blocks import read_blocks
from dateline.sources.damage import DAMAGE
from dateline.sources.mail_text import trim_letter
from dateline.sources.metadata import describe_document
from dateline.sources.paragraphs import unwrap_text
from output.model import Skipped
from timeline.model import SourceDocument

SUFFIXES = (".eml",)

_HEADERS = re.compile(rb"\s*(?:From [^\n]{0,200}\n)?[!-9;-~]{1,80}:[^\n]{0,2000}\n")
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


def parse_message(content: bytes) -> EmailMessage:
    """The message with its parts. Raises SourceError for what is no message."""
    if not content.strip():
        raise SourceError("empty")
    if not _HEADERS.match(content[:4000]):
        raise SourceError("not an e-mail message: it has no header")
    try:
        message = message_from_bytes(content, policy=default)
    except DAMAGE:
        raise SourceError("a damaged e-mail message") from None
    if not isinstance(message, EmailMessage):  # the policy makes no other
        raise SourceError("a damaged e-mail message")
    return message


def header_of(message: EmailMessage, name: str) -> str:
    """What a header says, decoded; "" where it is missing or cannot be read."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except DAMAGE:
        return ""


def text_parts(message: EmailMessage, kind: str) -> Iterator[str]:
    """The texts of a kind ("text/plain") in a message, those that are attached left out."""
    try:
        parts = list(message.walk())
    except DAMAGE:  # nested too deeply
        return
    for part in parts:
        try:
            content = part.get_payload(decode=True)
            attached = part.get_content_disposition() == "attachment" or part.get_content_type() != kind
            charset = part.get_content_charset()
        except DAMAGE:
            continue
        if attached or not isinstance(content, bytes):
            continue
        try:
            yield decode_text(content, charset)
        except SourceError:
            continue


def _text_of(letter: EmailMessage) -> str:
    """The text of the first part that tells the news."""
    plain = next(text_parts(letter, "text/plain"), "")
    markup = next(text_parts(letter, "text/html"), "")
    shown = read_blocks(markup) if markup else ""
    if len(plain.strip()) < _STUB * len(shown):
        return shown
    return unwrap_text(_FLOWED.sub(" ", plain.replace("\r\n", "\n")))
