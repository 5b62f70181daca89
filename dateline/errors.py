"""What the door raises when a user can put it right: where, what, the offending value, what to do.

DatelineError
├── ConfigError               a wrong config.yaml, a line for each problem     exit 2
│   └── MissingSourcesError   a right one that names what is not there         exit 1
├── UsageError                a command that cannot be carried out as given    exit 2
├── SourceError               a source that cannot be read, or none that can   exit 1
│   ├── UnreachableError      a server that gave nothing this time             exit 1
│   └── OverrunError          one that takes too long or too much to read      exit 1
├── EngineError               machines that cannot be worked on                exit 1
└── SiteError                 a folder that cannot be written                  exit 1
"""

from __future__ import annotations

_MOST_PROBLEMS = 100
"""That are printed; more are of one kind, or the file is none of ours."""


class DatelineError(Exception):
    """A mistake the user can put right; `exit_code` is what the command ends with."""

    exit_code = 1

    @property
    def lines(self) -> tuple[str, ...]:
        """What to print, a line each."""
        return (str(self),)


class ConfigError(DatelineError):
    """One or more lines "config.yaml:12: key: what is wrong"."""

    exit_code = 2

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self._problems = problems

    @property
    def lines(self) -> tuple[str, ...]:
        """The problems, from the top of the file to its end."""
        if len(self._problems) <= _MOST_PROBLEMS:
            return self._problems
        more = len(self._problems) - _MOST_PROBLEMS
        return (*self._problems[:_MOST_PROBLEMS], f"and {more:,} problems more, below these")


class MissingSourcesError(ConfigError):
    """A configuration that is fine but for sources that are not there."""

    exit_code = 1


class UsageError(DatelineError):
    """A command that cannot be carried out as it was given."""

    exit_code = 2


class SourceError(DatelineError):
    """Why a source could not be read; the message is fit for the page."""


class UnreachableError(SourceError):
    """Why a server gave nothing this time; what it gave last may still be used."""


class OverrunError(SourceError):
    """Why a source was given up while it was read; `again`: another attempt may come to an end."""

    def __init__(self, message: str, again: bool = False) -> None:
        super().__init__(message)
        self.again = again


class EngineError(DatelineError):
    """Why the work could not be done where the configuration wants it done; what was done is kept."""


class SiteError(DatelineError):
    """Why the site could not be written; the old one is still there."""
