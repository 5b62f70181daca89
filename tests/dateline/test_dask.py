"""`engine: dask`: a real cluster of processes gives, byte for byte, what this machine alone gives."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import dask
import pytest
from distributed import Client, LocalCluster

from dateline.cli import main
from dateline.config import load_config
from dateline.engines import dask_cluster, pace
from dateline.engines.dask_cluster import DaskCluster, do_batch
from dateline.errors import ConfigError, EngineError
from dateline.plain_data import to_bytes

pytestmark = pytest.mark.timeout(400)  # a machine that does other things as well starts a worker in a minute

ROOT = Path(__file__).resolve().parents[2]
PARIS = ROOT / "examples" / "paris-summit"
NOBODY = "tcp://127.0.0.1:9"


@dataclass(frozen=True, slots=True)
class Count:
    """Takes some hundredths of a second, and dies of 13 in another process than the `parent`."""

    label: ClassVar[str] = "Counting"
    parent: int

    def __call__(self, number: int) -> int:
        if number == 13 and os.getpid() != self.parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return sum(range(number, number + 200_000))


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Three workers, processes of their own; a batch that two have died of is given back."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=3, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, memory_limit=0
        ) as opened,
    ):
        yield opened


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything but the first two items is worth being sent."""
    monkeypatch.setattr(pace, "_TRIED_S", 0)
    monkeypatch.setattr(dask_cluster, "_WORTH_IT_S", 0)
    monkeypatch.setattr(dask_cluster, "_WORTH_SENDING_S", 0)


@pytest.fixture
def engine(cluster: LocalCluster, eager: None) -> Iterator[DaskCluster]:
    opened = DaskCluster(cluster.scheduler_address)
    yield opened
    opened.close()


def write_config(folder: Path, address: str) -> Path:
    """The example's configuration, with a cluster; a folder of its own, so that nothing is remembered."""
    shutil.copytree(PARIS, folder, ignore=shutil.ignore_patterns("site", ".*"))
    config = folder / "config.yaml"
    config.write_text(config.read_text() + f"engine: dask\nscheduler: {address}\n")
    return config


