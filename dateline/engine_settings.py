"""What config.yaml says of `engine` and `scheduler`: which machines do the reading."""

from __future__ import annotations

import ipaddress
import re
from contextlib import suppress
from urllib.parse import urlsplit

from dateline.naming import without_user
from dateline.tables import Table

LOCAL, DASK = "local", "dask"
_SCHEMES = ("tcp", "tls")
_EXAMPLE = "tcp://10.0.0.5:8786"
_HOST = re.compile(r"[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63}){0,126}\.?")


def read_scheduler(table: Table) -> str | None:
    """The address of the scheduler of a cluster; None for this machine. What is wrong goes to the table's
    problems."""
    engine, written = table.choice("engine", (LOCAL, DASK), LOCAL), table.text("scheduler")
    if engine == LOCAL:
        if written and table.raw("engine") in (None, LOCAL):
            table.complain("scheduler", "is asked by nobody; write `engine: dask` as well, or leave it out")
        return None
    if written is None:
        if "scheduler" not in table:
            table.complain("engine", f"dask needs the address of its scheduler: `scheduler: {_EXAMPLE}`")
        return None
    if not _is_address(written):
        shown = without_user(written)[:200]
        table.complain("scheduler", f'must be an address such as {_EXAMPLE} or tls://..., found "{shown}"')
        return None
    return written


def _is_address(written: str) -> bool:
    """Whether it is a scheme of dask's, a host and a port, and nothing else."""
    try:
        parts = urlsplit(written)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme not in _SCHEMES or not port or written != f"{parts.scheme}://{parts.netloc}":
        return False
    if parts.netloc.startswith("["):
        with suppress(ValueError):
            return bool(ipaddress.IPv6Address(host))
        return False
    return bool(_HOST.fullmatch(host)) and parts.netloc.lower() == f"{host}:{port}"
