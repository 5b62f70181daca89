"""Writing one chart to a file of its own."""

from __future__ import annotations

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
