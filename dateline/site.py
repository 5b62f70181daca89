"""Writing a site: in a folder beside the old one, then swapped in; a build that dies leaves the old site."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from dateline.errors import SiteError, UsageError
from dateline.sources.finding import SITE_MARK
from output.model import Artifact


def check_folder(folder: Path, keep_clear_of: Iterable[Path]) -> Path:
    """The folder a site may be written to, links followed. Raises UsageError if it holds what must not be
    mixed with a site: a source, the configuration, the working folder or the user's home."""
    try:
        target = folder.resolve()
        kept = [(path.resolve(), str(path)) for path in keep_clear_of]
    except (OSError, RuntimeError, ValueError):
        raise UsageError(f"{folder}: not a folder that can be written; name another with -o") from None
    if target.exists() and not target.is_dir():
        raise UsageError(f"{folder}: a file; name a folder for the site with -o")
    kept += [(Path.cwd().resolve(), "the working folder"), (Path.home(), "your home folder")]
    for path, name in kept:
        if path == target or path.is_relative_to(target):
            raise UsageError(
                f"{folder}: holds {name}; give the site a folder of its own, such as -o {folder / 'site'}"
            )
    if (target / ".git").is_dir() or (target / "pyproject.toml").exists():
        raise UsageError(
            f"{folder}: holds a project; give the site a folder of its own, such as -o {folder / 'site'}"
        )
    return target


def write_site(artifacts: Iterable[Artifact], folder: Path) -> None:
    """Write the artifacts as the whole content of a folder, but for files there that are not ours: they stay.

    Raises SiteError and leaves the folder as it was when that is not possible.
    """
    files = {artifact.path: artifact.content for artifact in artifacts}
    files[SITE_MARK] = "".join(f"{path}\n" for path in sorted(files)).encode()
    fixed = folder.is_dir() and (folder.is_mount() or not os.access(folder.parent, os.W_OK))
    try:
        ours = _list_ours(folder)
        _refuse_to_overwrite(folder, files, ours)
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = folder if fixed else folder.parent
        staged = Path(tempfile.mkdtemp(prefix=f".{folder.name}.dateline-", dir=beside))
    except OSError as error:
        raise SiteError(f"{folder}: cannot be written: {error.strerror}") from None
    try:
        if fixed:
            replace_files(files, ours, folder, staged)
        else:
            _stage(files, ours, folder, staged)
            _swap(staged, folder)
    except OSError as error:
        raise SiteError(
            f"{folder}: cannot be written: {error.strerror}; what was there is unchanged"
        ) from None
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def replace_files(files: Mapping[str, bytes], ours: set[str], folder: Path, staged: Path) -> None:
    """Write the files one by one into a folder that cannot itself be replaced: a mount point, or one in a
    folder that is not ours to write to. The page comes last, when all it links to is there."""
    _write_files(files, staged)
    for path in sorted(files, key=lambda path: (path == "index.html", path)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (staged / path).replace(folder / path)
    for path in sorted(ours - set(files)):
        (folder / path).unlink(missing_ok=True)


def _list_ours(folder: Path) -> set[str]:
    """The files in the folder that an earlier build wrote."""
    mark = folder / SITE_MARK
    return {SITE_MARK, *mark.read_text("utf-8", "replace").splitlines()} if mark.is_file() else set()


def _refuse_to_overwrite(folder: Path, files: Iterable[str], ours: set[str]) -> None:
    """Raises SiteError if what somebody else put there is in the way of our files: a file, or a link."""
    for path in sorted(files):
        links = [parent for parent in Path(path).parents if (folder / parent).is_symlink()]
        for other in [str(parent) for parent in links if str(parent) != "."] or [path]:
            if other not in ours and os.path.lexists(folder / other):
                raise SiteError(
                    f"{folder / other}: not written by dateline; move it away, or name another folder with -o"
                )


def _stage(files: Mapping[str, bytes], ours: set[str], folder: Path, staged: Path) -> None:
    """Fill the new folder: with our files, and with links to the files of others in the old one."""
    staged.chmod(folder.stat().st_mode & 0o7777 if folder.is_dir() else 0o777 & ~_umask())
    if folder.is_dir():
        _carry_over(folder, staged, ours)
    same = {path for path in sorted(ours & set(files)) if _reuse(folder / path, files[path], staged / path)}
    _write_files({path: content for path, content in files.items() if path not in same}, staged)


def _write_files(files: Mapping[str, bytes], folder: Path) -> None:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _reuse(old: Path, content: bytes, target: Path) -> bool:
    """Link the old file when it says the same, so that its time of change tells what changed."""
    try:
        if old.is_symlink() or not old.is_file() or old.read_bytes() != content:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        target.hardlink_to(old)
    except OSError:
        return False
    return True


def _carry_over(folder: Path, staged: Path, ours: set[str]) -> None:
    """Link the files of others into the new folder, and copy them where links are not possible."""
    for root, folders, names in os.walk(folder):
        within = Path(root).relative_to(folder)
        for name in folders + names:
            path, copy = Path(root) / name, staged / within / name
            if (within / name).as_posix() in ours:
                continue
            if path.is_symlink():
                copy.symlink_to(path.readlink())
            elif name in folders:
                copy.mkdir()
                shutil.copystat(path, copy)
            else:
                try:
                    copy.hardlink_to(path)
                except OSError:
                    shutil.copy2(path, copy)


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