def read_all(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.usefixtures("eager")
def test_the_site_is_that_of_one_machine_byte_for_byte(
    cluster: LocalCluster, demo_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write_config(tmp_path / "paris", cluster.scheduler_address)
    assert main(["build", "-c", str(config), "-o", str(tmp_path / "site")]) == 0
    assert "distributed" not in capsys.readouterr().err
    with Client(cluster.scheduler_address, set_as_default=False) as client:
        done = client.run(lambda: dask_cluster._unpack.cache_info().misses)
    assert sum(done.values()) > 0
    assert read_all(tmp_path / "site") == read_all(demo_site)


def test_a_worker_that_is_killed_is_no_matter(cluster: LocalCluster, engine: DaskCluster) -> None:
    work, numbers = Count(os.getpid()), range(100, 200)
    results = engine.run(work, [to_bytes(number) for number in numbers])
    done = [next(results) for _ in range(5)]
    os.kill(cluster.workers[0].process.pid, signal.SIGKILL)
    assert done + list(results) == [to_bytes(work(number)) for number in numbers]


def test_what_workers_die_of_again_and_again_is_done_here(engine: DaskCluster) -> None:
    work, numbers = Count(os.getpid()), range(10, 16)
    done = list(engine.run(work, [to_bytes(number) for number in numbers]))
    assert done == [to_bytes(work(number)) for number in numbers]


def test_little_is_done_here_and_nobody_is_asked(tmp_path: Path, demo_site: Path) -> None:
    config = write_config(tmp_path / "paris", NOBODY)
    assert main(["build", "-c", str(config), "-o", str(tmp_path / "site")]) == 0
    assert read_all(tmp_path / "site") == read_all(demo_site)


@pytest.fixture
def deaf() -> Iterator[str]:
    """The address of something that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("address", [NOBODY, None, "tls://127.0.0.1:9"], ids=["nobody", "deaf", "no TLS"])
def test_without_a_scheduler_there_is_a_line_and_the_site_stays(
    address: str | None,
    deaf: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dask_cluster, "_PATIENCE_S", 0.5)
    config = write_config(tmp_path / "paris", address or deaf)
    (tmp_path / "site").mkdir()
    assert main(["build", "-c", str(config), "-o", str(tmp_path / "site")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{address or deaf}: ")
    assert line.endswith(("or write `engine: local`", "under distributed.comm.tls"))
    assert not read_all(tmp_path / "site")


@pytest.mark.usefixtures("eager")
def test_a_worker_is_no_scheduler(cluster: LocalCluster) -> None:
    engine = DaskCluster(cluster.workers[1].worker_address)
    with pytest.raises(EngineError, match="no scheduler of dask, but a worker; start one"):
        list(engine.run(Count(os.getpid()), [to_bytes(number) for number in range(3)]))


def test_without_the_package_there_is_a_line(tmp_path: Path) -> None:
    config = write_config(tmp_path / "paris", NOBODY)
    told = (
        "import sys; sys.modules['distributed'] = None; from dateline.cli import main; "
        f"sys.exit(main(['build', '-c', {str(config)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "engine: dask is not installed: `pip install 'dateline[dask]'`\n"


def test_batches_are_bounded_in_items_and_in_bytes() -> None:
    large = b"x" * (dask_cluster._BATCH_BYTES - 1)
    batches = list(dask_cluster._cut([b"a", b"b", b"c", large, b"d", b"e", large * 2], 2))
    assert [[len(item) for item in batch] for batch in batches] == [
        [1, 1], [1, len(large)], [1, 1], [2 * len(large)]
    ]  # fmt: skip


def test_a_worker_that_joins_later_with_another_program_does_nothing() -> None:
    told = do_batch(b"another", Count, to_bytes(Count(0)), [to_bytes(1)])
    assert told == dask_cluster.describe_program()[1]


def start(kind: str, *options: str, program: Path = ROOT) -> subprocess.Popen[bytes]:
    """A scheduler or a worker, as a newsroom starts it on another machine, with the program of a folder."""
    return subprocess.Popen(
        (
            sys.executable,
            "-m",
            f"distributed.cli.dask_{kind}",
            "--no-dashboard",
            "--host",
            "127.0.0.1",
            *options,
        ),
        cwd=program,
        env={**os.environ, "PYTHONPATH": str(program)},
        stderr=subprocess.DEVNULL,
    )


def test_a_worker_without_dateline_is_refused(
    cluster: LocalCluster, engine: DaskCluster, tmp_path: Path
) -> None:
    (tmp_path / "dateline").mkdir()
    (tmp_path / "dateline" / "__init__.py").touch()
    address = cluster.scheduler_address
    with Client(address, set_as_default=False) as client:
        count = len(client.nthreads())
        lacking = start("worker", address, "--nthreads", "1", "--no-nanny", program=tmp_path)
        try:
            client.wait_for_workers(count + 1, timeout=100)
            with pytest.raises(
                EngineError, match=r"the worker tcp://\S+ cannot run dateline \(No module named"
            ):
                list(engine.run(Count(os.getpid()), [to_bytes(number) for number in range(100, 103)]))
        finally:
            lacking.kill()
            lacking.wait()


class Daemons:
    """A scheduler and workers that find one another by a file."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "scheduler.json"
        self._started: list[subprocess.Popen[bytes]] = []

    def start(self, kind: str, *options: str, program: Path = ROOT) -> subprocess.Popen[bytes]:
        """One of them."""
        process = start(kind, "--scheduler-file", str(self._file), *options, program=program)
        self._started.append(process)
        return process

    def wait_for_workers(self, count: int) -> str:
        """The address of the scheduler, as soon as there are so many."""
        with Client(scheduler_file=str(self._file), timeout=60, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=60)
            return str(client.scheduler_info()["address"])

    def end(self) -> None:
        """End all."""
        for process in self._started:
            process.kill()
            process.wait()


@pytest.fixture
def daemons(tmp_path: Path) -> Iterator[Daemons]:
    opened = Daemons(tmp_path)
    yield opened
    opened.end()


@pytest.mark.slow
@pytest.mark.usefixtures("eager")
def test_a_worker_with_another_program_is_refused_and_a_scheduler_may_go_away(
    daemons: Daemons, tmp_path: Path
) -> None:
    for room in ("timeline", "geo", "output", "dateline"):
        ignored = shutil.ignore_patterns("__pycache__", "assets")
        shutil.copytree(ROOT / room, tmp_path / "other" / room, ignore=ignored)
    (tmp_path / "other" / "timeline" / "story.py").open("a").write("# another one\n")
    scheduler = daemons.start("scheduler", "--port", "0")
    other = daemons.start("worker", "--nthreads", "1", "--no-nanny", program=tmp_path / "other")
    address = daemons.wait_for_workers(1)
    work, items = Count(os.getpid()), [to_bytes(number) for number in range(100, 200)]
    engine = DaskCluster(address)
    try:
        with pytest.raises(EngineError, match=r"^tcp://\S+: the worker tcp://\S+ runs dateline .*; install"):
            list(engine.run(work, items))
        other.kill()
        other.wait()
        daemons.start("worker", "--nthreads", "1", "--no-nanny")
        daemons.wait_for_workers(1)
        results = engine.run(work, items)
        for _ in range(3):
            next(results)
        scheduler.kill()
        with pytest.raises(EngineError, match="the scheduler went away; what was done is kept"):
            list(results)
    finally:
        engine.close()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("engine: dask", ":1: engine: dask needs the address of its scheduler: `scheduler: tcp://"),
        ("engine: dusk", ':1: engine: unknown value "dusk"; did you mean "dask"?'),
        ("scheduler: tcp://10.0.0.5:8786", ":1: scheduler: is asked by nobody; write `engine: dask` as well"),
        ("engine: dask\nscheduler: 8786", ":2: scheduler: must be text, found the number 8786"),
        *(
            (f"engine: dask\nscheduler: '{address}'", ":2: scheduler: must be an address such as tcp://")
            for address in (
                "10.0.0.5:8786", "http://10.0.0.5:8786", "tcp://10.0.0.5", "tcp://10.0.0.5:0", "tcp://:8786",
                "tcp://10.0.0.5:99999", "tcp://10.0.0.5:8786/", "tcp://me:word@10.0.0.5:8786", "tcp://a b:1",
                "tcp://[10.0.0.5]:8786", "inproc://10.0.0.5/1/1",
            )
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_address_is_told_with_its_line(written: str, told: str, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(written)
    with pytest.raises(ConfigError) as raised:
        load_config(config)
    (line,) = raised.value.lines
    assert line.startswith(f"{config}{told}")
    assert "word" not in line


@pytest.mark.parametrize("address", ["tcp://10.0.0.5:8786", "tls://Reader-1.quay.example:1", "tcp://[::1]:9"])
def test_an_address_is_taken_as_it_is_written(address: str, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"engine: dask\nscheduler: {address}\n")
    assert load_config(config).scheduler == address
