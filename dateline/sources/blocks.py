"""The text of a piece of HTML that is an article already (in a feed, in a letter): a line for each block."""

from __future__ import annotations

import re

from lxml import etree, html  # type: ignore[import-untyped]  # lxml has no types

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
    "tr", "ul",
}  # fmt: skip
_CELLS = {"td", "th"}
_HIDDEN = {
    "audio", "button", "canvas", "embed", "form", "head", "iframe", "map", "math", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "title", "video",
}  # fmt: skip
_OUT_OF_SIGHT = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
"""How letters hide the line that a list of letters shows."""


def read_blocks(markup: str) -> str:
    """The text as a reader sees it, a line a block, `|` between the cells of a row; "" if there is none."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    try:
        tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", markup).replace("\x00", ""))
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    lines = (" ".join(line.split()) for line in "".join(_pieces(tree)).split("\n"))
    return "\n".join(line for line in (line.strip("| ") for line in lines) if line)


def _pieces(tree: html.HtmlElement) -> list[str]:
    """All that is in sight, in order, with line ends where blocks start and end."""
    pieces: list[str] = []
    within_hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if event in ("start", "end") else ""
        hidden = tag in _HIDDEN or bool(tag and _OUT_OF_SIGHT.search(element.get("style") or ""))
        if event == "start":
            within_hidden += hidden
            said = [_before(tag), _white(element.text)]
        elif event == "end":
            within_hidden -= hidden
            said = [_after(tag), _white(element.tail)]
        else:
            said = [_white(element.tail)]
        if not within_hidden:
            pieces += said
    return pieces


def _before(tag: str) -> str:
    return "\n" if tag in _BLOCKS else ""


def _after(tag: str) -> str:
    if tag in _CELLS:
        return " | "
    return "\n" if tag in _BLOCKS else ""


def _white(text: str | None) -> str:
    """Line ends of the source are spaces of the text."""
    return (text or "").replace("\n", " ").replace("\r", " ")
