from __future__ import annotations

import io
import json
import os
import re
import resource
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.cli import commands, main

ROOT = Path(__file__).resolve().parents[2]
STORE = ".dateline-site."
FIRST = """Harbour ministers sign treaty in Lisbon

LISBON, 12 March 2024 - Norway, Portugal and Iceland signed the harbour treaty in Lisbon on Tuesday.
Japan declined to sign the treaty. The treaty enters into force on 1 June 2024.
"""
SECOND = (
    "On 12 March 2024 Norway and Portugal signed the harbour treaty in Lisbon. Japan refused to sign it.\n"
)


def start(folder: Path, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """The command as a process of its own, for what only a process can show."""
    # Tests run in the background of a shell inherit that Ctrl-C is ignored, and would hand that down.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        [sys.executable, "-m", "dateline", *arguments],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """`run("build", "articles")` in the project's folder, in this process."""

    def execute(*arguments: str, given: bytes = b"") -> Done:
        monkeypatch.chdir(project)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = main(list(arguments))
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return execute


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "articles" / "second.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def content_of(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_a_folder_of_articles_becomes_a_site(project: Path, run: Run) -> None:
    done = run("build", "articles", "-o", "site")
    assert (done.code, done.out) == (0, "site/index.html\n"), done.err
    assert {
        "index.html", "embed.js", "feed.xml", "embed/timeline.html", "embed/map.html",
        "embed/choropleth.html", "data/explainer.json", "data/events.csv", "data/events.geojson",
        "data/positions.csv", "data/timeline.ics", "preview.png", "preview.svg", "embed/timeline.svg",
        "embed/map.svg", "embed/choropleth.svg", "embed/narrow/timeline.svg", "embed/inline.css",
        "embed/timeline.fragment.html", "embed/map.fragment.html", "embed/choropleth.fragment.html",
        "embed/snippets.json", "data/events.kml", "data/story.md", "data/timelinejs.json",
        "data/timelinejs.csv", "data/datawrapper-events.csv",
    } <= set(content_of(project / "site"))  # fmt: skip
    explainer = json.loads((project / "site" / "data" / "explainer.json").read_bytes())
    texts = {"first": FIRST, "second": SECOND}
    for event in explainer["events"]:
        for passage in event["evidence"]:
            assert passage["quote"] in texts[passage["document"]]


def test_the_same_articles_give_the_same_bytes_wherever_and_however_they_are_built(project: Path) -> None:
    one = start(project, "build", "articles", "-o", "one", PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    others = ("articles/second.txt", "articles")
    two = start(project, "build", *others, "-o", "two", PYTHONHASHSEED="2", TZ="America/Lima")
    assert (one.wait(60), two.wait(60)) == (0, 0)
    assert content_of(project / "one") == content_of(project / "two") != {}


def test_what_cannot_be_read_is_named_and_the_others_are_built(project: Path, run: Run) -> None:
    (project / "articles" / "bad\x1b[31m.txt").write_bytes(b"\x00\x01\x02" * 99)
    done = run("build", "articles", "missing.txt", "-o", "site")
    assert done.code == 0
    assert "skipped missing.txt: no such file or folder" in done.err
    assert "\x1b" not in done.err
    skipped = json.loads((project / "site" / "data" / "explainer.json").read_bytes())["skipped"]
    assert [item["source"] for item in skipped] == ["articles/bad\x1b[31m.txt", "missing.txt"]


def test_corrections_are_applied_and_those_that_fit_nothing_are_named(project: Path, run: Run) -> None:
    (project / "config.yaml").write_text("sources: [articles]\ncorrections: mine.yaml\n", encoding="utf-8")
    done = run("build")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("mine.yaml: no such file, though the configuration names it")
    (project / "mine.yaml").write_text("events: [{id: x, hied: true}]\n", encoding="utf-8")
    for command in ("build", "check"):
        done = run(command)
        assert done.code == 2
        assert done.err == 'mine.yaml:1: events[0].hied: unknown key "hied"; did you mean "hide"?\n'
    (project / "mine.yaml").write_text(
        "events:\n- {id: paris-talks, hide: true}\n"
        "add:\n  events:\n  - {title: The house opens, date: 2025-03, source: {publisher: The Quay}}\n",
        encoding="utf-8",
    )
    assert run("check").code == 0
    done = run("build")
    assert done.code == 0
    assert 'mine.yaml:2: event "paris-talks" no longer exists; nearest: "' in done.err
    assert "2 articles" in done.err
    assert done.err.count("no publication date") == 1
    told = json.loads((project / "site" / "data" / "explainer.json").read_bytes())["events"]
    (added,) = [event for event in told if event["edited"]]
    assert (added["id"], added["precision"], added["shown"]) == ("2025-03-01-house-opens", "month", True)
    assert run("build", "-o", ".").code == 2


def test_a_missing_source_of_the_config_is_an_error_but_the_others_are_built(project: Path, run: Run) -> None:
    (project / "config.yaml").write_text(
        "title: T\nsources: [articles, gone]\nsite: {folder: out}\n", encoding="utf-8"
    )
    done = run("build")
    assert done.code == 1
    assert "skipped gone: no such file or folder" in done.err
    assert (project / "out" / "index.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["build", "nothing/"], 1, "no article could be read from nothing/"),
        (["build"], 1, "no source"),
        (["build", "-c", "none.yaml"], 2, "none.yaml: no such file"),
        (["build", "articles", "-o", "articles"], 2, "a folder of its own"),
        (["build", "articles", "-o", "."], 2, "a folder of its own"),
        (["build", "articles", "-o", "articles/first.txt"], 2, "a file"),
        (["build", "articles", "-o", "articles/first.txt/site"], 1, "cannot be written"),
        (["build", "--nonsense"], 2, "No such option"),
        (["bild"], 2, "No such command"),
        (["check"], 2, "config.yaml: no such file"),
        (["serve", "nowhere"], 1, "no site here"),
        (["embed", "pie"], 2, "Invalid value"),
        (["annotate", "none.txt"], 1, "skipped none.txt"),
        (["build", "https://me@example.org/feed.xml"], 1, "names a user; save the page and name the file"),
        (["build", "a\nb"], 1, "no such file"),
    ],
)
def test_mistakes_end_with_one_clear_line_and_their_exit_code(
    run: Run, arguments: list[str], code: int, words: str
) -> None:
    done = run(*arguments)
    assert done.code == code
    assert words in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


def test_a_wrong_config_is_named_by_check_and_by_build(project: Path, run: Run) -> None:
    (project / "config.yaml").write_text("title: T\nsorces: [articles]\n", encoding="utf-8")
    line = 'config.yaml:2: sorces: unknown key "sorces"; did you mean "sources"?\n'
    for command in ("check", "build"):
        done = run(command)
        assert (done.code, done.err) == (2, line)
    (project / "config.yaml").write_text("title: T\nsources: [articles]\n", encoding="utf-8")
    assert run("check").out == "config.yaml: fine\n"
    (project / "config.yaml").write_text("sources:\n- articles\n- gone\n", encoding="utf-8")
    missing = run("check")
    assert (missing.code, missing.err) == (1, 'config.yaml:3: sources: "gone": no such file or folder\n')


def test_a_folder_that_cannot_be_written_is_named(project: Path, run: Run) -> None:
    (project / "locked").mkdir(mode=0o500)
    if os.access(project / "locked", os.W_OK):
        pytest.skip("root may write everywhere")
    done = run("build", "articles", "-o", "locked/site")
    assert done.code == 1
    assert "cannot be written: Permission denied" in done.err


def test_a_full_disk_is_named_and_leaves_no_half_site(project: Path, run: Run) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        done = run("build", "articles", "-o", "site")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert done.code == 1
    assert "site: cannot be written: File too large; what was there is unchanged" in done.err
    assert [path.name for path in project.iterdir() if not path.name.startswith(STORE)] == ["articles"]
    assert run("build", "articles", "-o", "site").code == 0


def test_ctrl_c_leaves_the_old_site_and_what_was_learnt(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / ".dateline").write_text("", encoding="utf-8")
    line = json.dumps({"text": FIRST * 20}) + "\n"
    (project / "many.jsonl").write_text(line * 1000, encoding="utf-8")
    process = start(project, "build", "gone.txt", "many.jsonl", "-o", "site")
    assert process.stderr is not None
    assert process.stderr.readline() == b"skipped gone.txt: no such file or folder\n"  # it is at work now
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors.strip()) == (130, b"stopped")
    assert list(content_of(project / "site")) == [".dateline"]
    names = {path.name for path in project.iterdir() if not path.name.startswith(STORE)}
    assert names == {"articles", "many.jsonl", "site"}


