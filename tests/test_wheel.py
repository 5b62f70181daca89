"""The wheel works alone: `make test-wheel` builds it, and installs it where nothing of the repository is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.docs.walkthrough import Shell, do_steps, list_steps

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "paris-summit"
NEEDED = (
    "dateline/py.typed",
    "geo/py.typed",
    "output/py.typed",
    "timeline/py.typed",
    "geo/data/gazetteer.bin",
    "geo/data/boundaries.json",
    "output/assets/plotly-basic.min.js",
    "output/assets/plotly-geo.min.js",
    "output/assets/plotly.LICENSE",
    "output/assets/leaflet.js",
    "output/assets/leaflet.css",
    "output/assets/leaflet.LICENSE",
    "output/assets/leaflet.markercluster.js",
    "output/assets/leaflet.markercluster.LICENSE",
)
PACKED = ("output/strings/*.toml", "output/templates/**/*.html", "output/static/**/*", "timeline/languages/*")
LICENCES = ("LICENSE", "THIRD_PARTY.md", "LICENSES/Unicode-3.0.txt", "geo/data/LICENSES.md")
LEADS_ASTRAY = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
PLACES_OF_THIS_MACHINE = re.compile(rb"/ro" + rb"ot/|/wo" + rb"rk/")


@pytest.fixture(scope="session")
def built(pytestconfig: pytest.Config) -> Path:
    """The folder into which `make wheel` put a wheel and an sdist."""
    folder = pytestconfig.getoption("--wheel")
    if folder is None:
        pytest.skip("no --wheel; `make test-wheel` runs this")
    return Path(folder).resolve()


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    (found,) = built.glob("dateline-*.whl")
    return found


@pytest.fixture(scope="session")
def sdist(built: Path) -> Path:
    (found,) = built.glob("dateline-*.tar.gz")
    return found


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of a new environment that holds the wheel and what it needs."""
    home = tmp_path_factory.mktemp("alone")
    run("-m", "venv", str(home / "venv"), program=sys.executable, folder=home)
    commands = home / "venv" / "bin"
    python = str(commands / "python")
    quiet = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*quiet, "--require-hashes", "-r", str(ROOT / "requirements.txt"), program=python, folder=home)
    run(*quiet, "--no-deps", str(wheel), program=python, folder=home)
    run("-m", "pip", "check", program=python, folder=home)
    return commands


def run(*arguments: str, program: str, folder: Path) -> str:
    """What a program prints, without what would lead it to the repository. Fails where it does."""
    done = subprocess.run(
        [program, *arguments],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name not in LEADS_ASTRAY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.timeout(300)
def test_the_command_says_its_version(installed: Path, wheel: Path, tmp_path: Path) -> None:
    version = wheel.name.split("-")[1]
    assert run("--version", program=str(installed / "dateline"), folder=tmp_path) == f"dateline {version}\n"


@pytest.mark.timeout(300)
def test_it_writes_the_site_that_the_repository_writes(
    installed: Path, demo_site: Path, tmp_path: Path
) -> None:
    shutil.copytree(EXAMPLE / "articles", tmp_path / "story" / "articles")
    shutil.copy(EXAMPLE / "config.yaml", tmp_path / "story")
    run(
        "build", "-c", "story/config.yaml", "-o", "site", program=str(installed / "dateline"), folder=tmp_path
    )
    assert files_below(tmp_path / "site") == files_below(demo_site)


@pytest.mark.timeout(300)
def test_what_runs_is_what_was_installed(installed: Path, tmp_path: Path) -> None:
    where = "import dateline, geo, output, timeline; print(geo.__file__)"
    home = run("-c", where, program=str(installed / "python"), folder=tmp_path)
    assert home.startswith(str(installed.parent))


@pytest.mark.timeout(600)
def test_the_tutorial_works_from_its_first_line(wheel: Path, tmp_path: Path) -> None:
    """From an empty environment and the files of the repository; `pip install .` builds a wheel anew."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.splitlines():
        target = tmp_path / "dateline" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    (tmp_path / "www").mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if name not in LEADS_ASTRAY},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "WEBROOT": str(tmp_path / "www"),
    }
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    do_steps(list_steps(tutorial), Shell(tmp_path / "dateline", environment))
    assert (tmp_path / "www" / "index.html").exists()


def test_it_carries_what_it_needs(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    files = {path for pattern in PACKED for path in ROOT.glob(pattern) if path.is_file()}
    packed = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}
    assert packed
    assert not {*NEEDED, *packed} - inside


def test_it_carries_the_licences(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    home = metadata.removesuffix("METADATA") + "licenses/"
    for name in LICENCES:
        assert archive.read(home + name) == (ROOT / name).read_bytes()


def test_it_carries_nothing_else(wheel: Path) -> None:
    rooms = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {room for room in rooms if not room.endswith(".dist-info")} == {
        "dateline",
        "geo",
        "output",
        "timeline",
    }


def test_no_file_in_it_names_a_folder_of_the_machine_it_was_built_on(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    assert not [name for name in archive.namelist() if PLACES_OF_THIS_MACHINE.search(archive.read(name))]


def test_the_sdist_has_all_that_a_wheel_is_built_from_and_no_tests(sdist: Path, wheel: Path) -> None:
    with tarfile.open(sdist) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert not {*packed, *LICENCES, "README.md", "pyproject.toml", "scripts/fetch_assets.py"} - inside
    assert not [name for name in inside if name.startswith(("tests/", "examples/", "docs/"))]
