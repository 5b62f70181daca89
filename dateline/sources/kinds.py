"""Which reader an answer of the web is for, and its text in UTF-8."""

from __future__ import annotations

from email.message import Message
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dateline.decoding import decode_as, decode_text
from dateline.errors import SourceError
from dateline.sources.files import SUFFIXES
from dateline.sources.finding import suffix_of

_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/rss+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "message/rfc822": ".eml",
}
_VAGUE = {"", "text/plain", "application/octet-stream", "binary/octet-stream", "application/x-download"}
"""What servers say of files that they do not know."""
_TEXT = {".html", ".xhtml", ".xml", ".txt", ".md", ".csv", ".tsv", ".json", ".jsonl"}
_MARK = b"\xef\xbb\xbf"


def find_kind(content_type: str, address: str) -> str:
    """The suffix of the reader. Raises SourceError, with the type, when there is none."""
    said = _read_type(content_type)[0]
    named = suffix_of(Path(unquote(urlsplit(address).path)))
    if said in _VAGUE and named in SUFFIXES:
        return named
    if kind := _KINDS.get(said):
        return kind
    if named in SUFFIXES:
        return named
    raise SourceError(f"not a kind that can be read ({said[:80] or 'the server names none'})")


def mark_text(body: bytes, content_type: str, kind: str) -> bytes:
    """Text in UTF-8 with its mark, where the server names the charset and the bytes are in it; else the body.

    The charset of the server wins over that of the page (WHATWG, HTML: determining the character encoding).
    """
    charset = _read_type(content_type)[1]
    if not charset or kind not in _TEXT:
        return body
    try:
        if decode_as(body, charset) is not None:
            return _MARK + decode_text(body, charset).encode("utf-8", "replace")
    except SourceError:  # which reading it will tell
        pass
    return body


def _read_type(content_type: str) -> tuple[str, str]:
    """The media type and the charset, "" where there is none."""
    message = Message()
    message["Content-Type"] = " ".join(content_type[:300].split())
    charset = message.get_param("charset", "")
    kind = content_type.partition(";")[0].strip().lower()
    return kind, charset if isinstance(charset, str) and charset.isascii() else ""
