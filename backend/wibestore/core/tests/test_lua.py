"""Scripts by their hash: known or not, over a connection that was lost meanwhile, and away."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from redis.exceptions import RedisError, ResponseError

from wibestore.core import breaker
from wibestore.core.breaker import guarded_client
from wibestore.core.lua import Script


@pytest.fixture
def client(settings):
    return guarded_client(settings.REDIS_URL)


def test_it_answers_with_what_the_script_says(client):
    said = Script(client, "return {KEYS[1], ARGV[1], ARGV[2], 7, false}")(["a"], ["text", b"bytes"])

    assert said == [b"a", b"text", b"bytes", 7, None]


def test_a_connection_that_the_server_closed_is_made_anew(client, settings):
    script = Script(client, "return 1")
    assert script(["a"]) == 1

    guarded_client(settings.REDIS_URL).client_kill_filter(_id=client.client_id())

    assert script(["a"]) == 1


def test_a_script_that_fails_says_so_and_harms_no_later_one(client):
    with pytest.raises(ResponseError):
        Script(client, "return redis.call('NOTHING')")(["a"])

    assert Script(client, "return 2")(["a"]) == 2


def test_threads_share_it(client):
    script = Script(client, "return ARGV[1]")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: [script(["a"], [n]) for _ in range(20)], range(8)))

    assert answers == [[str(n).encode()] * 20 for n in range(8)]


def test_a_server_that_is_away_is_an_error(monkeypatch):
    monkeypatch.setattr(breaker, "breaker_of", lambda *_: breaker.Breaker())

    with pytest.raises(RedisError):
        Script(guarded_client("redis://127.0.0.1:1/0"), "return 1")(["a"])
