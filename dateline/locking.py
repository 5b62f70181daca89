"""One build at a time for each site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from dateline.errors import SiteError
from dateline.site import clear_leftovers


@contextmanager
def hold_site(folder: Path) -> Iterator[None]:
    """The site for this build alone; what builds that were killed left beside it is cleared away. The system
    lets go of it with the process, however that ends.

    Raises SiteError when another build has it. Where nothing can be written beside the site nothing is held.
    """
    lock = FileLock(folder.parent / f".dateline-{folder.name}.lock", blocking=False)
    with suppress(OSError):
        folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        lock.acquire()
    except Timeout:
        raise SiteError(
            f"{folder}: another build is at work on it; wait for it, or name another folder with -o"
        ) from None
    except (OSError, NotImplementedError):
        yield
        return
    try:
        clear_leftovers(folder)
        yield
    finally:
        lock.release()
