"""The documentation builds without a warning, loads nothing from elsewhere and has every public name."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from sphinx.util.inventory import InventoryFile

from scripts.reference.python_page import MODELS, PACKAGES

ROOT = Path(__file__).resolve().parents[2]
STRICT = ("--fail-on-warning", "--keep-going", "--quiet")
LOADS = re.compile(
    r'<(?:script|img|iframe|source)\b[^>]*\bsrc="(?:https?:)?//|<link\b[^>]*\bhref="(?:https?:)?//'
)
FETCHES = re.compile(r"@import\s+[\"']?(?:url\()?[\"']?https?:|url\([\"']?(?:https?:)?//")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation, built as `make docs` does."""
    folder = tmp_path_factory.mktemp("docs")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *STRICT, "docs", str(folder / "html")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "html"


def test_it_builds_without_a_warning(built: Path) -> None:
    assert (built / "index.html").exists()


def test_it_loads_nothing_from_elsewhere(built: Path) -> None:
    guilty = [path for path in built.rglob("*.html") if LOADS.search(path.read_text(encoding="utf-8"))]
    guilty += [path for path in built.rglob("*.css") if FETCHES.search(path.read_text(encoding="utf-8"))]
    assert guilty == []


def test_every_public_name_is_in_the_reference(built: Path) -> None:
    inventory = InventoryFile.loads((built / "objects.inv").read_bytes(), uri="")
    told = {name for kind in inventory.data for name in inventory.data[kind]}
    names = {f"{package.__name__}.{name}" for package in PACKAGES for name in package.__all__}
    ours = {name: getattr(import_module(name.rpartition(".")[0]), name.rpartition(".")[2]) for name in names}
    homes = {
        name if getattr(found, "__module__", "") != "output.model" else f"output.model.{found.__name__}"
        for name, found in ours.items()
    }
    types = {
        f"{model.__name__}.{name}"
        for model in MODELS
        for name, found in vars(model).items()
        if isinstance(found, type) and found.__module__ == model.__name__
    }
    assert len(types) > 30
    assert not (homes | types) - told
