from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.errors import SiteError, UsageError
from dateline.site import check_folder, list_files, write_site
from output.model import Artifact

OLD = [Artifact("index.html", b"old"), Artifact("data/a.csv", b"a"), Artifact("data/gone.csv", b"g")]
NEW = [Artifact("index.html", b"new"), Artifact("data/a.csv", b"a")]


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".dateline"
    }


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if ".dateline-" in path.name]


def test_a_site_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_site(OLD, tmp_path / "deep" / "site")
    assert content_of(tmp_path / "deep" / "site") == {
        "index.html": b"old",
        "data/a.csv": b"a",
        "data/gone.csv": b"g",
    }
    assert leftovers(tmp_path / "deep") == []


def test_a_rebuild_removes_what_we_no_longer_write_and_keeps_what_others_put_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(OLD, site)
    (site / "CNAME").write_text("quay.example", encoding="utf-8")
    (site / "data" / "own").mkdir()
    (site / "data" / "own" / "notes.txt").write_text("mine", encoding="utf-8")
    (site / "link").symlink_to("elsewhere")
    (site / "empty").mkdir()
    write_site(NEW, site)
    assert content_of(site) == {
        "index.html": b"new", "data/a.csv": b"a", "CNAME": b"quay.example", "data/own/notes.txt": b"mine",
    }  # fmt: skip
    assert (site / "link").readlink() == Path("elsewhere")
    assert (site / "empty").is_dir()
    assert leftovers(tmp_path) == []


def test_an_empty_folder_and_one_with_files_of_others_are_filled(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    write_site(NEW, site)
    other = tmp_path / "other"
    other.mkdir()
    (other / "robots.txt").write_bytes(b"x")
    write_site(NEW, other)
    assert content_of(other) == {"index.html": b"new", "data/a.csv": b"a", "robots.txt": b"x"}


def test_a_page_that_is_not_ours_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "index.html").write_bytes(b"theirs")
    with pytest.raises(SiteError, match="not written by dateline"):
        write_site(NEW, tmp_path / "www")
    assert content_of(tmp_path / "www") == {"index.html": b"theirs"}


def test_a_site_whose_list_was_emptied_is_refused_with_the_remedy(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(OLD, site)
    (site / ".dateline").write_bytes(b"")
    with pytest.raises(SiteError, match="lists none of the files here, which may be"):
        write_site(NEW, site)
    assert (site / "index.html").read_bytes() == b"old"


def test_a_folder_of_ours_that_became_a_link_is_not_written_through(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(OLD, site)
    (site / "data").rename(tmp_path / "elsewhere")
    (site / "data").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SiteError, match="not written by dateline"):
        write_site(NEW, site)
    assert content_of(tmp_path / "elsewhere") == {"a.csv": b"a", "gone.csv": b"g"}


def test_a_list_of_our_files_that_somebody_tampered_with_deletes_nothing_outside(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(OLD, site)
    (tmp_path / "precious").write_bytes(b"x")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "precious").write_bytes(b"x")
    (site / "own").symlink_to(tmp_path / "elsewhere")
    with (site / ".dateline").open("a", encoding="utf-8") as mark:
        mark.write(f"../precious\n{tmp_path}/precious\nown/precious\ndata/../../precious\na\0b\n")
    assert "a\0b" not in list_files(site)
    write_site(NEW, site)
    assert (tmp_path / "precious").exists()
    assert (tmp_path / "elsewhere" / "precious").exists()


def test_files_of_others_are_never_moved_or_copied(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "CNAME").write_bytes(b"quay.example")
    before = (site.stat().st_ino, (site / "CNAME").stat().st_ino)
    write_site(OLD, site)
    write_site(NEW, site)
    assert (site.stat().st_ino, (site / "CNAME").stat().st_ino) == before
    assert content_of(site) == {"index.html": b"new", "data/a.csv": b"a", "CNAME": b"quay.example"}


def test_a_write_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(OLD, site)
    with pytest.raises(SiteError, match="unchanged"):
        write_site([*NEW, Artifact("data/" + "x" * 300, b"")], site)
    assert content_of(site)["index.html"] == b"old"
    assert leftovers(tmp_path) == []


def test_a_rebuild_keeps_the_permissions_of_the_folder(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(OLD, site)
    assert site.stat().st_mode & 0o500 == 0o500
    site.chmod(0o750)
    write_site(NEW, site)
    assert site.stat().st_mode & 0o777 == 0o750


def test_a_site_reached_by_a_link_is_replaced_behind_the_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write_site(NEW, check_folder(tmp_path / "link", []))
    assert (tmp_path / "link").is_symlink()
    assert content_of(tmp_path / "real")["index.html"] == b"new"


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(OLD, site)
    os.utime(site / "data" / "a.csv", (1, 1))
    os.utime(site / "index.html", (1, 1))
    write_site(NEW, site)
    assert (site / "data" / "a.csv").stat().st_mtime == 1
    assert (site / "index.html").stat().st_mtime != 1


def test_folders_that_hold_what_must_not_be_mixed_with_a_site_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = tmp_path / "project" / "articles"
    articles.mkdir(parents=True)
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "project")
    for folder in (articles, articles.parent, tmp_path, Path("/"), Path(), Path.home()):
        with pytest.raises(UsageError, match="a folder of its own"):
            check_folder(folder, [articles])
    with pytest.raises(UsageError, match="holds a project"):
        check_folder(tmp_path / "repository", [])
    with pytest.raises(UsageError, match="a file"):
        check_folder(tmp_path / "file", [])
    for strange in ("a\0b", "x" * 300):
        with pytest.raises(UsageError, match="not a folder that can be written"):
            check_folder(Path(strange), [])
    for system in ("/etc", "/usr", "/proc"):
        with pytest.raises(UsageError, match="is a part of the system"):
            check_folder(Path(system), [])
    assert check_folder(articles / "site", [articles]) == articles / "site"