def test_annotate_answers_line_by_line_with_offsets_into_the_text_as_given(run: Run) -> None:
    text = "\u200bOn 12 March 2024\r\n Norway signed in Lisbon. \U0001f6a2 Paris"
    given = json.dumps({"id": {"any": [1]}, "text": text, "published": "2024-03-13"}).encode()
    done = run("annotate", "--jsonl", given=given + b"\n{bad\n\n" + given)
    assert done.code == 0
    assert "skipped standard input:2: not JSON" in done.err
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert len(lines) == 2
    assert lines[0]["id"] == {"any": [1]}
    found = lines[0]["dates"] + lines[0]["places"]
    assert [text[each["start"] : each["end"]] for each in found] == [each["text"] for each in found]
    assert [(each["value"], each["first"], each["last"]) for each in lines[0]["dates"]] == [
        ("2024-03-12", "2024-03-12", "2024-03-12")
    ]
    assert [(each["precision"], each["basis"], each["rule"]) for each in lines[0]["dates"]] == [
        ("day", "explicit", "day-month-year")
    ]
    countries = {each["text"]: each["country"] for each in lines[0]["places"]}
    assert countries == {"Norway": "NOR", "Lisbon": "PRT", "Paris": "FRA"}


@pytest.mark.parametrize(
    "line",
    [
        '{"id": 1, "text": ""}',
        '{"id": null, "text": "\\ud800 Paris", "published": "never"}',
        '{"text": "On \\u0000 Monday"}',
        json.dumps({"id": "\ud800", "text": "x" * 300_000, "published": None}),
    ],
)
def test_annotate_answers_any_text(run: Run, line: str) -> None:
    done = run("annotate", "--jsonl", given=line.encode())
    assert done.code == 0
    assert "Traceback" not in done.err
    assert len(done.out.splitlines()) == 1


