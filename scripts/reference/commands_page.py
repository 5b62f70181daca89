"""The page on the command line, from the commands themselves."""

from __future__ import annotations

import inspect
import re

import click

from dateline.cli import commands
from scripts.reference.markdown import write_entries

HEAD = """# Command line

Messages go to stderr, results to stdout. The exit code is 0 when all is done (skipped sources are listed),
1 when nothing could be built or a source of the configuration is missing, 2 when the command or the
configuration is wrong. `dateline COMMAND --help` says the same as this page.

```
dateline [OPTIONS] COMMAND ...
```

"""


HELP = commands.context_settings["help_option_names"]


def write_commands() -> str:
    """The page."""
    context = _open_context(commands, "dateline")
    sections = [_write_command(name, command) for name, command in sorted(commands.commands.items())]
    return HEAD + _write_options(commands, context) + "\n" + "\n".join(sections)


def _write_command(name: str, command: click.Command) -> str:
    context = _open_context(command, f"dateline {name}")
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    return (
        f"## dateline {name}\n\n```\n{usage}\n```\n\n{_write_help(command.help or '')}\n"
        f"{_write_options(command, context)}"
    )


def _open_context(command: click.Command, name: str) -> click.Context:
    return click.Context(command, info_name=name, help_option_names=HELP)


def _write_help(text: str) -> str:
    """The help as Markdown: what click leaves as it is becomes a block of code."""
    paragraphs = inspect.cleandoc(text).split("\n\n")
    blocks = []
    for paragraph in paragraphs:
        if paragraph.startswith("\b\n"):
            blocks.append("```\n" + inspect.cleandoc(paragraph.removeprefix("\b\n")) + "\n```")
        else:
            # <, { and the like are no markup in a help
            blocks.append(
                re.sub(r'\{"id"[^}]*\}', lambda found: f"`{found[0]}`", " ".join(paragraph.split()))
            )
    return "\n\n".join(blocks) + "\n"


def _write_options(command: click.Command, context: click.Context) -> str:
    options = [each for each in command.get_params(context) if isinstance(each, click.Option)]
    rows = [record for each in options if (record := each.get_help_record(context))]
    return write_entries(rows)
