"""The command line: what the user types, and the one place where everything that goes wrong ends.

Each command imports what it needs when it runs, so that `--help` and `annotate` answer at once.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from dateline.completing import Name, Shell, write_script
from dateline.errors import DatelineError
from dateline.terminal import printable, say, say_all

if TYPE_CHECKING:
    from dateline.annotation import Input
    from dateline.embedding import Form

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

_PATH, _FOLDER = Name("file"), Name("dir")


_Command = TypeVar("_Command", bound=Callable[..., int])


def _build_options(command: _Command) -> _Command:
    """What every command takes that reads sources for a site."""
    for add in (
        click.option(
            "-o",
            "--output",
            metavar="FOLDER",
            type=_FOLDER,
            help="Where the site goes. Default: that of the config, or site.",
        ),
        click.option(
            "-c",
            "--config",
            "config_path",
            metavar="FILE",
            type=_PATH,
            help="Default: config.yaml, if no SOURCE is given.",
        ),
        click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=_PATH),
    ):
        command = add(command)
    return command


@click.group(context_settings=_CONTEXT)
@click.version_option(package_name="dateline", message="%(prog)s %(version)s")
def commands() -> None:
    """Read articles; write a static page that shows what happened when and where, and which country stood
    where, with the sentence behind every mark."""


@commands.command()
@_build_options
def build(sources: tuple[str, ...], config_path: str | None, output: str | None) -> int:
    """Build the site from articles.

    SOURCE is a file (.txt .md .html .pdf .docx .eml .xml .json .jsonl .csv ...), a folder, a glob, or the
    address of a page or a feed. Without one, the sources of config.yaml are built. A source that cannot be
    read is skipped and named, here and on the page.

    \b
      dateline build articles/ -o site
      dateline build https://example.org/feed.xml articles/
      dateline build -c config.yaml
    """
    from dateline.building import build

    built = build(sources, config_path, output)
    click.echo(printable(str(built.index)))
    return 0 if built.complete else 1


@commands.command()
@_build_options
def watch(sources: tuple[str, ...], config_path: str | None, output: str | None) -> int:
    """Build the site, and again whenever a source or the configuration changes. Ctrl-C ends it.

    What goes wrong is printed, and the site stays as it was until the next change. Pages and feeds are asked
    for again as often as they wish: every five minutes at most, once a day at least.
    """
    from dateline.building import build
    from dateline.engines import open_engine
    from dateline.fetching.rounds import Rounds
    from dateline.opening import Means
    from dateline.shelf import Recent
    from dateline.watched import Watched
    from dateline.watching import watch_and_build

    with open_engine() as engine:
        means = Means(engine, rounds=Rounds(), recent=Recent())

        def build_again() -> Watched:
            built = build(sources, config_path, output, means)
            click.echo(printable(str(built.index)))
            sys.stdout.flush()
            return built.watched

        try:
            watch_and_build(build_again)
        except KeyboardInterrupt:
            say("")
    return 0


@commands.command()
@click.argument("files", metavar="[FILE]...", nargs=-1, type=_PATH)
@click.option("--jsonl", is_flag=True, help="Read and write one JSON object a line.")
@click.option(
    "--published",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the text was published.",
)
def annotate(files: tuple[str, ...], jsonl: bool, published: datetime | None) -> int:
    """Show the dates and places found in a text.

    Reads standard input when no FILE is named. With --jsonl every line read is {"id", "text", "published"}
    and every line written {"id", "dates", "places"}, with offsets in code points. Without a day of
    publication the one that the text tells is taken ("published" and "published_basis" say which).
    """
    from dateline.annotation import annotate_lines, annotate_texts

    inputs = _open_inputs(files or ("-",))
    if jsonl:
        answered = annotate_lines(inputs, sys.stdout.buffer)
    else:
        answered = annotate_texts(inputs, published.date() if published else None)
    return 0 if answered else 1


def _open_inputs(names: tuple[str, ...]) -> Iterator[Input]:
    """Each file that can be opened, closed again when the next is asked for; "-" is standard input."""
    from dateline.annotation import Input

    for name in names:
        if name == "-":
            yield Input("standard input", sys.stdin.buffer)
            continue
        try:
            with Path(name).open("rb") as lines:
                yield Input(name, lines)
        except (OSError, ValueError) as error:
            say(f"skipped {name}: cannot be read: {getattr(error, 'strerror', None) or error}")


@commands.command()
@click.argument("config_path", metavar="[CONFIG]", type=_PATH, default="config.yaml")
def check(config_path: str) -> int:
    """Say what is wrong with a configuration and the corrections it names, with line and key."""
    from dateline.checking import check_files

    check_files(Path(config_path))
    click.echo(f"{printable(config_path)}: fine")
    return 0


@commands.command()
@click.argument("chart", type=click.Choice(["timeline", "map", "choropleth"]))
@click.option(
    "--as",
    "form",
    type=click.Choice(["iframe", "picture", "inline"]),
    default="iframe",
    show_default=True,
    help="A live chart in a frame; a picture with its text; or a part of the page, without frame or script.",
)
@click.option("--event", metavar="ID", help="The event that is selected, or that the links lead to.")
@click.option("--question", metavar="ID", help="This question only, of several.")
@click.option("--theme", type=click.Choice(["dark", "light"]), help="Default: as the reader's system.")
@click.option("--lang", metavar="TAG", help="In this language of the site.")
@click.option("--url", metavar="URL", help="The address the site is published at. Default: site.url.")
@click.option(
    "-c",
    "--config",
    "config_path",
    metavar="FILE",
    type=_PATH,
    help="Default: config.yaml, if there is one.",
)
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    type=_FOLDER,
    help="Where the site is. Default: that of the config, or site.",
)
def embed(
    chart: str, form: Form, url: str | None, config_path: str | None, output: str | None, **asked: str | None
) -> int:
    """Print the snippet that shows one chart in an article of your own.

    \b
      dateline embed timeline --url https://example.org/explainer/
      dateline embed map --as picture --theme light
      dateline embed choropleth --as inline > part-of-a-page.html
    """
    from dateline.embedding import Wish, write_snippet

    choices = {name: value for name, value in asked.items() if value}
    snippet = write_snippet(Wish(chart, form, url, choices, config_path, output))
    click.echo(snippet.html.rstrip())
    if not snippet.absolute:
        say("for an article that is published elsewhere, add --url https://... (the address of the site)")
    return 0


@commands.command()
@click.argument("folder", metavar="[FOLDER]", type=_FOLDER, default="site")
def log(folder: str) -> int:
    """Say what each refresh of a site changed, the last one first."""
    from dateline.comparing import log_site

    for line in log_site(Path(folder)):
        click.echo(printable(line))
    return 0


@commands.command()
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
def diff(old: str, new: str) -> int:
    """Say what one site tells otherwise than another: + is new, - is gone, ~ has changed.

    OLD and NEW are folders of sites. Exit code 1 when they differ.
    """
    from dateline.comparing import compare_sites

    lines = compare_sites(Path(old), Path(new))
    for line in lines:
        click.echo(printable(line))
    return 1 if lines else 0


@commands.command()
@click.argument("folder", metavar="[FOLDER]", type=_FOLDER, default="site")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one."
)
def serve(folder: str, port: int) -> int:
    """Look at a site on this machine; nobody else can reach it. Ctrl-C ends it."""
    from dateline.serving import HOST, open_server
    from dateline.site import find_index

    find_index(Path(folder))
    with open_server(Path(folder), port) as server:
        click.echo(f"http://{HOST}:{server.server_port}/")
        say("Ctrl-C ends it")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("")
    return 0


@commands.command()
@_build_options
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8010, show_default=True, help="0 takes any free one."
)
def review(sources: tuple[str, ...], config_path: str | None, output: str | None, port: int) -> int:
    """Look through the events, the most doubtful first, and correct them by clicks. Ctrl-C ends it.

    What is clicked is written to the corrections that the configuration names, at once; the site is built by
    `build` or `watch`. Only this machine reaches the page, and only by the address that is printed.
    """
    from dateline.building import read_story
    from dateline.reviewing.listening import open_review

    config, story = read_story(sources, config_path, output)
    opened = open_review(config, story, port)
    click.echo(opened.address)
    sys.stdout.flush()
    say("Ctrl-C ends it")
    opened.server.serve_forever()
    return 0


@commands.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: Shell) -> int:
    """Print the script that lets a shell complete commands, options and names of files by Tab.

    \b
      bash   dateline completion bash >> ~/.bashrc
      zsh    dateline completion zsh >> ~/.zshrc
      fish   dateline completion fish > ~/.config/fish/completions/dateline.fish
    """
    click.echo(write_script(commands, shell))
    return 0


def _open_streams() -> None:
    """Whoever starts us may have closed them (`>&-`): what we open next must not be taken for the output."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  (to the end)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 nothing done, 2 a wrong command or config."""
    _open_streams()
    try:
        return _run(arguments)
    finally:
        _leave_streams()


def _run(arguments: list[str] | None) -> int:
    # Nothing here has a time zone, but libraries want to know one as soon as they are imported, and fall over
    # a TZ that is none.
    os.environ["TZ"] = "UTC"
    if isinstance(sys.stdout, TextIOWrapper):  # a terminal that cannot show a character shows its escape
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = commands.main(arguments, prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DatelineError as error:
        say_all(error.lines)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        say("stopped")
        return 130
    except OSError as error:
        if not isinstance(error, BrokenPipeError):  # whoever read our output has had enough
            say(f"{error.filename or 'the output'}: {error.strerror or error}")
        return 1
    except MemoryError:
        say("not enough memory; name fewer sources, or smaller ones")
        return 1
    except Exception:  # noqa: BLE001  (the one place: anything that gets here is our own mistake)
        say("a mistake of dateline's own, not of yours; please report it with what follows")
        say_all(traceback.format_exc().splitlines())
        return 1
    return code or 0


def _leave_streams() -> None:
    """Lose what a full or closed stream did not take: Python would try again at its end, and fail."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):  # it may be no file, but a text in memory
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
