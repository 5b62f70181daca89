"""The page on the files of a site."""

from __future__ import annotations

from scripts.reference.files import SiteFile, list_files
from scripts.reference.markdown import write_code, write_entries, write_table

HEAD = """# Files of a site

What `dateline build` writes. Everything is relative, so the folder can be published anywhere; the same
articles give the same bytes. Texts are UTF-8, days are ISO 8601, tables are CSV with commas and a heading.
New fields and files may come; what is here stays.

"""


def write_files() -> str:
    """The page."""
    files = list_files()
    overview = write_table(("file", "is"), ((_write_name(each), each.means) for each in files))
    return HEAD + overview + "".join(_write_fields(each) for each in files if each.fields)


def _write_name(each: SiteFile) -> str:
    return f"[`{each.path}`](#{_anchor(each)})" if each.fields else write_code(each.path)


def _anchor(each: SiteFile) -> str:
    return each.path.lower().replace("/", "-").replace(".", "-")


def _write_fields(each: SiteFile) -> str:
    return f"\n({_anchor(each)})=\n## {each.path}\n\n{each.means}\n\n{write_entries(each.fields)}"
