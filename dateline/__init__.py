"""The door: the only room that touches disk, network, clock and terminal.

For notebooks and scripts it hands out what is listed in `__all__`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.building import read_explainer
    from dateline.saving import save_chart

__all__ = ["read_explainer", "save_chart"]

_HOMES = {"read_explainer": "dateline.building", "save_chart": "dateline.saving"}


def __getattr__(name: str) -> object:
    # Loaded when asked for: the command line answers `--help` without the half second that charts take.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
