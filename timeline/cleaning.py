"""The text of an article as it is read: line ends, invisible characters and leftover tags put right, the rest
verbatim."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Zero-width characters, soft hyphens, bidirectional overrides and isolates hide or reorder what is read.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BLOCKS = (
    "address|article|aside|audio|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|"
    "img|li|main|nav|ol|p|picture|pre|section|source|table|tbody|td|tfoot|th|thead|tr|ul|video"
)
_INLINES = "a|abbr|b|cite|code|em|font|i|ins|del|label|mark|q|s|small|span|strong|sub|sup|time|u|button|input"
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCKS})(?:[\s/][^<>]{{0,2000}})?>|<!--[^<>]{{0,2000}}-->", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINES})(?:[\s/][^<>]{{0,2000}})?>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b[^<>]{0,2000}>", re.IGNORECASE)


def clean_text(raw: str) -> str:
    """The same text with `\\n` line ends and without invisible characters and HTML tags.

    A tag that starts a block becomes a line end, so that no sentence runs across it.
    """
    text = clean_characters(raw)
    if "<" not in text:
        return text
    text = _BLOCK_TAG.sub("\n", _without_hidden(text))
    return _INLINE_TAG.sub("", text)


def clean_characters(raw: str) -> str:
    r"""The same text with `\n` line ends and without characters that are not seen or that steer a terminal.

    >>> clean_characters("\x1b[31mNews\u202e")
    ' [31mNews'
    """
    return _CONTROL.sub(" ", _INVISIBLE.sub("", _LINE_ENDS.sub("\n", raw)))


def _without_hidden(text: str) -> str:
    """The text without the scripts and style sheets in it. An element left open hides nothing."""
    folded, parts, position = text.lower(), [], 0
    while opened := _HIDDEN.search(text, position):
        closing = folded.find(f"</{opened[1].lower()}", opened.end())
        if closing < 0:
            break
        parts.append(text[position : opened.start()])
        end = text.find(">", closing)
        position = len(text) if end < 0 else end + 1
    return "\n".join([*parts, text[position:]])
