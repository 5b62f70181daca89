"""The rules of the house, checked: which way imports point, who touches the world, what modules look like."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("timeline", "geo", "output", "dateline")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
INNER = [path for path in MODULES if path.relative_to(ROOT).parts[0] != "dateline"]

WORLD_MODULES = {
    "asyncio", "http", "locale", "multiprocessing", "os", "random", "requests", "secrets", "shutil", "signal",
    "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib.request", "uuid",
}  # fmt: skip
WORLD_CALLS = {"open", "print", "input"}
WORLD_METHODS = {
    "now", "today", "utcnow", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink",
    "rmdir", "iterdir", "rglob", "touch", "urandom", "getenv",
}  # fmt: skip
LOADERS = {
    "timeline/languages/__init__.py",
    "geo/gazetteer.py",
    "geo/countries.py",
    "geo/boundaries.py",
    "output/assets.py",
    "output/theme.py",
    "output/wording.py",
}
"""They read data that is packed inside the program, and nothing else."""
ASKS_A_SERVER = {"geo/geocoders/fetching.py", "geo/geocoders/patience.py"}
"""The one asks, the other waits before it does."""
DRAWERS = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "core",
    "manager",
    "managers",
    "base",
    "misc",
    "tools",
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=name_of(path))


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


def nested_imports(tree: ast.Module) -> Iterator[ast.AST]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (node for node in ast.walk(function) if imported(node))


def every_module(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=name_of)


@every_module(MODULES)
def test_imports_point_left_only(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    to_the_right = ROOMS[ROOMS.index(room) + 1 :]
    wrong = [
        name
        for node in ast.walk(tree_of(path))
        for name in imported(node)
        if name.split(".")[0] in to_the_right
    ]
    assert not wrong, f"{name_of(path)} imports from a room to its right"


@every_module(MODULES)
def test_no_import_hides_in_a_function_to_dodge_a_circle(path: Path) -> None:
    if name_of(path) == "dateline/cli.py":
        return  # each command imports what it needs, so that --help answers at once
    ours = [
        name
        for node in nested_imports(tree_of(path))
        for name in imported(node)
        if name.split(".")[0] in ROOMS
    ]
    assert not ours


@every_module(INNER)
def test_only_the_door_touches_the_world(path: Path) -> None:
    if name_of(path) in LOADERS | ASKS_A_SERVER:
        return
    touched = []
    for node in ast.walk(tree_of(path)):
        touched += [
            name for name in imported(node) if name in WORLD_MODULES or name.split(".")[0] in WORLD_MODULES
        ]
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in WORLD_CALLS:
                touched.append(called.id)
            if isinstance(called, ast.Attribute) and called.attr in WORLD_METHODS:
                touched.append(called.attr)
    assert not touched, f"{name_of(path)} reaches outside; that is the door's work"


@every_module(MODULES)
def test_a_module_says_its_job_in_its_first_line(path: Path) -> None:
    assert ast.get_docstring(tree_of(path)), f"{name_of(path)} has no docstring"


@every_module(MODULES)
def test_public_functions_and_classes_say_what_one_gets(path: Path) -> None:
    silent = [
        node.name
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent


@every_module(MODULES)
def test_there_is_no_drawer(path: Path) -> None:
    assert not DRAWERS & set(path.relative_to(ROOT).with_suffix("").parts)


def test_broad_excepts_stand_at_the_door_alone() -> None:
    broad = [
        name_of(path)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
        )
    ]
    assert broad in (["dateline/cli.py"], [])


def test_models_hold_frozen_slotted_dataclasses_only() -> None:
    for room in ("timeline", "geo", "output"):
        for node in tree_of(ROOT / room / "model.py").body:
            if isinstance(node, ast.ClassDef):
                decorator = ast.unparse(node.decorator_list[0])
                assert "frozen=True" in decorator, node.name
                assert "slots=True" in decorator, node.name
                assert not [item for item in node.body if isinstance(item, ast.FunctionDef)], node.name


def test_tests_are_no_packages() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_ci_runs_every_test_and_a_commit_all_but_the_slow_ones() -> None:
    targets = dict(
        re.findall(r"^([a-z-]+): (.*(?:\n\t.*)*)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    )
    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == "make check-all"
    assert targets["check-all"].split("##")[0].split() == ["lint", "test"]
    assert targets["test"].splitlines()[1:] == ["\t$(PYTEST)"]
    assert targets["check"].splitlines()[1:] == ['\t$(PYTEST) -m "not slow"']


def test_no_file_names_a_registry_host_or_a_path_of_somebodys_machine() -> None:
    forbidden = re.compile(
        "|".join(("py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.", "/ro" + "ot/", "/wo" + "rk/"))
    )
    kinds = {".py", ".toml", ".json", ".md", ".yaml", ".yml", ".txt", ".cfg", ".html", ".js", ".css"}
    skipped = {
        ".venv",
        "node_modules",
        "site",
        "assets",
        ".git",
        ".mypy_cache",
        ".hypothesis",
        "build",
        "dist",
        ".bench",
        ".fuzz",
    }
    guilty = [
        name_of(path)
        for path in ROOT.rglob("*")
        if path.suffix in kinds
        and path.is_file()
        and not skipped & set(path.relative_to(ROOT).parts)
        and forbidden.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not guilty
