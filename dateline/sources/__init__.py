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
    saved_page,
    table_file,
    web_archive,
    web_page,
    word_document,
)

READERS = (
    plain_text,
    markdown,
    web_page,
    saved_page,
    web_archive,
    json_lines,
    json_file,
    table_file,
    feed,
    letter,
    word_document,
    pdf,
)
