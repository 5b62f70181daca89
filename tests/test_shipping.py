"""What is shipped is named, with its version and licence; what is needed to run as well."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.shipping.shipped import list_shipped
from scripts.shipping.write_licences import TARGET, write_list
from scripts.shipping.write_sbom import write_sbom

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OWN_DATA = re.compile(r"`([a-z_]+\.(?:csv|toml))`")


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:  # Any: the values of a JSON object
    content: dict[str, Any] = json.loads(write_sbom())
    return content


def pins_of(name: str) -> set[str]:
    """The lines "name==version" of a file of requirements."""
    return set(re.findall(r"^[\w.\[\]-]+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


def test_the_list_of_what_others_made_is_of_today() -> None:
    assert TARGET.read_text(encoding="utf-8") == write_list(), "run `make licences`"


def test_every_file_that_is_shipped_has_a_licence() -> None:
    told = {name for each in list_shipped() for name in (*each.files, each.text)}
    ours = set(OWN_DATA.findall((ROOT / "geo/data/LICENSES.md").read_text(encoding="utf-8")))
    shipped = [*(ROOT / "output" / "assets").iterdir(), *(ROOT / "geo" / "data").iterdir()]
    untold = [
        path.name
        for path in shipped
        if path.name not in ours | {"PINS.sha256", "LICENSES.md"}
        and path.relative_to(ROOT).as_posix() not in told
    ]
    assert untold == []


def test_every_licence_that_is_named_as_a_file_is_there() -> None:
    texts = {each.text for each in list_shipped() if not each.text.startswith("https:")}
    assert all((ROOT / text).is_file() for text in texts)


def test_the_bill_of_materials_is_cyclonedx() -> None:
    errors = JsonStrictValidator(SchemaVersion.V1_6).validate_str(write_sbom())
    assert errors is None


def test_the_bill_names_the_product(bill: dict[str, Any]) -> None:
    product = bill["metadata"]["component"]
    assert (product["name"], product["version"]) == ("dateline", PROJECT["version"])


def test_the_bill_names_everything_that_is_needed_to_run(bill: dict[str, Any]) -> None:
    named = {canonicalize_name(each["name"]): each["version"] for each in bill["components"]}
    needed = [canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]]
    assert {name: named.get(name) for name in needed} == {name: version(name) for name in needed}


def test_the_bill_names_what_these_need_in_turn_and_nothing_more(bill: dict[str, Any]) -> None:
    named = {canonicalize_name(each["name"]) for each in bill["components"] if "pypi/" in each["bom-ref"]}
    locked = {canonicalize_name(re.split(r"[=\[]", pin)[0]) for pin in pins_of("requirements.txt")}
    assert {"numpy", "urllib3", "lxml"} <= named
    assert named <= locked


def test_the_bill_names_everything_that_is_shipped(bill: dict[str, Any]) -> None:
    named = {
        ("/".join(filter(None, (each.get("group"), each["name"]))), each["version"])
        for each in bill["components"]
    }
    assert {(each.name, each.version) for each in list_shipped()} <= named


def test_everything_in_the_bill_has_a_licence(bill: dict[str, Any]) -> None:
    assert [each["name"] for each in bill["components"] if not each.get("licenses")] == []


def test_the_bill_is_the_same_every_time() -> None:
    assert write_sbom() == write_sbom()


def test_what_is_installed_to_run_is_pinned_as_it_is_tested() -> None:
    assert pins_of("requirements.txt")
    assert pins_of("requirements.txt") <= pins_of("requirements-dev.txt")


def test_what_is_pinned_to_run_is_all_that_the_program_asks_for() -> None:
    locked = {canonicalize_name(re.split(r"[=\[]", pin)[0]) for pin in pins_of("requirements.txt")}
    assert {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]} <= locked
