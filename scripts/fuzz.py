"""Fuzz one part of dateline with atheris for as long as wanted: `python -m scripts.fuzz dates 600`.

What it falls over is written to .fuzz/NAME/ (crash-..., timeout-...): it becomes a test before it is mended.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["timeline", "geo", "dateline", "output"]):
    from dateline.annotation import annotate_document, as_record
    from dateline.config import read_config
    from dateline.corrections.reading import read_corrections
    from dateline.errors import SourceError
    from dateline.sources import READERS
    from dateline.tables import Problems, load_table
    from geo.gazetteer import load_gazetteer
    from timeline.cleaning import clean_text
    from timeline.dates import read_dates
    from timeline.languages import load_language
    from timeline.languages.guessing import guess_language
    from timeline.mentions import find_names
    from timeline.model import SourceDocument
    from timeline.reading import read_document

_LONGEST = 2_000
"""Bytes of an input."""
_SLOWEST_S = 10
_SEEDS = {
    "dates": ("On 12 February 2025, the last two weeks of March, since 1999, at 5 p.m. on Tuesday",),
    "mentions": ("Macron, in Paris, Texas; the U.S. and Côte d'Ivoire's ministers (Berlin)",),
    "readings": ("Norway and Portugal signed the treaty in Lisbon on 12 March 2024. Japan refused.",),
    "config": ("title: x\nsources: [a]\npositions: [{id: a, title: b, stances: {c: {label: d}}}]\n",),
    "corrections": ("events: [{id: a, hide: true, date: 2025-02}]\nadd: {positions: [{country: FRA}]}\n",),
    "html": ("<html lang=en><meta name=date content=2025-02-11><article><p>It rained.</p></article>",),
    "xml": (
        "<rss version='2.0'><channel><item><title>a</title><description>b</description></item></channel>",
    ),
    "eml": ("From: a@b.c\nSubject: =?utf-8?q?x?=\nContent-Type: text/html; charset=x\n\n<p>It rained.",),
    "md": ("---\ntitle: x\ndate: 2025-02-11\n---\n# A *b* [c](d)\n\n> e\n- f\n",),
    "txt": ("Harbour reopens\n\nLISBON, 12 March 2024 - It rained.\n",),
    "csv": ("id,text,published\n1,It rained,2025-02-11\n",),
    "json": ('{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "content_html": "<p>x"}]}',),
    "jsonl": ('{"id": "a", "text": "It rained.", "published": "2025-02-11"}\n',),
    "pdf": ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj trailer<</Root 1 0 R>>",),
    "warc": ("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",),
    "mhtml": (
        "From: x\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>x",
    ),
}


def _document(data: bytes) -> SourceDocument:
    text = clean_text(data.decode("utf-8", "replace"))
    return SourceDocument("fuzz", text, "fuzz", language=guess_language(text))


def _fuzz_dates(data: bytes) -> None:
    document = _document(data)
    for dated in read_dates(document, load_language(document.language)):
        span = dated.mention.span
        assert document.text[span.start : span.end] == dated.mention.text


def _fuzz_mentions(data: bytes) -> None:
    document = _document(data)
    for mention in find_names(document, load_gazetteer().names, load_language(document.language)):
        assert document.text[mention.span.start : mention.span.end] == mention.text


def _fuzz_readings(data: bytes) -> None:
    document = _document(data)
    read_document(document, load_gazetteer().names, load_language(document.language))
    as_record(annotate_document(document, load_gazetteer()))


def _fuzz_config(data: bytes) -> None:
    read_config(load_table(data.decode("utf-8", "replace"), Problems()), Path())


def _fuzz_corrections(data: bytes) -> None:
    read_corrections(load_table(data.decode("utf-8", "replace"), Problems()), "a.yaml", "a.yaml")


def _fuzz_reader(suffix: str, folder: Path) -> Callable[[bytes], None]:
    (read,) = (reader.read for reader in READERS if suffix in reader.SUFFIXES)
    path = folder / f"fuzz{suffix}"

    def fuzz(data: bytes) -> None:
        path.write_bytes(data)
        with suppress(SourceError):
            list(read(path))

    return fuzz


_TARGETS: dict[str, Callable[[bytes], None]] = {
    "dates": _fuzz_dates,
    "mentions": _fuzz_mentions,
    "readings": _fuzz_readings,
    "config": _fuzz_config,
    "corrections": _fuzz_corrections,
}


def main() -> None:
    """Fuzz the target that is named first for the seconds that are named second (60)."""
    name, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "60"
    found = Path(".fuzz") / name
    corpus = found / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(_SEEDS[name]):
        (corpus / f"seed-{number}").write_text(seed, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        fuzz = _TARGETS.get(name) or _fuzz_reader(f".{name}", Path(folder))
        options = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", f"-timeout={_SLOWEST_S}"]
        atheris.Setup([sys.argv[0], str(corpus), *options, f"-artifact_prefix={found}/"], fuzz)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
