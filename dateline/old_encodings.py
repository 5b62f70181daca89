"""Which encoding from before Unicode a text is in: that in which its letters are those of one language."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

_KNOWN = tomllib.loads(files("dateline").joinpath("encodings.toml").read_text(encoding="utf-8"))
_WESTERN = "cp1252"
_LATIN: tuple[str, ...] = tuple(
    dict.fromkeys(encoding for language in _KNOWN["latin"].values() for encoding in language["encodings"])
)
"""In the order in which they are tried."""
_SAMPLE = 20_000
"""Bytes of the lines that are not ASCII alone."""
_LONGEST_LINE = 100_000
_MOST_LOOKED_AT = 2_000_000
_OF_ONE_LANGUAGE = 0.85
_FOREIGN_NAMES = 0.05
"""Of the letters; a text with fewer beyond ASCII is in Latin letters, with names from many countries."""
_TAG = re.compile(rb"<[^<>]{1,2000}>")
"""Markup says nothing of a language. In no encoding is either bracket a part of another character."""
_BEYOND = re.compile(rb"[\x80-\xff]")
_AT_A_LETTER = re.compile(
    r"(?<=[^\W\d_])[^\x00-\x7f\w\s‘’‚“”„–—…·´«»™®°]+|[^\x00-\x7f\w\s‘’‚“”„–—…·´«»©€£§•¿¡]+(?=[^\W\d_])"
)
"""Signs that no word has beside its letters, as in "s³owo"."""


def find_encoding(content: bytes) -> str:
    """The name of the codec, for text that is not UTF-8 and says nothing of its encoding."""
    sample = b"\n".join(_telling_lines(content))
    shares = {encoding: _share_of_letters(sample, encoding) for encoding in _LATIN}
    latin = max(_LATIN, key=lambda encoding: shares[encoding])  # the first of those that fit as well
    if shares[latin] >= _OF_ONE_LANGUAGE:
        return latin
    letters = [char for char in sample.decode(_WESTERN, "replace") if char.isalpha()]
    if sum(not char.isascii() for char in letters) <= _FOREIGN_NAMES * len(letters):
        return _WESTERN
    from charset_normalizer import from_bytes  # 40 ms that only such a file need pay

    best = from_bytes(sample, cp_isolation=_KNOWN["other"]["encodings"]).best()
    return best.encoding if best else _WESTERN


def _telling_lines(content: bytes) -> Iterator[bytes]:
    """The first lines that hold more than ASCII. A line end or a space is never part of another character."""
    taken = 0
    for line in _TAG.sub(b" ", content[:_MOST_LOOKED_AT]).split(b"\n"):
        if _BEYOND.search(line):
            if len(line) > _LONGEST_LINE:
                line = line[:_LONGEST_LINE].rpartition(b" ")[0] or line
            yield line
            taken += len(line)
            if taken > _SAMPLE:
                return


def _share_of_letters(sample: bytes, encoding: str) -> float:
    """Of what is not ASCII in words, how much belongs to the language that fits best; 1 if all is ASCII."""
    text = sample.decode(encoding, "replace")
    beyond = Counter(char for char in text.lower() if char.isalpha() and not char.isascii())
    foreign = beyond.total() + len(_AT_A_LETTER.findall(text)) + text.count("\ufffd")
    languages = (each for each in _KNOWN["latin"].values() if encoding in each["encodings"])
    best = max(sum(beyond[char] for char in set(each["letters"])) for each in languages)
    return best / foreign if foreign else 1.0
