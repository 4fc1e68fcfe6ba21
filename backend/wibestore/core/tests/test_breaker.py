import socket
import threading
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from redis.exceptions import RedisError, ResponseError

from wibestore.core import breaker, public_cache
from wibestore.core.breaker import FAILURES_MAX, PAUSE_S, Breaker, breaker_of, guarded_client

TIMEOUT_S = 0.05


class Deaf:
    """A server that lets everybody in and answers nobody, as a stopped process does; counts who came."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.came: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        try:
            while True:
                self.came.append(self._listener.accept()[0])
        except OSError:
            pass

    def close(self) -> None:
        self._listener.close()
        for one in self.came:
            one.close()


@pytest.fixture
def deaf() -> Iterator[Deaf]:
    server = Deaf()
    yield server
    server.close()


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_it_opens_after_failures_in_a_row_and_lets_one_thread_try():
    clock = Clock()
    circuit = Breaker(clock)
    for _ in range(FAILURES_MAX - 1):
        circuit.failed()
    circuit.answered()
    for _ in range(FAILURES_MAX):
        circuit.enter()
        circuit.failed()

    with pytest.raises(RedisError, match="away just now"):
        circuit.enter()
    clock.now += PAUSE_S
    others: list[str] = []

    def other() -> None:
        try:
            circuit.enter()
            others.append("in")
        except RedisError:
            others.append("out")

    circuit.enter()
    circuit.enter()  # the same thread goes on: to connect, to greet, to ask
    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert others == ["out"]

    circuit.answered()
    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert others == ["out", "in"]


def test_a_try_that_fails_shuts_it_again():
    clock = Clock()
    circuit = Breaker(clock)
    for _ in range(FAILURES_MAX):
        circuit.failed()
    clock.now += PAUSE_S
    circuit.enter()
    circuit.failed()

    with pytest.raises(RedisError):
        circuit.enter()


def test_a_server_that_hangs_is_asked_a_few_times_and_then_no_more(deaf):
    client = guarded_client(f"redis://127.0.0.1:{deaf.port}/0", TIMEOUT_S)
    for _ in range(20):
        with pytest.raises(RedisError):
            client.get("x")

    assert breaker_of("127.0.0.1", deaf.port).is_open
    assert len(deaf.came) <= FAILURES_MAX + 1


def test_a_kept_connection_to_a_server_that_hangs_is_refused_too(deaf):
    circuit = breaker_of("127.0.0.1", deaf.port)
    connection = guarded_client(f"redis://127.0.0.1:{deaf.port}/0", TIMEOUT_S).connection_pool.make_connection()
    connection._sock = socket.create_connection(("127.0.0.1", deaf.port))
    for _ in range(FAILURES_MAX):
        circuit.failed()

    with pytest.raises(RedisError, match="away just now"):
        connection.send_packed_command([b"*1\r\n$4\r\nPING\r\n"])
    connection._sock.close()


def test_a_refusal_of_the_server_is_an_answer():
    client = guarded_client(django_settings.REDIS_URL)
    for _ in range(FAILURES_MAX * 2):
        with pytest.raises(ResponseError):
            client.execute_command("NONSENSE")

    assert client.ping()


def test_tls_stays_tls():
    assert breaker.guarded_options("rediss://x:1/0")["connection_class"] is breaker.GuardedSSLConnection


def test_public_answers_are_built_without_redis(deaf, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "config.cache.OneClientRedisCache",
            "LOCATION": f"redis://127.0.0.1:{deaf.port}/0",
            "OPTIONS": {"socket_connect_timeout": TIMEOUT_S, "socket_timeout": TIMEOUT_S},
        }
    }
    told = [public_cache.kept("breaker", lambda n=n: n + 1, keep_s=30) for n in range(20)]

    assert told == list(range(1, 21))
    assert len(deaf.came) <= FAILURES_MAX + 1
