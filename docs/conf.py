"""Sphinx builds the documentation: `make docs`. The pages of the reference are made from the code first."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from scripts.reference.pages import write_pages  # noqa: E402  (the line above lets it be found)

write_pages(HERE / "reference")

project = "dateline"
release = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
version = release
copyright = "dateline, Apache-2.0"  # noqa: A001  (Sphinx calls it so)
language = "en"
smartquotes = False  # they make a dash of --option

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
default_role = "code"  # docstrings have single backticks
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = f"dateline {release}"
html_static_path = ["_static"]
html_css_files = ["dateline.css"]
html_copy_source = False
html_show_sphinx = False
html_last_updated_fmt = None


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("html-page-context", say_levels, priority=900)


# Any: what Sphinx hands to templates.
def say_levels(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: object) -> None:
    """Say which level of heading the captions beside the page are: ARIA wants it, and Sphinx omits it."""
    tree_html = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree_html.replace('role="heading"', 'role="heading" aria-level="2"')
