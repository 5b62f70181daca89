"""The text of a file that an editor writes by hand."""

from __future__ import annotations

import stat
from pathlib import Path

from dateline.errors import ConfigError

_LARGEST = 2_000_000
"""Bytes."""


def read_handwritten(path: Path) -> str:
    """The text. Raises FileNotFoundError, or ConfigError when the file cannot be read."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise ConfigError(f"{path}: not a file")  # a pipe or a device might never end
        if status.st_size > _LARGEST:
            raise ConfigError(f"{path}: larger than {_LARGEST // 1_000_000} MB")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from None
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a null byte in the name
        raise ConfigError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
