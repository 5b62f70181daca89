"""What every test gets: no network but this machine's own, a browser, built sites, `--update-expected`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from pytest_socket import socket_allow_hosts

from dateline.cli import main
from dateline.supervision import SUPERVISOR
from scripts.find_browser import ADVICE, find_browser
from tests.command_on_path import put_command
from tests.floors import Floors

ROOT = Path(__file__).resolve().parent.parent
WITHOUT = (
    # A window prepares two pages that fall from the address bar when somebody types into it: nobody does, and
    # they cost half of what a visit costs.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # Of lists of features Chromium obeys the last; Playwright's came before, and is said again.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
BROWSER_ARGUMENTS = (
    "--no-sandbox",  # a container's root cannot have one
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(WITHOUT)}",
)

# A property holds or it does not, however busy the machine is.
settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")

BuildSite = Callable[[Path], Path]
HoldFloors = Callable[[str], Floors]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-expected",
        action="store_true",
        help="rewrite tests/explainers/*/expected.json and raise tests/floors.json",
    )
    parser.addoption("--timelinejs", metavar="FOLDER", help="the folder dist of @knight-lab/timelinejs")
    parser.addoption("--wheel", metavar="FOLDER", help="the folder into which `make wheel` put its files")
    parser.addoption("--nominatim", metavar="HOST:PORT", help="a Nominatim with tests/dateline/nominatim.osm")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Before any fixture of the test: sockets reach this machine only; pytest-socket opens them after."""
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, one for all tests."""
    path = find_browser()
    if path is None:
        pytest.fail(ADVICE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(BROWSER_ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def fresh_reader() -> Iterator[None]:
    """Files are read in a process that starts after what the test changes, and ends with the test."""
    SUPERVISOR.close()
    yield
    SUPERVISOR.close()


@pytest.fixture(scope="session")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> BuildSite:
    """`build_site(config)` is the site that `dateline build -c config` writes, built once a session."""
    built: dict[Path, Path] = {}

    def build(config: Path) -> Path:
        if config not in built:
            site = tmp_path_factory.mktemp(config.parent.name) / "site"
            assert main(["build", "-c", str(config), "-o", str(site)]) == 0
            built[config] = site
        return built[config]

    return build


@pytest.fixture
def path_with_dateline(tmp_path: Path) -> str:
    """A PATH on which `dateline` is the program of this repository, for shells."""
    return put_command(tmp_path)


@pytest.fixture
def hold_floors(pytestconfig: pytest.Config) -> HoldFloors:
    """`hold_floors("dates").hold(...)` fails where dates are read worse than tests/floors.json says."""
    return lambda kind: Floors(kind, pytestconfig.getoption("--update-expected"))


@pytest.fixture(scope="session")
def demo_site(build_site: BuildSite) -> Path:
    """The site that `make demo` builds."""
    return build_site(ROOT / "examples" / "paris-summit" / "config.yaml")