def test_annotate_finds_the_day_of_publication_in_a_text_that_comes_without_one(run: Run) -> None:
    text = "GENEVA, March 13, 2024 (Agency) - The pact was signed on Tuesday."
    done = run("annotate", "--jsonl", given=json.dumps({"id": 1, "text": text, "published": None}).encode())
    line = json.loads(done.out)
    assert (line["published"], line["published_basis"]) == ("2024-03-13", "text")
    assert line["dates"][-1]["value"] == "2024-03-12"
    done = run("annotate", given=text.encode())
    assert "published 2024-03-13, told by its text" in done.err
    assert "2024-03-12  (weekday)" in done.out


def test_annotate_reads_a_text_in_the_language_of_its_words(run: Run) -> None:
    text = (
        "LINDAU, 14. Juni 2022 - Der Rat hat am Dienstagabend für den Damm gestimmt, wie die Stadt mitteilte."
    )
    done = run("annotate", given=text.encode())
    assert "2022-06-14  (time-of-day)" in done.out
    done = run("annotate", "--jsonl", given=json.dumps({"id": 1, "text": text}).encode())
    assert [each["value"] for each in json.loads(done.out)["dates"]] == ["2022-06-14", "2022-06-14TEV"]


def test_annotate_prints_a_table_without_jsonl(project: Path, run: Run) -> None:
    done = run("annotate", "articles/first.txt", "--published", "2024-03-13")
    assert done.code == 0
    assert re.search(r"date +12 March 2024 +2024-03-12", done.out)
    assert re.search(r"place +Japan +Japan JPN 3\d\.\d+ 13\d\.\d+", done.out)


def test_output_nobody_reads_any_more_ends_quietly(project: Path) -> None:
    line = json.dumps({"id": 1, "text": "In Paris on 12 March 2024. " * 3000}).encode() + b"\n"
    process = start(project, "annotate", "--jsonl")
    assert process.stdout
    process.stdout.close()
    process.stdout = None
    _, errors = process.communicate(line, timeout=20)
    assert (process.returncode, errors) == (1, b"")


def test_a_terminal_that_lacks_a_character_is_shown_its_escape(project: Path) -> None:
    process = start(project, "annotate", PYTHONIOENCODING="ascii", LC_ALL="C")
    out, errors = process.communicate("On 12 March 2024 in Malmö.".encode(), timeout=20)
    assert (process.returncode, errors) == (0, b"")
    assert b"Malm\\xf6" in out


