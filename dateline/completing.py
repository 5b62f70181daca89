"""What shells complete by Tab: names of files and folders where a command takes one, and the script."""

from __future__ import annotations

from typing import Literal

import click
from click.shell_completion import CompletionItem, get_completion_class

Shell = Literal["bash", "zsh", "fish"]


class Name(click.types.StringParamType):
    """The name of a file or a folder, taken as it is: click's own type looks at the disk and has words of its
    own for what it does not like there."""

    def __init__(self, kind: Literal["file", "dir"]) -> None:
        self._kind = kind

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """That the shell is to complete it, as it does with every other program."""
        return [CompletionItem(incomplete, type=self._kind)]


def write_script(commands: click.Command, shell: Shell) -> str:
    """The lines that a shell reads when it starts."""
    kind = get_completion_class(shell)
    assert kind is not None  # click has the three of them
    return kind(commands, {}, "dateline", "_DATELINE_COMPLETE").source().strip()
