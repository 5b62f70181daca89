"""From bytes to text (byte order mark, declared charset, UTF-8, then older encodings) and to JSON objects."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

from dateline.errors import SourceError
from dateline.old_encodings import find_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")

_NO_CHARSETS = {"idna", "punycode"}
"""Encodings of names, which Python offers among those of text; punycode takes the square of the length."""


def decode_text(content: bytes, declared: str | None = None) -> str:
    """The text of a file, without byte order mark and with half surrogates replaced.

    `declared` is the charset the file itself names. Raises SourceError for what is empty or not text.
    """
    if not content.strip(b" \t\r\n\x00"):
        raise SourceError("empty")
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise SourceError(f"not text but {kind}")
    text = _decode(content, declared)
    sample = text[:20_000]
    if len(_UNREADABLE.findall(sample)) > 0.02 * len(sample):
        raise SourceError("not text, or in an encoding that cannot be recognised; save it as UTF-8")
    return text


def _decode(content: bytes, declared: str | None) -> str:
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return content.decode(marked, "replace")
    for encoding in (declared, "utf-8", _utf16_without_mark(content)):
        if encoding and (text := decode_as(content, encoding)) is not None:
            return text
    return content.decode(find_encoding(content), "replace")


def decode_as(content: bytes, encoding: str) -> str | None:
    """The text in an encoding that is named; None if there is no such one, or the bytes are not in it."""
    try:
        known = codecs.lookup(encoding)
        if not known._is_text_encoding or known.name in _NO_CHARSETS:
            return None
        # WHATWG: pages that declare Latin-1 or ASCII are in Windows-1252.
        if known.name in ("iso8859-1", "ascii"):
            encoding = "utf-8" if _is_utf8(content) else "cp1252"
        text = content.decode(encoding)
    except (LookupError, ValueError):  # a codec that does not exist, or bytes that are not in it
        return None
    return None if "\x00" in text[:2000] else text


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(content: bytes) -> str | None:
    """The byte order of text in which every other byte is null; None for other content."""
    sample = content[:2000]
    if sample[1::2].count(0) > 0.4 * len(sample) / 2:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.4 * len(sample) / 2:
        return "utf-16-be"
    return None


# Any: the values of a JSON object.
def read_object(line: bytes) -> dict[str, Any]:
    """The JSON object of a line. Raises SourceError with what is wrong and where."""
    try:
        record = json.loads(decode_text(line), strict=False)
    except json.JSONDecodeError as error:
        raise SourceError(f"not JSON: {error.msg} at column {error.colno}") from None
    except (RecursionError, ValueError):
        raise SourceError("not JSON that can be read: nested too deeply, or a number too long") from None
    if not isinstance(record, dict):
        raise SourceError('not a JSON object; write {"id": ..., "text": ...}')
    return record


def whole_characters(text: str) -> str:
    r"""The text with pairs of surrogates joined and half ones replaced, which no file can hold.

    >>> whole_characters("\ud83d\ude00 \ud800") == "\U0001f600 \ufffd"
    True
    """
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def without_controls(text: str) -> str:
    r"""The text with what could steer a terminal or turn a line around replaced: no id holds such characters,
    but one made for harm.

    >>> without_controls("a\x1b[2Jb\u202e.txt") == "a\ufffd[2Jb\ufffd.txt"
    True
    """
    return _CONTROLS.sub("\ufffd", text)
