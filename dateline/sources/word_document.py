"""Word documents: paragraphs, headings and tables in their order; what was deleted or hidden is no text.

Core properties say when a file was made (often: when its template was made), not when an article appeared.
The text, the name of the file or a sidecar tell that.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import SourceError
from dateline.sources.archive_limits import check_archive
from dateline.sources.damage import DAMAGE
from dateline.sources.metadata import describe_document
from dateline.sources.plain_text import find_headline
from output.model import Skipped
from timeline.model import SourceDocument

SUFFIXES = (".docx", ".docm", ".doc")

_OLE = b"\xd0\xcf\x11\xe0"
"""What old office documents start with, and new ones that are encrypted (MS-CFB)."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_LEFT_OUT = {
    f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "sdtPr", "footnoteReference")
}
_LEFT_OUT.add(_ALTERNATE)
"""Deleted text, properties, and text boxes, which stand twice in a document."""
_SPACES = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read(path: Path) -> Iterator[SourceDocument | Skipped]:
    """The one article of a document."""
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(_OLE):
        protected = path.suffix.lower() != ".doc"
        raise SourceError(
            "protected by a password; save it without one"
            if protected
            else "an old Word document; open it and save it as .docx"
        )
    if not start.startswith(b"PK"):
        raise SourceError("not a Word document; save it as .docx, or as .txt if it is plain text")
    check_archive(path)
    yield _read_document(path)


def _read_document(path: Path) -> SourceDocument:
    import docx  # 0.2 s that a build without Word documents need not pay
    from docx.opc.exceptions import OpcError
    from lxml import etree  # type: ignore[import-untyped]  # lxml has no types

    try:
        document = docx.Document(str(path))
        core = document.core_properties
        told: dict[str, str | None] = {"title": core.title, "language": core.language}
        text = "\n".join(_blocks(document.element.body))
    except (OpcError, etree.LxmlError, zipfile.BadZipFile, *DAMAGE):
        raise SourceError("a damaged Word document; open it and save it anew") from None
    if not text.strip():
        raise SourceError("no text in it")
    return describe_document(
        SourceDocument("", text, str(path), title=find_headline(text.replace("\n", "\n\n"))), told
    )


def _blocks(parent: object) -> Iterator[str]:
    """The paragraphs and the rows of tables below an element, those in content controls too."""
    for element in parent:  # type: ignore[attr-defined]  # an element of lxml, which has no types
        if element.tag == f"{_W}p":
            text = _text_of(element)
            yield from (line for line in (" ".join(line.split()) for line in text.split("\n")) if line)
        elif element.tag == f"{_W}tr":
            cells = (" ".join(_blocks(cell)) for cell in element if cell.tag not in _LEFT_OUT)
            row = " | ".join(cell for cell in cells if cell)
            if row:
                yield row
        elif element.tag not in _LEFT_OUT:
            yield from _blocks(element)


def _text_of(element: object) -> str:
    """The text of a paragraph as it is printed."""
    pieces = []
    for part in element:  # type: ignore[attr-defined]  # as above
        if part.tag == f"{_W}t":
            pieces.append(part.text or "")
        elif part.tag in _SPACES:
            pieces.append(_SPACES[part.tag])
        elif part.tag not in _LEFT_OUT and not _is_hidden(part):
            pieces.append(_text_of(part))
    return "".join(pieces)


def _is_hidden(run: object) -> bool:
    return bool(run.findall(f"{_W}rPr/{_W}vanish"))  # type: ignore[attr-defined]  # as above
