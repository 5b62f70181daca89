"""Words and links in Markdown: nothing that stands in an article is ever markup."""

from __future__ import annotations

import re
from urllib.parse import quote

from output.data.quotes import one_line

# A backslash makes a letter of any ASCII punctuation (CommonMark 0.31, 2.4). These could be markup in
# CommonMark, in its extensions, or in the templates of site generators ({{ }}, {% %}); by a dot in a word,
# a colon or two slashes readers know the addresses that they make links of.
_MARKUP = re.compile(
    r"[\\`*_{}\[\]<>#|~&^$@=+]|:(?=\S)|(?<=\w)\.(?=[^\W\d_]{2})|(?<=www)\.|/(?=/)", re.IGNORECASE
)
_STARTS_A_BLOCK = re.compile(r"^(\d*)(?=[-:.)])")
_NOT_IN_AN_ADDRESS = re.compile(r"""[\s<>"'()\[\]{}\\`*_|^$\x00-\x1f\x7f\ud800-\udfff]""")


def write_words(text: str) -> str:
    r"""The words in one line, wherever a line of Markdown may stand.

    >>> print(write_words("1. a *b* <i>"))
    1\. a \*b\* \<i\>
    """
    return _STARTS_A_BLOCK.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", one_line(text)))


def write_link(words: str, address: str | None) -> str:
    """The words as a link; as words where there is no address, or nothing to point at."""
    shown = write_words(words)
    return f"[{shown}]({_write_address(address)})" if shown and address else shown


def _write_address(address: str) -> str:
    safe = _NOT_IN_AN_ADDRESS.sub(lambda found: quote(found[0], safe="", errors="replace"), address)
    return safe.replace("&", "&amp;")
