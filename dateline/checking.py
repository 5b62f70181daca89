"""What is wrong with the files an editor writes: the configuration, and the corrections that it names."""

from __future__ import annotations

from pathlib import Path

from dateline.config import check_config, load_config
from dateline.corrections.reading import load_corrections
from dateline.errors import ConfigError, MissingSourcesError


def check_files(path: Path) -> None:
    """Raises ConfigError with every problem in a configuration, or else in its corrections;
    MissingSourcesError if only sources are missing."""
    missing = None
    try:
        check_config(path)
    except MissingSourcesError as error:
        missing = error
    try:
        load_corrections(load_config(path))
    except ConfigError as error:
        raise ConfigError(*(missing.lines if missing else ()), *error.lines) from None
    if missing:
        raise missing
