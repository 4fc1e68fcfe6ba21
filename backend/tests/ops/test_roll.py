"""A version is put in charge under load: no request is lost, what is under way ends, sockets are told to come back."""

import re
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from ops.roll import UPSTREAMS, Replica, roll
from shop.paths import ShopError
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.ops.edge import DOMAIN, Edge, certificate
from tests.ops.fleet import NOBODY, Crowd, Gunicorns
from tests.ops.rolled import WAITS


@pytest.fixture
def fleet(tmp_path) -> Iterator[Gunicorns]:
    """Return a fleet in which nothing runs."""
    gunicorns = Gunicorns(tmp_path)
    yield gunicorns
    gunicorns.end()


@pytest.fixture
def edge(tmp_path) -> Iterator[Edge]:
    """Return the real edge, which does not limit the crowd: all of it comes from one address."""
    certificate(tmp_path)
    door = Edge(tmp_path, {name: [NOBODY.address] for name in UPSTREAMS})
    limits = tmp_path / "nginx" / "edge" / "limits.conf"
    limits.write_text(re.sub(r"rate=\d+r/s", "rate=1000000r/s", limits.read_text()))
    door.start()
    yield door
    door.stop()


def crowd_at(edge: Edge, size: int = 50) -> Crowd:
    """Return clients before `edge`."""
    return Crowd(edge.https, trusted(edge.folder), size)


def trusted(folder: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(folder / "letsencrypt" / "live" / DOMAIN / "fullchain.pem"))


def test_fifty_clients_lose_nothing_while_versions_are_rolled(fleet, edge):
    roll("backend", fleet, edge, drain_s=0)
    crowd = crowd_at(edge)
    crowd.start()
    try:
        for version in ("2", "3"):
            fleet.version = version
            roll("backend", fleet, edge, drain_s=0.5)
            wait_for(lambda version=version: version in crowd.versions())
    finally:
        crowd.stop()

    assert crowd.failed == []
    assert {(method, status) for method, status, _ in crowd.answers} == {("GET", 200), ("POST", 403)}
    assert crowd.versions() == {"1", "2", "3"}
    assert fleet.codes == [0, 0]
    assert [one.name for one in fleet.running("backend")] == ["backend-3"]


def test_what_is_under_way_ends_before_its_version_does(fleet, edge, tmp_path):
    roll("backend", fleet, edge, drain_s=0)
    crowd = crowd_at(edge, size=0)
    with closing(crowd.connection()) as line:
        line.request("POST", WAITS, b"{}", {"Host": DOMAIN})
        wait_for((tmp_path / "asked").exists)
        fleet.version = "2"
        old = fleet.processes["backend-1"]
        rolling = threading.Thread(target=roll, args=("backend", fleet, edge), kwargs={"drain_s": 0})
        rolling.start()
        wait_for(lambda: "Handling signal: term" in (tmp_path / "backend-1.log").read_text())
        assert old.poll() is None
        (tmp_path / "go").touch()
        answer = line.getresponse()
        told = (answer.status, answer.read(), answer.getheader("X-Version"))
        rolling.join()

    assert told == (200, b"done", "1")
    assert old.poll() == 0


def test_sockets_are_told_to_come_back_and_find_the_new_version(fleet, edge):
    roll("ws", fleet, edge, drain_s=0)
    address = f"wss://{DOMAIN}:{edge.https}/ws/notifications/"
    options = {"ssl": trusted(edge.folder), "address": ("127.0.0.1", edge.https), "proxy": None}
    with connect(address, **options) as line:
        assert line.recv(timeout=30) == "1"
        fleet.version = "2"
        roll("ws", fleet, edge, drain_s=0)
        with pytest.raises(ConnectionClosed) as closed:
            line.recv(timeout=30)

    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1012
    with connect(address, **options) as line:
        assert line.recv(timeout=30) == "2"


class TestRefused:
    """Nothing changes for visitors where the new version is not well."""

    def test_the_old_version_serves_on(self):
        record = Record({"backend": ["a:1"], "ws": ["b:1"], "frontend": ["c:1"]}, is_well=False)

        with pytest.raises(ShopError, match="not healthy"):
            roll("backend", record, record, drain_s=0)

        assert record.done == []

    def test_the_new_one_is_taken_away_when_a_part_beside_it_is_missing(self):
        record = Record({"backend": ["a:1"], "ws": [], "frontend": ["c:1"]})

        with pytest.raises(ShopError, match="ws"):
            roll("backend", record, record, drain_s=0)

        assert record.done == ["stop new:2"]

    def test_the_edge_is_turned_before_the_old_ones_end(self):
        record = Record({"backend": ["a:1", "a:2"], "ws": ["b:1"], "frontend": ["c:1"]})

        roll("backend", record, record, drain_s=0)

        assert record.done == ["turn to new:2, b:1, c:1", "stop a:1, a:2"]


class Record:
    """A fleet and an edge that only note what they are told."""

    def __init__(self, addresses: dict[str, list[str]], *, is_well: bool = True) -> None:
        self.addresses, self.is_well = addresses, is_well
        self.done: list[str] = []

    def running(self, service: str) -> list[Replica]:
        return [Replica(one, one) for one in self.addresses[service]]

    def start(self, service: str, beside: list[Replica]) -> list[Replica]:
        if not self.is_well:
            raise ShopError(f"The new {service} is not healthy")
        return [Replica("new:2", "new:2")]

    def stop(self, replicas: list[Replica]) -> None:
        self.done.append(f"stop {', '.join(one.name for one in replicas)}")

    def turn_to(self, upstreams: str) -> None:
        named = [line.split()[1] for line in upstreams.splitlines() if "server " in line]
        self.done.append(f"turn to {', '.join(named)}")


def wait_for(is_so) -> None:
    """Wait until it is so."""
    waited = threading.Event()
    for _ in range(1_200):
        if is_so():
            return
        waited.wait(0.05)
    pytest.fail("It did not become so in a minute")
