"""MIME messages, which letters and saved pages are: their headers and their texts (RFC 5322, RFC 2045)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from dateline.errors import SourceError
from dateline.sources.damage import DAMAGE

_HEADERS = re.compile(rb"\s*(?:From [^\n]{0,200}\n)?[!-9;-~]{1,80}:[^\n]{0,2000}\n")


def parse_message(content: bytes) -> EmailMessage:
    """The message with its parts. Raises SourceError for what is no message."""
    if not content.strip():
        raise SourceError("empty")
    if not _HEADERS.match(content[:4000]):
        raise SourceError("not a message: it has no header")
    try:
        message = message_from_bytes(content, policy=default)
    except DAMAGE:
        raise SourceError("a damaged message") from None
    if not isinstance(message, EmailMessage):  # the policy makes no other
        raise SourceError("a damaged message")
    return message


def header_of(message: EmailMessage, name: str) -> str:
    """What a header says, decoded; "" where it is missing or cannot be read."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except DAMAGE:
        return ""


def parts_of(message: EmailMessage, kind: str) -> Iterator[tuple[bytes, str | None]]:
    """The parts of a kind ("text/plain") that are not attached: their content, and the charset they name."""
    try:
        parts = list(message.walk())
    except DAMAGE:  # nested too deeply
        return
    for part in parts:
        try:
            attached = part.get_content_disposition() == "attachment"
            if attached or part.get_content_type() != kind:
                continue
            content, charset = part.get_payload(decode=True), part.get_content_charset()
        except DAMAGE:
            continue
        if isinstance(content, bytes):
            yield content, charset
