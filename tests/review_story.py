"""A story to review, told by three papers of ours, one of which means harm; and the server of its review."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from dateline.config import Config
from dateline.corrections.model import Corrections
from dateline.pipeline import Found, find_story
from dateline.reviewing.listening import open_review
from geo.model import Question
from geo.stances import KINDS
from timeline.model import SourceDocument
from timeline.works import one_by_one

RUN = "window.__pwned=1"
QUAY = """\
The ministers of Norway and Iceland signed the fish treaty in Oslo on 3 April 2024. Fishers blocked the port
of Bergen on Tuesday.

The parliament of Iceland ratified the treaty in Reykjavik on 2 May 2024.
"""
HARBOUR = """\
The ministers of Norway and Iceland signed the fish treaty in Oslo on 3 April 2024.

A new quota was announced last month.

The fleet of Tromso caught 900 tons of cod on 12 April 2024. Its owners want to sell the ships in June 2024.
"""
GULL = f"""\
Inspectors </script><script>{RUN}</script> closed the market of Bodo on 9 April 2024.

Dealers <img src=x onerror={RUN}> {{{{7*191}}}} met in Hamburg on Monday.
"""


def make_document(name: str, text: str, published: date, publisher: str) -> SourceDocument:
    return SourceDocument(
        id=name,
        text=text.replace("port\nof", "port of"),
        source=f"{name}.txt",
        title=name.capitalize(),
        publisher=publisher,
        url=f"https://{name}.example/story",
        language="en",
        published=published,
        published_basis="metadata",
    )


STORY = (
    make_document("quay", QUAY, date(2024, 5, 3), "The Quay"),
    make_document("harbour", HARBOUR, date(2024, 5, 4), "Harbour Notes"),
    make_document("gull", GULL, date(2024, 4, 10), f'"><script>{RUN}</script>'),
)
FISH = Question(
    "fish-treaty", "Who signed the fish treaty?", "signatories", ("treaty",), KINDS["signatories"]
)
CONFIG = Config(
    title=f"The fish treaty <script>{RUN}</script>", corrections="corrections.yaml", questions=(FISH,)
)


@cache
def find() -> Found:
    """The story before corrections."""
    return find_story(CONFIG, STORY, (), one_by_one, None, None, Corrections())


@dataclass(frozen=True, slots=True)
class Reviewing:
    """A review that answers."""

    address: str
    """With the token, and a slash at its end."""
    port: int
    file: Path

    @property
    def token(self) -> str:
        return self.address.rstrip("/").rpartition("/")[2]

    @property
    def written(self) -> str:
        """The corrections as they are in the file."""
        return self.file.read_text(encoding="utf-8")


@contextmanager
def reviewing(folder: Path, corrections: str | None = None) -> Iterator[Reviewing]:
    """A review of the story while the block runs; its corrections are in this folder."""
    config = replace(CONFIG, folder=folder)
    file = folder / "corrections.yaml"
    if corrections is not None:
        file.write_text(corrections, encoding="utf-8")
    opened = open_review(config, find(), 0)
    thread = threading.Thread(target=lambda: opened.server.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    try:
        yield Reviewing(opened.address, opened.server.port, file)
    finally:
        opened.server.shutdown()
        thread.join()
