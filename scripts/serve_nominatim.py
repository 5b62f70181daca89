"""Runs a command beside a real Nominatim that knows the places of tests/dateline/nominatim.osm.

    python scripts/serve_nominatim.py python -m pytest tests/dateline/test_nominatim.py

The command gets `--nominatim HOST:PORT` in the end. Needed are PostgreSQL with PostGIS, and osm2pgsql.
Nominatim itself comes from the Python registry into a folder of its own, which goes when the command ends.
Nothing listens but on this machine.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

PLACES = Path(__file__).resolve().parent.parent / "tests" / "dateline" / "nominatim.osm"
PACKAGES = (
    "nominatim-db==5.3.3",
    "nominatim-api==5.3.3",
    "falcon>=4,<5",
    "osmium>=4,<5",
    "psycopg>=3.2,<4",
    "uvicorn<1",
)
ADVICE = """\
No PostgreSQL with PostGIS, or no osm2pgsql. Install them, then run this again:
  Debian:  sudo apt-get install postgresql postgresql-15-postgis-3 osm2pgsql"""
STARTS_WITHIN_S = 60


def find_postgres() -> Path | None:
    """The folder of PostgreSQL's programs, the newest; None without them or without osm2pgsql."""
    found = shutil.which("initdb")
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    programs = [Path(found)] if found else kept
    return programs[-1].parent if programs and shutil.which("osm2pgsql") else None


def as_owner(*command: str | Path) -> list[str]:
    """A command as it is run for the database, which refuses to be root's."""
    words = [str(word) for word in command]
    return ["runuser", "-u", "postgres", "--", *words] if os.geteuid() == 0 else words


@contextmanager
def running_database(programs: Path, folder: Path) -> Iterator[str]:
    """A PostgreSQL of our own, behind a socket in the folder; gives how Nominatim finds it."""
    data = folder / "data"
    folder.mkdir()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    run = partial(subprocess.run, check=True, stdout=subprocess.DEVNULL, cwd=folder)
    run(as_owner(programs / "initdb", "-D", data, "-A", "trust", "-U", "postgres"))
    control = as_owner(programs / "pg_ctl", "-D", data, "-w")
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    run([*control, "-o", options, "-l", str(folder / "log"), "start"])
    try:
        yield f"pgsql:dbname=nominatim;host={folder};user=postgres"
    finally:
        run([*control, "-m", "immediate", "stop"])


def install(folder: Path) -> Path:
    """Nominatim's command, in an environment of its own."""
    venv.create(folder, with_pip=True)
    pip = [str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *PACKAGES], check=True)
    return folder / "bin" / "nominatim"


def import_places(nominatim: Path, environment: dict[str, str], project: Path) -> None:
    """Fill the database. Raises ChildProcessError with Nominatim's words when that fails."""
    command = [str(nominatim), "import", "--osm-file", str(PLACES), "--project-dir", str(project)]
    done = subprocess.run(
        [*command, "--offline", "--no-updates"],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ChildProcessError(done.stderr)


@contextmanager
def serving(nominatim: Path, environment: dict[str, str], project: Path) -> Iterator[str]:
    """The search server, once it takes connections; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(nominatim), "serve", "--project-dir", str(project), "--server", address]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as server:
        try:
            wait_for(address, server)
            yield address
        finally:
            server.terminate()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until somebody listens. Raises TimeoutError, or ChildProcessError when the server has ended."""
    host, _, port = address.partition(":")
    for _ in range(STARTS_WITHIN_S * 10):
        if server.poll() is not None:
            raise ChildProcessError("Nominatim ended before it served")
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("Nominatim does not listen")


def main(command: list[str]) -> int:
    """Set it up, run the command, take it down; the command's exit code."""
    programs = find_postgres()
    if programs is None:
        print(ADVICE, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="nominatim-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # for the database's owner, who may be another
        nominatim, project = install(folder / "venv"), folder / "project"
        project.mkdir()
        with running_database(programs, folder / "db") as database:
            environment = {
                **os.environ,
                "NOMINATIM_DATABASE_DSN": database,
                "NOMINATIM_DATABASE_WEBUSER": "postgres",
            }
            import_places(nominatim, environment, project)
            with serving(nominatim, environment, project) as address:
                return subprocess.run([*command, "--nominatim", address], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