def test_serve_shows_the_site_to_this_machine_and_ends_with_ctrl_c(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("hello", encoding="utf-8")
    process = start(project, "serve", "--port", "0")
    assert process.stdout
    address = process.stdout.readline().decode().strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
    with urllib.request.urlopen(address) as answer:
        assert answer.read() == b"hello"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert b"Traceback" not in errors


@pytest.mark.parametrize("chart", ["timeline", "map", "choropleth"])
def test_embed_prints_a_snippet(run: Run, chart: str) -> None:
    assert f'src="./embed/{chart}.html"' in run("embed", chart).out
    published = run("embed", chart, "--url", "https://quay.example/site/")
    assert f'src="https://quay.example/site/embed/{chart}.html"' in published.out
    assert published.err == ""


@pytest.fixture
def built(project: Path, run: Run) -> str:
    """The id of an event of a site that was built with an address."""
    (project / "config.yaml").write_text(
        "title: The pact\nsources: [articles]\nsite: {url: https://quay.example/pact}\n", encoding="utf-8"
    )
    assert run("build").code == 0
    told = json.loads((project / "site" / "data" / "explainer.json").read_bytes())
    event: str = told["events"][0]["id"]
    return event


def test_embed_takes_address_title_and_height_from_the_site(run: Run, built: str) -> None:
    done = run("embed", "map", "--theme", "dark", "--lang", "pt-BR", "--event", built)
    address = f"https://quay.example/pact/embed/map.html?theme=dark&amp;lang=pt-BR&amp;event={built}"
    assert f'src="{address}"' in done.out
    assert 'title="Map: The pact"' in done.out
    assert 'data-heights="' in done.out
    assert done.err == ""
    other = run("embed", "map", "--url", "http://other.example:81/x/")
    assert 'src="http://other.example:81/x/embed/map.html"' in other.out
    assert "quay.example" not in other.out


def test_embed_prints_a_picture_with_its_text(run: Run, built: str) -> None:
    done = run("embed", "timeline", "--as", "picture", "--theme", "light", "--event", built)
    assert 'src="https://quay.example/pact/embed/timeline.svg#light"' in done.out
    assert f'href="https://quay.example/pact/index.html#{built}"' in done.out
    assert 'alt="Timeline: The pact.' in done.out
    assert "<script" not in done.out


def test_embed_prints_a_part_of_a_page(project: Path, run: Run, built: str) -> None:
    done = run("embed", "choropleth", "--as", "inline", "--theme", "dark", "--lang", "fr")
    assert done.out.startswith('<div class="dateline-inline"><template shadowrootmode="open">')
    assert '<figure data-theme="dark"' in done.out
    assert 'href="https://quay.example/pact/index.html?lang=fr"' in done.out
    (project / "config.yaml").unlink()
    assert run("embed", "choropleth", "--as", "inline", "-o", "site").out.strip() == (
        (project / "site" / "embed" / "choropleth.fragment.html").read_text(encoding="utf-8").strip()
    )


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--as", "picture"], 1, "no site here"),
        (["--url", "quay.example"], 2, "must start with https:// or http://"),
        (["--url", "javascript:alert(1)"], 2, "must start with https:// or http://"),
        (["--as", "video"], 2, "Invalid value"),
        (["-c", "none.yaml"], 2, "none.yaml: no such file"),
    ],
)
def test_embed_says_what_it_cannot_do(run: Run, arguments: list[str], code: int, words: str) -> None:
    done = run("embed", "choropleth", *arguments)
    assert (done.code, done.out) == (code, "")
    assert words in done.err


def test_embed_knows_the_questions_of_the_site(run: Run, built: str) -> None:
    done = run("embed", "choropleth", "--question", "nonsense")
    assert done.code == 2
    assert 'no question "nonsense"' in done.err


@pytest.mark.parametrize("name", ["", *sorted(commands.commands)])
def test_every_command_explains_itself(run: Run, name: str) -> None:
    done = run(*name.split(), "--help")
    assert done.code == 0
    assert "Usage: dateline" in done.out


def test_help_and_annotate_import_no_chart_library_and_no_date_parser() -> None:
    script = (
        "import sys; from dateline.cli import main; main(['annotate', '--jsonl']); "
        "heavy = ('plotly', 'folium', 'trafilatura', 'dateparser', 'lxml', 'ruamel'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    process = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        input=b'{"id": 1, "text": "Paris"}',
        capture_output=True,
        check=True,
    )
    assert process.stdout.splitlines()[-1] == b"[]"


def test_a_mistake_of_our_own_is_told_as_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> None:
        raise ZeroDivisionError(path)

    monkeypatch.setattr("dateline.checking.check_files", fail)
    done = run("check")
    assert done.code == 1
    assert "please report" in done.err
    assert "ZeroDivisionError" in done.err


def test_annotate_says_of_each_place_what_it_is_and_why_this_one(run: Run) -> None:
    text = "French envoys met in Paris, Texas. Paris Hilton and the Bank of America stayed away."
    done = run("annotate", given=text.encode())
    assert "people  French" in done.out
    assert "Paris USA 33.6609 -95.5555  (city: followed by Texas)" in done.out
    assert "Hilton" not in done.out
    done = run("annotate", "--jsonl", given=json.dumps({"id": 1, "text": text}).encode())
    people, town, state = json.loads(done.out)["places"]
    assert (people["kind"], people["type"], people["country"]) == ("demonym", "country", "FRA")
    assert (town["kind"], town["type"], town["reason"], town["role"]) == (
        "name", "city", "followed by Texas", "scene",
    )  # fmt: skip
    assert state["type"] == "admin1"
