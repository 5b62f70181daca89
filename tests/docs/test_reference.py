"""The reference names every key, every geocoder, every kind of question, every command and option."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import click
import pytest

from dateline.cli import commands
from dateline.config import Config
from dateline.engine_settings import LOCAL
from dateline.sources.files import SUFFIXES
from dateline.sources.metadata import KEYS
from geo.geocoders import GEOCODERS, list_settings
from geo.model import QuestionKind
from geo.stances.kinds import KINDS
from scripts.reference.articles_page import write_articles
from scripts.reference.commands_page import write_commands
from scripts.reference.configuration_page import write_configuration
from scripts.reference.keys import Key, ask_config, ask_corrections, list_keys

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = (
    "config", "fetch_settings", "geocoder_settings", "published_at", "border_settings", "engine_settings",
    "corrections/reading", "corrections/days",
)  # fmt: skip
READS_A_KEY = {
    "text", "needed_text", "texts", "groups", "choice", "whole", "number", "day", "table", "tables", "flag",
    "raw",
}  # fmt: skip


def keys_in_the_code() -> set[str]:
    """What the modules that read configuration and corrections ask their tables for."""
    paths = [ROOT / "dateline" / f"{name}.py" for name in SETTINGS]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in READS_A_KEY
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }


def test_every_key_that_the_code_asks_for_is_in_the_reference() -> None:
    told = {path.rpartition(".")[2].removesuffix("[]") for path in (ask_config() | ask_corrections())}
    assert keys_in_the_code() <= told


def configuration_keys() -> dict[str, Key]:
    return {key.path: key for key in list_keys(ask_config(), "config_keys.toml")}


def test_every_key_says_what_it_takes() -> None:
    keys = (*configuration_keys().values(), *list_keys(ask_corrections(), "correction_keys.toml"))
    assert [key.path for key in keys if not key.takes] == []


@pytest.mark.parametrize(
    ("key", "default"),
    [
        ("language", Config().language),
        ("site.folder", Config().site),
        ("site.basemap", Config().basemap),
        ("dates.order", Config().date_order),
        ("timeline.limit", str(Config().limit)),
        ("geocoder", Config().geocoders[0].name),
        ("engine", LOCAL),
        ("fetch.timeout_s", f"{Config().fetch.timeout_s:g}"),
    ],
)
def test_defaults_are_those_of_the_program(key: str, default: str) -> None:
    assert configuration_keys()[key].default == default


@pytest.mark.parametrize("service", GEOCODERS)
def test_every_setting_of_a_geocoder_is_in_the_reference(service: str) -> None:
    (line,) = re.findall(rf"^\| `{service}` \|.*$", write_configuration(), re.MULTILINE)
    assert service == "gazetteer" or all(f"`{setting}`" in line for setting in list_settings(service))


@pytest.mark.parametrize("kind", get_args(QuestionKind))
def test_every_kind_of_question_is_in_the_reference_with_its_answers(kind: QuestionKind) -> None:
    (line,) = re.findall(rf"^\| `{kind}` \|.*$", write_configuration(), re.MULTILINE)
    assert all(f"`{choice.id}`" in line for choice in KINDS[kind])


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_every_command_is_in_the_reference_with_its_options(name: str) -> None:
    section = write_commands().partition(f"## dateline {name}\n")[2].partition("\n## ")[0]
    options = [each for each in commands.commands[name].params if isinstance(each, click.Option)]
    for option in options:
        assert all(form in section for form in option.opts)
        assert option.help
        assert option.help in section
        if isinstance(option.type, click.Choice):
            assert all(choice in section for choice in option.type.choices)


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_every_kind_of_article_is_in_the_reference(suffix: str) -> None:
    assert f"`{suffix}`" in write_articles()


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_an_article_is_in_the_reference(key: str) -> None:
    assert f"\n`{key}`\n: " in write_articles()
