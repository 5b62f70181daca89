"""Makes THIRD_PARTY.md, the list of what a wheel carries that others made: `make licences`."""

from __future__ import annotations

from scripts.shipping.shipped import ROOT, Shipped, list_shipped

TARGET = ROOT / "THIRD_PARTY.md"
HEAD = """# What dateline carries that others made

dateline itself is Apache-2.0 (`LICENSE`). A wheel of it has these packages and data inside; they go into the
pages it writes as well. What it needs to run and does not carry (`pip` installs it) is listed by `make sbom`,
with all of this, in CycloneDX.

"""
PARTS = """
## Inside plotly.js

Their licences stand one after another in `{text}`.

| package of npm | version | licence |
|---|---|---|
"""
END = """
`scripts/make_gazetteer.py` and `scripts/make_boundaries.py` make the data, `scripts/fetch_assets.py` fetches
the packages, `make licences` writes this list.
"""


def write_list() -> str:
    """The list as Markdown."""
    shipped = list_shipped()
    whole = "".join(_write_entry(each) for each in shipped if not each.inside)
    inside = [each for each in shipped if each.inside]
    parts = "".join(f"| {each.name} | {each.version} | {each.licence} |\n" for each in inside)
    return HEAD + whole + PARTS.format(text=inside[0].text) + parts + END


def _write_entry(each: Shipped) -> str:
    text = f"<{each.text}>" if each.text.startswith("https:") else f"`{each.text}`"
    files = ", ".join(f"`{file}`" for file in each.files)
    changed = f"; changed: {each.changed}" if each.changed else ""
    whence = f"from <{each.source}>, in {files}{changed}"
    return f"- **{each.name}** {each.version}, {each.licence} ({text}), {whence}.\n"


if __name__ == "__main__":
    TARGET.write_text(write_list(), encoding="utf-8")
