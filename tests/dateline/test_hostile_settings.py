"""Settings and surroundings nobody would choose on purpose: each problem is one short line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.cli import main
from dateline.config import read_config
from dateline.corrections.reading import read_corrections
from dateline.errors import ConfigError
from dateline.handwritten import read_handwritten
from dateline.tables import Problems, load_table

ROOT = Path(__file__).resolve().parents[2]
NEWS = "Ministers met in Paris on 12 February 2025 to sign the declaration.\n"
KEYS = (
    "title",
    "language",
    "sources",
    "dates",
    "dates.order",
    "dates.reference",
    "geocoder",
    "positions",
    "timeline",
    "timeline.limit",
    "timeline.from",
    "timeline.about",
    "site",
    "site.folder",
    "site.basemap",
    "site.url",
    "site.borders",
    "corrections",
    "fetch",
    "fetch.pause_s",
    "fetch.largest_mb",
    "places",
    "home",
    "home.quay",
)
VALUES = (
    "null", "[]", "{}", "{a: b}", "[[]]", "[{}]", "[null]", "-1", ".nan", ".inf", "1e400", "true", '""',
    '"\\0"', '"\\ud800"', "9" * 5_000, "0x" + "f" * 5_000, "2025-02-30", "0000-00-00",
    "&a [*a]", "&a {x: *a}",
    "!!python/object:os.system x", '!!binary "////"', "!!set {a}", "!!omap [a: 1]", "!!bool x", "!!int x",
    "!!float x", "!!null x", "!!timestamp x", "{null: 1}", "{1: 2}", "{[1]: 2}",
    "{{a: b}: 2}", "{<<: {a: 1}}",
    "{<<: [1]}", '"\\e[2J"', '"http://[::1"', '"javascript:alert(1)"', "[gazetteer, gazetteer]",
    "{nominatim: null}", "[{nominatim: {user_agent: 1, domain: []}}]", '[{id: "../x", title: x}]',
    "[{title: x, kind: custom, stances: {1: 2}}]",
    '[{title: x, kind: custom, stances: {a: {phrases: ["", "("]}}}]',
    "[{name: x, latitude: .nan, longitude: 1e999}]", "012", "1_000", "1:30", "0o17", "~", "=",
    "*x", "@x", "`x",
)  # fmt: skip
"""As YAML."""


def write_key(key: str, value: str) -> str:
    """
    >>> write_key("site.url", "7")
    'site:\\n  url: 7\\n'
    """
    *above, last = key.split(".")
    lines = [f"{'  ' * depth}{name}:" for depth, name in enumerate(above)]
    return "\n".join([*lines, f"{'  ' * len(above)}{last}: {value}\n"])


def read(text: str, path: Path) -> list[str]:
    """The problems that a configuration has."""
    problems = Problems()
    read_config(load_table(text, problems), path)
    return [f"{line}: {problem}" for line, problem in problems.found]


@pytest.mark.parametrize("key", KEYS)
def test_any_value_of_a_key_is_taken_or_named(key: str, tmp_path: Path) -> None:
    for value in VALUES:
        for problem in read(write_key(key, value), tmp_path):
            assert len(problem) < 600, value
            assert "\n" not in problem, value


@pytest.mark.parametrize(
    "text",
    [
        "\0",
        "\t",
        "{",
        "&a",
        "*a",
        "%YAML 9.9\n---\na: 1",
        "%TAG ! x\n---\n",
        "? ? ? ? a",
        ": : :",
        "<<: *a",
        "a: &a\n  b: *a",
        "---\n...\n---\n",
        "- " * 5_000,
        "? " * 5_000,
        "[" * 101 + "]" * 101,
        "".join(" " * depth + "a:\n" for depth in range(600)),
        "title: !!bool maybe",
        "title: " + "'" * 20_001,
    ],
    ids=lambda text: repr(text[:16]),
)
def test_any_text_is_a_configuration_or_its_fault_is_named(text: str, tmp_path: Path) -> None:
    for problem in read(text, tmp_path):
        assert len(problem) < 600
        assert "\n" not in problem


def test_of_very_many_problems_the_first_hundred_are_printed() -> None:
    error = ConfigError(*(f"config.yaml:{line}: wrong" for line in range(1, 501)))
    assert len(error.lines) == 101
    assert error.lines[-1] == "and 400 problems more, below these"


def test_a_second_document_in_a_configuration_is_named(tmp_path: Path) -> None:
    (problem,) = read("title: a\n---\ntitle: b\n", tmp_path)
    assert problem == "2: not YAML: expected a single document in the stream, but found another document"


def test_a_number_that_python_will_not_write_out_is_shown_in_part(tmp_path: Path) -> None:
    (problem,) = read("title: 0x" + "f" * 5_000, tmp_path)
    assert problem.startswith("1: title: must be text, found the number 0xfff")


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["2025-02-11", "FRA", "France", "signed", "none", "custom", "https://quay.example/"]),
)
words = st.sampled_from(
    """
    id title kind about stances label phrases name also latitude
    longitude country order reference limit from to folder url basemap
    borders events positions add sources hide pin date place merge
    split accept reason question stance quote document nominatim user_agent timeline
    site places
    """.split()  # noqa: SIM905  (a list of fifty words would be fifty lines)
)
anything = st.recursive(
    scalars, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=5))
)


def as_yaml(value: Any) -> str:  # Any: what hypothesis made
    """In flow style, which holds all these values."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    if isinstance(value, str):
        escaped = "".join(
            char if char.isascii() and char.isalnum() else f"\\U{ord(char):08x}" for char in value
        )
        return f'"{escaped}"'
    return {None: "null", True: "true", False: "false"}.get(value, str(value))


@settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(words, anything, max_size=6))
def test_whatever_stands_under_its_keys_a_file_is_read_or_its_faults_are_named(
    tmp_path: Path, values: dict[str, Any]
) -> None:
    text = "\n".join(f"{key}: {as_yaml(value)}" for key, value in values.items())
    problems = Problems()
    read_config(load_table(text, problems), tmp_path)
    read_corrections(load_table(text, problems), "corrections.yaml", str(tmp_path / "corrections.yaml"))
    assert all("\n" not in problem for _, problem in problems.found)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_a_configuration_that_never_ends_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.yaml")
    for path in (tmp_path / "config.yaml", Path("/dev/zero")):
        with pytest.raises(ConfigError, match=r": not a file$"):
            read_handwritten(path)
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(3_000_000)
    with pytest.raises(ConfigError, match=r": larger than 2 MB$"):
        read_handwritten(tmp_path / "large.yaml")


def run(
    folder: Path, *arguments: str, stdout: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    with open(stdout or os.devnull, "w", encoding="utf-8") as output:  # noqa: PTH123  (a device)
        return subprocess.run(
            [sys.executable, "-m", "dateline", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_an_output_that_is_full_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    ran = run(tmp_path, "annotate", "a.txt", "--published", "2025-02-12", stdout="/dev/full")
    assert (ran.returncode, ran.stderr) == (1, "the output: No space left on device\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-", "2>/dev/full"])
def test_what_is_closed_or_full_stops_no_command(tmp_path: Path, closed: str) -> None:
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    ran = subprocess.run(
        ["sh", "-c", f'"$0" -m dateline annotate nowhere.txt a.txt {closed}', sys.executable],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0
    assert "mistake" not in ran.stderr


@pytest.mark.parametrize("zone", ["/etc", ":/etc/passwd", "Nowhere/Land", "UTC+99:99", "\x1b"])
def test_a_time_zone_that_is_none_changes_nothing(tmp_path: Path, zone: str) -> None:
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    ran = run(tmp_path, "annotate", "a.txt", "--published", "2025-02-12", TZ=zone)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    "record",
    [
        "",
        "null",
        "[]",
        "[" * 100_000,
        '{"charts": null}',
        '{"url": null, "charts": [null]}',
        '{"url": null, "charts": [{"chart": "map"}]}',
        """{"url": null, "charts": [{"chart": "map", "questions": [], "question": null, "iframe": "",
        "picture": "", "inline": "../secret.txt"}]}""",
    ],
    ids=lambda record: record[:30] or "empty",
)
def test_a_site_that_was_damaged_gives_no_snippet_and_nothing_from_elsewhere(
    tmp_path: Path, record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "secret.txt").write_text("The password is in Lisbon.", encoding="utf-8")
    embed = tmp_path / "site" / "embed"
    embed.mkdir(parents=True)
    (embed / "snippets.json").write_text(record, encoding="utf-8")
    assert main(["embed", "map", "--as", "inline", "-o", str(tmp_path / "site")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"{embed / 'snippets.json'}: cannot be read; build the site again\n"
