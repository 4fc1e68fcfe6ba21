"""What a user says over all their sockets: never more than the limit, however many processes count."""

import asyncio
from uuid import UUID

import pytest

from wibestore.core.ids import uuid7
from wibestore.core.ratelimit.windows import client
from wibestore.core.realtime.speaking import Speaking

RATE = "50/minute"


@pytest.fixture(autouse=True)
def rate(settings):
    settings.RATE_LIMIT_SOCKET = RATE


@pytest.fixture
def user_id() -> UUID:
    return uuid7()


async def said(speaking: Speaking, user_id: UUID, times: int) -> int:
    """Say so many messages, and return how many were let through."""
    return [await speaking.wait_s(user_id) for _ in range(times)].count(0)


async def test_exactly_the_limit_is_let_through(user_id):
    speaking = Speaking()

    assert await said(speaking, user_id, 60) == 50
    assert 0 < await speaking.wait_s(user_id) <= 60
    assert client().ttl(f"limits:socket:{user_id}:50:60") > 0


async def test_many_sockets_at_once_share_it(user_id):
    speaking = Speaking()

    passed = await asyncio.gather(*(said(speaking, user_id, 10) for _ in range(20)))

    assert sum(passed) == 50


async def test_processes_share_it_and_together_never_pass_it(user_id):
    processes = [Speaking() for _ in range(4)]

    passed = await asyncio.gather(*(said(one, user_id, 40) for one in processes))

    # What each took and nobody spent may be missing; none is too many.
    assert 20 <= sum(passed) <= 50


async def test_users_do_not_take_from_each_other(user_id):
    speaking = Speaking()
    await said(speaking, user_id, 60)

    assert await said(speaking, uuid7(), 60) == 50


async def test_closing_the_last_socket_gives_nothing_back(user_id):
    speaking = Speaking()
    await said(speaking, user_id, 60)

    speaking.forget(user_id)

    assert await speaking.wait_s(user_id) > 0


async def test_redis_is_asked_for_a_tenth_of_what_is_said(user_id):
    speaking = Speaking()
    await said(speaking, user_id, 1)
    before = client().info("commandstats").get("cmdstat_evalsha", {}).get("calls", 0)

    await said(speaking, user_id, 39)

    assert client().info("commandstats")["cmdstat_evalsha"]["calls"] - before == 3


async def test_without_redis_nobody_is_silenced(user_id, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    assert await said(Speaking(), user_id, 60) == 60


async def test_nobody_waits_for_a_redis_that_is_away(user_id, settings, monkeypatch):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    pauses = []

    async def noted(pause_s):
        pauses.append(pause_s)

    monkeypatch.setattr("redis.asyncio.retry.sleep", noted)

    assert await said(Speaking(), user_id, 60) == 60
    assert [pause_s for pause_s in pauses if pause_s] == []
