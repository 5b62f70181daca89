"""Writing a site: in a folder beside the old one, then swapped in; a build that dies leaves the old site."""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from dateline.errors import SiteError, UsageError
from dateline.sources.finding import SITE_MARK
from output.model import Artifact

_LONGEST_LIST = 1_000_000
"""Bytes of the list of our files; a longer one is not ours."""


def _find(path: Path) -> Path | None:
    """Where a path leads; None where nothing can be called so."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return None


def check_folder(folder: Path, keep_clear_of: Iterable[Path]) -> Path:
    """The folder a site may be written to, links followed. Raises UsageError if it holds what must not be
    mixed with a site: a source, the configuration, a project, the working folder, the home, the system."""
    try:
        target = folder.resolve()
        kept = [(there, f"holds {path}") for path in keep_clear_of if (there := _find(path))]
        kept += [(Path.cwd().resolve(), "holds the working folder")]
        kept += [(Path.home().resolve(), "holds your home folder")]
        if target.exists() and not target.is_dir():
            raise UsageError(f"{folder}: a file; name a folder for the site with -o")
        reason = next((why for path, why in kept if path.is_relative_to(target)), _why_not(target))
    except (OSError, RuntimeError, ValueError):
        raise UsageError(f"{folder}: not a folder that can be written; name another with -o") from None
    if reason:
        raise UsageError(
            f"{folder}: {reason}; give the site a folder of its own, such as -o {folder / 'site'}"
        )
    return target


def _why_not(target: Path) -> str | None:
    """What makes a folder no place for a site; None if nothing does."""
    if not target.is_dir() or (target / SITE_MARK).exists() or not any(target.iterdir()):
        return None
    if target.parent == target.parent.parent:
        return "is a part of the system"
    return "holds a project" if (target / ".git").is_dir() or (target / "pyproject.toml").exists() else None


def write_site(artifacts: Iterable[Artifact], folder: Path) -> None:
    """Write the artifacts as the whole content of a folder, but for files there that are not ours: they stay.

    Raises SiteError and leaves the folder as it was when that is not possible.
    """
    files = {artifact.path: artifact.content for artifact in artifacts}
    files[SITE_MARK] = "".join(f"{path}\n" for path in sorted(files)).encode()
    try:
        ours = _list_ours(folder)
        _refuse_to_overwrite(folder, files, ours)
        folder.parent.mkdir(parents=True, exist_ok=True)
        whole = _can_be_swapped(folder, ours)
        beside = folder.parent if whole else folder
        staged = Path(tempfile.mkdtemp(prefix=f".{folder.name}.dateline-", dir=beside))
    except OSError as error:
        raise SiteError(f"{folder}: cannot be written: {error.strerror}") from None
    try:
        staged.chmod(folder.stat().st_mode & 0o7777 if folder.is_dir() else 0o777 & ~_umask())
        _stage(files, ours, folder, staged)
        if whole:
            _swap(staged, folder)
        else:
            _replace_files(set(files), ours, folder, staged)
    except OSError as error:
        raise SiteError(
            f"{folder}: cannot be written: {error.strerror}; what was there is unchanged"
        ) from None
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def clear_leftovers(folder: Path) -> None:
    """Delete what builds of this site left half-made when they were killed, beside it and in it. A site that
    was just being replaced, and of which there is nothing now, is put back.

    Nobody else may be writing it meanwhile.
    """
    for beside in (folder.parent, folder):
        with contextlib.suppress(OSError):
            for left in sorted(beside.glob(f".{glob.escape(folder.name)}.dateline-*")):
                if (left / "old").is_dir() and not folder.exists():
                    (left / "old").rename(folder)
                shutil.rmtree(left, ignore_errors=True)


def _can_be_swapped(folder: Path, ours: set[str]) -> bool:
    """Whether the folder can be replaced as a whole: all in it is ours, and it is no mount point."""
    if not folder.is_dir():
        return True
    parents = {str(parent) for path in ours for parent in Path(path).parents}
    alone = all(path.relative_to(folder).as_posix() in ours | parents for path in folder.rglob("*"))
    return alone and not folder.is_mount() and os.access(folder.parent, os.W_OK)


def _replace_files(paths: set[str], ours: set[str], folder: Path, staged: Path) -> None:
    """Move our files one by one into a folder that others use too. The page comes last, when all it links to
    is there."""
    for path in sorted(paths, key=lambda path: (path == "index.html", path)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (staged / path).replace(folder / path)
    for path in sorted(ours - paths):
        (folder / path).unlink(missing_ok=True)


def _list_ours(folder: Path) -> set[str]:
    """The files in the folder that an earlier build wrote; a list somebody changed leads nowhere else."""
    mark = folder / SITE_MARK
    if not mark.is_file() or mark.stat().st_size > _LONGEST_LIST:
        return set()
    lines = mark.read_text("utf-8", "replace").splitlines()
    listed = [PurePosixPath(line) for line in lines if "\0" not in line]  # which no file is called
    within = [path for path in listed if not path.is_absolute() and ".." not in path.parts]
    return {SITE_MARK, *(str(path) for path in within if not _leads_out(folder, path))}


def list_files(folder: Path) -> tuple[str, ...]:
    """The files of a site that a build wrote, by their names; none where there is no site. Raises OSError."""
    return tuple(sorted(_list_ours(folder)))


def _leads_out(folder: Path, path: PurePosixPath) -> bool:
    return any((folder / parent).is_symlink() for parent in path.parents if parent.parts)


def _refuse_to_overwrite(folder: Path, files: Iterable[str], ours: set[str]) -> None:
    """Raises SiteError if what somebody else put there is in the way of our files: a file, or a link."""
    for path in sorted(files):
        in_the_way = path not in ours and os.path.lexists(folder / path)
        if in_the_way and ours == {SITE_MARK}:
            raise SiteError(
                f"{folder / SITE_MARK}: lists none of the files here, which may be somebody's; delete them, "
                "or name another folder with -o"
            )
        if in_the_way or _leads_out(folder, PurePosixPath(path)):
            raise SiteError(
                f"{folder / path}: not written by dateline; move it away, or name another folder with -o"
            )


def _stage(files: Mapping[str, bytes], ours: set[str], folder: Path, staged: Path) -> None:
    """Fill the new folder."""
    for path, content in files.items():
        target = staged / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not (path in ours and _reuse(folder / path, content, target)):
            with target.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())


def _reuse(old: Path, content: bytes, target: Path) -> bool:
    """Link the old file when it says the same, so that its time of change tells what changed."""
    try:
        if old.is_symlink() or not old.is_file() or old.read_bytes() != content:
            return False
        target.hardlink_to(old)
    except OSError:
        return False
    return True


def _swap(staged: Path, folder: Path) -> None:
    """Put the new folder in the place of the old one."""
    if not folder.exists():
        staged.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}.dateline-", dir=folder.parent))
    try:
        folder.rename(old / "old")
        try:
            staged.rename(folder)
        except OSError:
            (old / "old").rename(folder)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def find_index(folder: Path) -> Path:
    """The page of a site. Raises SiteError when there is none."""
    index = folder / "index.html"
    with contextlib.suppress(OSError):
        if index.is_file():
            return index
    raise SiteError(f"{folder}: no site here; `dateline build SOURCE -o {folder}` makes one")
