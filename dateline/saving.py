"""Writing one file: a chart of its own, or what somebody may have open in an editor."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from dateline.errors import SiteError
from output.chart import Chart

_SUFFIXES = (".html", ".svg")


def save_chart(chart: Chart, path: str | Path) -> Path:
    """Write the document of a chart (.html) or its still picture (.svg), over a file of that name.

    Raises ValueError for another suffix, SiteError when the file cannot be written.
    """
    target = Path(path)
    if target.suffix.lower() not in _SUFFIXES:
        raise ValueError(f"{str(path)!r}: a chart is saved as {' or '.join(_SUFFIXES)}")
    content = chart.html if target.suffix.lower() == ".html" else chart.svg
    try:
        target.write_bytes(content.encode())
    except OSError as error:
        raise SiteError(f"{target}: cannot be written: {error.strerror}") from None
    return target


def replace_file(path: Path, content: bytes) -> None:
    """Put this content in the place of a file's, or make the file: whoever reads it finds one or the other,
    never a part. Links are followed, and who may read and write it stays. Raises OSError."""
    target = path.resolve()
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    staged = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        staged.chmod(mode)
        staged.replace(target)
    except OSError:
        staged.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
