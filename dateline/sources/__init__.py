"""Reading sources: each reader is one file with `SUFFIXES` and `read(path)`, and one line here."""

from __future__ import annotations

from dateline.sources import (
    feed,
    json_file,
    json_lines,
    letter,
    markdown,
    pdf,
    plain_text,
    table_file,
    web_page,
    word_document,
)

READERS = (
    plain_text,
    markdown,
    web_page,
    json_lines,
    pdf,
    feed,
    json_file,
    word_document,
    letter,
    table_file,
)
