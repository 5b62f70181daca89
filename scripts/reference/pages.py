"""All pages of the reference that are made from the code; `docs/conf.py` writes them before Sphinx reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from scripts.reference.articles_page import write_articles
from scripts.reference.commands_page import write_commands
from scripts.reference.configuration_page import write_configuration, write_corrections
from scripts.reference.files_page import write_files
from scripts.reference.python_page import write_python

PAGES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "configuration.md": write_configuration,
        "corrections.md": write_corrections,
        "command-line.md": write_commands,
        "articles.md": write_articles,
        "files.md": write_files,
        "python.md": write_python,
    }
)


def write_pages(folder: Path) -> None:
    """Write them; a file that says the same is left alone, so that Sphinx need not read it again."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in PAGES.items():
        path, text = folder / name, write()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
