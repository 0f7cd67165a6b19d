"""A real scheduler and two workers, one of them killed in the middle: the same bytes as on one machine."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

sys.path.insert(0, str(Path(__file__).parents[1]))

import argos_packages
from polybrief import workbench
from polybrief.compute import Cluster, Task, cluster
from polybrief.compute.cluster import check_address, in_the_open
from polybrief.errors import ClusterError
from polybrief.examine.task import reader
from polybrief.model import Source, text_hash
from polybrief.relate.claims import embedding
from polybrief.relate.claims.embedding import embed
from polybrief.store import Store
from polybrief.translate.packages import installed

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

from dask_cluster import DaskCluster, started  # noqa: E402 (needs distributed)

WHO = ("Die Regierung", "Der Konzern", "Ein Ministerium", "Die Bank", "Die Stadt")
WHAT = ("ein neues Rechenzentrum", "neue Chips", "Strom aus Texas", "ein Projekt", "Partner aus Hamburg")


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    argos_packages.build(folder, "de", "en")
    return folder


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory, packages: Path) -> Iterator[DaskCluster]:
    """Two workers that nobody kills; their package folder is another one than that of the tests."""
    folder = tmp_path_factory.mktemp("dask")
    shutil.copytree(packages, folder / "packages")
    with started(folder, 2, {"ARGOS_PACKAGES_DIR": str(folder / "packages")}) as running:
        yield running


@pytest.fixture
def full(desk: Store, packages: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A desk with twelve German reports of sixty sentences."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(packages))
    for number in range(12):
        lines = []
        for n in range(60):
            verb = ("baut", "kauft", "fordert")[n % 3]
            lines.append(f"{WHO[n % 5]} {verb} {WHAT[n // 5 % 5]} für {number * 60 + n} Millionen Euro.")
        text = "\n".join(lines)
        desk.write_source(Source(f"report-{number}", "de", "open", text_hash(text)), text)
    return desk


def content(desk: Store) -> dict[str, bytes]:
    return desk.files("memory/**/*.po", "evidence/*.yml")


def test_a_worker_killed_in_the_middle_loses_nothing(full: Store, tmp_path: Path) -> None:
    workbench.translate_sources(full)
    workbench.examine_sources(full)
    alone = content(full)
    assert len(alone) == 24
    for name in alone:
        (full.root / name).unlink()
    heard: list[int] = []

    def kill(number: int, after: int) -> Callable[[str, int, int], None]:
        def progress(_label: str, done: int, total: int) -> None:
            heard.append(done)
            if sum(heard) < after or running.workers[number].poll() is not None:
                return
            assert sum(heard) < total / 2
            running.kill(number)

        return progress

    with started(tmp_path / "dask", 3, {}) as running:
        lines = workbench.translate_sources(full, cluster=running.address, progress=kill(0, 100))
        assert running.workers[0].poll() == -9
        assert "720 by machine" in lines[0]
        heard.clear()
        workbench.examine_sources(full, cluster=running.address, progress=kill(1, 2))
        assert running.workers[1].poll() == -9
        assert running.living() == 1
    assert content(full) == alone
    assert not (full.library / "unfinished.jsonl").exists()


def test_a_worker_killed_while_embedding_leaves_the_ledger_as_it_is(
    full: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "EMBEDDING_BATCH", 64)
    workbench.relate_sources(full)
    ledger = full.root / "build" / "ledger.json"
    alone = ledger.read_bytes()
    assert b'"representative"' in alone
    ledger.unlink()
    vectors = full.cached_bytes("vectors.bin")
    heard: dict[tuple[str, int], int] = {}

    def kill(label: str, done: int, total: int) -> None:
        heard[label, total] = heard.get((label, total), 0) + done
        if running.workers[0].poll() is None:
            assert heard[label, total] < total / 2
            running.kill(0)

    with started(tmp_path / "dask", 2, {}) as running:
        workbench.relate_sources(full, again=True, cluster=running.address, progress=kill)
        assert running.workers[0].poll() == -9
        assert running.living() == 1
    assert ledger.read_bytes() == alone
    assert full.cached_bytes("vectors.bin") == vectors
    # Each text was told once, also those that the dead worker was at.
    assert heard
    assert all(count == total for (_, total), count in heard.items())


def test_vectors_are_the_same_to_the_bit(dask: DaskCluster) -> None:
    texts = [f"The agency approved {number} sites." for number in range(300)]
    with Cluster(dask.address) as workers:
        assert embed(texts, workers).tobytes() == embed(texts).tobytes()


def test_commands_work_on_the_cluster_of_the_option_or_the_settings(
    full: Store, polybrief: Callable[..., Result], dask: DaskCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = []
    connect = Cluster.__init__

    def counted(self: Cluster, address: str) -> None:
        used.append(address)
        connect(self, address)

    monkeypatch.setattr(Cluster, "__init__", counted)
    assert polybrief("translate", "--cluster", dask.address).exit_code == 0
    assert used == [dask.address]
    settings = full.root / "mkdocs.yml"
    settings.write_text(settings.read_text() + f"      cluster: {dask.address}\n")
    assert polybrief("examine").exit_code == 0
    assert used == [dask.address] * 2
    assert polybrief("examine", "--cluster", "none").exit_code == 0
    assert used == [dask.address] * 2
    assert len(content(full)) == 24
    assert polybrief("relate").exit_code == 0
    assert set(used[2:]) == {dask.address}
    used.clear()
    assert polybrief("relate", "--again", "--cluster", "none").exit_code == 0
    polybrief("build")
    # Its vectors are there; translations are read over and evidence is made where there is something to do.
    assert set(used) <= {dask.address}


def test_a_worker_finds_the_package_by_its_content(
    dask: DaskCluster, packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "other" / "de_en"
    shutil.copytree(next(packages.iterdir()), elsewhere)
    (package,) = installed([elsewhere.parent]).packages
    from polybrief.translate import ArgosEngine
    from polybrief.translate.engines import argos

    monkeypatch.setattr(argos, "_setup", lambda package: setup(package) | {"path": "/not/here"})
    with Cluster(dask.address) as workers:
        outputs = ArgosEngine([package], executor=workers).translate(["Strom aus Texas."], "de", "en")
    assert [output.text for output in outputs] == ["power from Texas."]


def setup(package: object) -> dict[str, object]:
    names = ("path", "source", "target", "version", "prefix", "digest")
    return {name: str(getattr(package, name)) for name in names}


def test_other_versions_are_refused_before_any_work(
    dask: DaskCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = cluster._versions()
    monkeypatch.setattr(cluster, "_versions", lambda: own | {"numpy": "0.9.9"})
    with pytest.raises(ClusterError) as caught:
        Cluster(dask.address)
    assert caught.value.cause == (
        f"the worker {caught.value.cause.split()[2]} has numpy {own['numpy']}, this machine 0.9.9"
    )
    assert "same requirements list" in caught.value.hint


def test_a_worker_without_the_program_is_named(dask: DaskCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    own = cluster._versions()
    monkeypatch.setattr(cluster, "_versions", lambda: own | {"polybrief-of-another-desk": "1"})
    with pytest.raises(ClusterError, match="has polybrief-of-another-desk not installed, this machine 1"):
        Cluster(dask.address)


def test_another_checkout_of_the_same_version_is_refused(
    dask: DaskCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    from polybrief.compute import task

    monkeypatch.setattr(task, "program", lambda: "0.1.0 [of another checkout]")
    with Cluster(dask.address) as workers, pytest.raises(ClusterError, match="another checkout"):
        list(workers.each(Task(reader, []), [{}]))


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CLUSTER_WAIT", 1)
    with pytest.raises(ClusterError) as caught:
        Cluster("tcp://127.0.0.1:9")
    assert caught.value.cause.startswith("no scheduler answers at tcp://127.0.0.1:9")


def test_tls_without_certificates_says_where_they_are_named() -> None:
    with pytest.raises(ClusterError, match="needs certificates") as caught:
        Cluster("tls://127.0.0.1:9")
    assert "DASK_DISTRIBUTED__COMM__TLS__CA_FILE" in caught.value.hint


def test_a_scheduler_without_workers_says_how_to_start_them(tmp_path: Path) -> None:
    with started(tmp_path, 0, {}) as running, pytest.raises(ClusterError) as caught:
        Cluster(running.address)
    assert caught.value.cause == f"no worker has joined the scheduler at {running.address}"
    assert caught.value.hint == f"start some on each machine: dask worker {running.address}"


def test_without_the_extra_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError) as caught:
        Cluster("tcp://127.0.0.1:8786")
    assert caught.value.hint == "run `pip install 'polybrief[cluster]'`"


@pytest.mark.parametrize(
    "address", ["scheduler", "http://scheduler:8786", "tcp://", "tcp://a", "tcp://a:b", "4"]
)
def test_what_is_no_address_is_refused(address: str, polybrief: Callable[..., Result]) -> None:
    with pytest.raises(ClusterError, match="is no address of a scheduler"):
        check_address(address)
    assert polybrief("translate", "--cluster", address).exit_code == 2


def test_it_says_so_where_others_could_read_along() -> None:
    assert in_the_open("tcp://scheduler.example.org:8786")
    assert in_the_open("tcp://10.0.0.1:8786")
    for address in ("tls://scheduler.example.org:8786", "tcp://127.0.0.1:8786", "tcp://[::1]:8786"):
        assert not in_the_open(address)
