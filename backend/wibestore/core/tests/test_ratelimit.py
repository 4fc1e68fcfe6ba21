"""Limits and locks in Redis: exact under a burst, never without an end, closed or open without Redis."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from wibestore.core.errors import AccountLocked, RateLimited, Unavailable
from wibestore.core.ratelimit import (
    Usage,
    address_limit,
    hit,
    hit_all,
    hit_each,
    lock_check,
    lock_clear,
    lock_failed,
    lock_forgive,
)
from wibestore.core.ratelimit.windows import client, forget_client

ACCOUNT = hashlib.sha256(b"sardor@example.uz").hexdigest()
OTHER = hashlib.sha256(b"nobody@example.uz").hexdigest()
IP = "203.0.113.7"


@pytest.fixture
def no_redis(settings):
    """Redis is away: nobody listens at its address."""
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    forget_client()
    yield
    forget_client()


def keys(pattern: str) -> list[bytes]:
    return list(client().scan_iter(match=pattern))


class TestLimits:
    def test_what_is_left_is_told(self):
        told = [hit("3/minute", "games", IP) for _ in range(3)]

        assert [usage.remaining for usage in told if usage] == [2, 1, 0]
        assert told[0] == Usage(limit=3, remaining=2, reset_s=60)

    def test_a_burst_of_forty_lets_exactly_ten_through(self):
        def attempt(_: int) -> bool:
            try:
                hit("10/minute", "burst")
            except RateLimited:
                return False
            return True

        with ThreadPoolExecutor(20) as people:
            passed = sum(people.map(attempt, range(40)))

        assert passed == 10

    def test_of_several_the_one_with_least_left_is_told(self):
        usage = hit_all([("100/minute", "a"), ("5/day", "b"), ("50/hour", "c")])

        assert usage == Usage(limit=5, remaining=4, reset_s=86_400)

    def test_of_several_used_up_the_longest_wait_is_told_and_all_are_counted(self):
        limits = [("1/minute", "a"), ("1/hour", "b"), ("9/minute", "c")]
        hit_all(limits)

        with pytest.raises(RateLimited) as refusal:
            hit_all(limits)

        assert refusal.value.params["limit"] == 1
        assert 3_590 <= refusal.value.params["retry_after_s"] <= 3_600
        usage = hit("9/minute", "c")
        assert usage is not None
        assert usage.remaining == 6

    def test_keys_do_not_meet(self):
        hit("1/minute", "a", "x")

        hit("1/minute", "a", "y")
        hit("1/hour", "a", "x")

        with pytest.raises(RateLimited):
            hit("1/minute", "a", "x")

    def test_a_key_without_an_end_is_given_one(self):
        client().set("limits:lost:1:60", 7)

        with pytest.raises(RateLimited) as refusal:
            hit("1/minute", "lost")

        assert refusal.value.params["retry_after_s"] == 60
        assert 0 < client().ttl("limits:lost:1:60") <= 60

    def test_each_of_many_is_counted_in_one_call(self):
        waits = hit_each("2/minute", "chat", ["a", "b", "a", "a"])

        assert [wait > 0 for wait in waits] == [False, False, False, True]
        assert all(client().ttl(key) > 0 for key in keys("limits:chat:*"))

    def test_without_redis_it_is_closed_or_open_as_the_caller_says(self, no_redis):
        with pytest.raises(Unavailable):
            hit_all([("1/minute", "a")])

        assert [hit_all([("1/minute", "a")], fail_open=True) for _ in range(2)] == [None, None]
        assert hit_each("1/minute", "chat", ["a", "a"]) == [0, 0]


class TestAddresses:
    def test_two_letters_an_hour_and_five_a_day(self, settings):
        settings.ADDRESS_LIMITS = ("2/hour", "5/day")

        hours = []
        for _ in range(3):
            hours.append([address_limit(kind="reset", address="a@example.uz") for _ in range(3)])
            client().delete(*keys("limits:letters:*:3600"))

        # What was refused used up nothing of the day.
        assert hours == [[True, True, False], [True, True, False], [True, False, False]]

    def test_however_an_address_is_written_it_is_one_and_redis_does_not_learn_it(self, settings):
        settings.ADDRESS_LIMITS = ("1/hour",)

        told = [address_limit(kind="reset", address=one) for one in ("A@Example.uz", " a@example.uz", "b@example.uz")]

        assert told == [True, False, True]
        assert address_limit(kind="verify", address="a@example.uz")
        assert not [key for key in keys("*") if b"example" in key.lower()]

    def test_a_burst_lets_exactly_two_through(self):
        with ThreadPoolExecutor(20) as people:
            told = list(people.map(lambda _: address_limit(kind="reset", address="a@example.uz"), range(20)))

        assert sum(told) == 2

    def test_without_redis_no_letter_goes(self, no_redis):
        assert not address_limit(kind="reset", address="a@example.uz")


class TestLock:
    @pytest.fixture(autouse=True)
    def few(self, settings):
        settings.LOCK_AFTER, settings.LOCK_IP_AFTER, settings.LOCK_WINDOW = 3, 5, timedelta(minutes=10)

    def fail(self, times: int, *, account: str = ACCOUNT, ip: str = IP, device: str = "") -> list[bool]:
        return [lock_failed(account=account, ip=ip, device=device) for _ in range(times)]

    def test_it_begins_with_the_last_failure_that_is_allowed_and_says_so_once(self):
        began = []
        for _ in range(3):
            lock_check(account=ACCOUNT, ip=IP)
            began += self.fail(1)

        with pytest.raises(AccountLocked) as refusal:
            lock_check(account=ACCOUNT, ip="198.51.100.1")

        assert began == [False, False, True]
        assert self.fail(2) == [False, False]
        assert 595 <= refusal.value.params["retry_after_s"] <= 600
        assert (refusal.value.status, refusal.value.code) == (429, "auth.locked")

    def test_it_lasts_the_whole_window_and_late_failures_make_it_no_longer(self):
        self.fail(2)
        client().pexpire(f"lock:account:{ACCOUNT}", 5_000)
        self.fail(1)
        assert client().ttl(f"lock:account:{ACCOUNT}") > 590

        client().pexpire(f"lock:account:{ACCOUNT}", 5_000)
        self.fail(1)

        assert client().ttl(f"lock:account:{ACCOUNT}") <= 5

    def test_a_stranger_does_not_lock_the_owner_out_of_a_browser_that_is_known(self):
        self.fail(4)

        lock_check(account=ACCOUNT, ip=IP, device="device-1")
        assert self.fail(3, device="device-1") == [False, False, True]
        lock_check(account=ACCOUNT, ip=IP, device="device-2")
        with pytest.raises(AccountLocked):
            lock_check(account=ACCOUNT, ip=IP, device="device-1")

    def test_many_accounts_tried_from_one_address_lock_the_address(self):
        for number in range(5):
            self.fail(1, account=hashlib.sha256(str(number).encode()).hexdigest())

        with pytest.raises(AccountLocked):
            lock_check(account=OTHER, ip=IP)
        lock_check(account=OTHER, ip="203.0.113.8")
        lock_check(account=OTHER, ip=IP, device="device-1")

    def test_one_customer_of_ipv6_is_one_address(self):
        for number in range(5):
            self.fail(1, account=str(number), ip=f"2001:db8:1:2::{number}")

        with pytest.raises(AccountLocked):
            lock_check(account=OTHER, ip="2001:db8:1:2:ffff::9")

    def test_the_letter_lifts_it_for_everybody(self):
        self.fail(3, ip="198.51.100.2")
        self.fail(3, device="device-1")

        lock_clear(account=ACCOUNT)

        lock_check(account=ACCOUNT, ip=IP)
        lock_check(account=ACCOUNT, ip=IP, device="device-1")
        assert self.fail(3, ip="198.51.100.3") == [False, False, True]

    def test_a_browser_is_forgiven_alone(self):
        self.fail(2)
        self.fail(2, device="device-1")
        self.fail(2, device="device-2")

        lock_forgive(account=ACCOUNT, device="device-1")

        assert self.fail(3, device="device-1") == [False, False, True]
        assert self.fail(1, device="device-2") == [True]
        assert self.fail(1) == [True]

    def test_an_address_is_never_forgiven(self):
        self.fail(4)

        lock_forgive(account=ACCOUNT, device="device-1")
        self.fail(1, account=OTHER)

        with pytest.raises(AccountLocked):
            lock_check(account=OTHER, ip=IP)

    @pytest.mark.parametrize("device", ["", "-"])
    def test_strangers_are_never_forgiven(self, device):
        self.fail(3)

        with pytest.raises(ValueError, match="strangers"):
            lock_forgive(account=ACCOUNT, device=device)

        with pytest.raises(AccountLocked):
            lock_check(account=ACCOUNT, ip=IP)

    def test_forgiving_makes_no_lock_of_others_last_longer_and_leaves_nothing_without_an_end(self):
        self.fail(1, device="device-1")
        self.fail(1)
        client().pexpire(f"lock:account:{ACCOUNT}", 5_000)

        lock_forgive(account=ACCOUNT, device="device-1")

        assert 0 < client().ttl(f"lock:account:{ACCOUNT}") <= 5
        lock_forgive(account=OTHER, device="device-1")
        assert keys(f"lock:account:{OTHER}") == []

    def test_while_forty_fail_forgiving_loses_no_strangers_failure(self):
        def act(number: int) -> None:
            if number % 2:
                lock_forgive(account=ACCOUNT, device="device-1")
            else:
                self.fail(1, ip=f"192.0.2.{number}")

        with ThreadPoolExecutor(20) as people:
            list(people.map(act, range(80)))

        assert client().hgetall(f"lock:account:{ACCOUNT}") == {b"-": b"40"}

    def test_a_burst_begins_one_lock(self):
        with ThreadPoolExecutor(20) as people:
            began = list(people.map(lambda number: self.fail(1, ip=f"192.0.2.{number}")[0], range(40)))

        assert sum(began) == 1

    def test_nothing_is_kept_without_an_end(self):
        self.fail(2)
        self.fail(1, device="device-1")

        assert keys("lock:*")
        assert all(client().ttl(key) > 0 for key in keys("lock:*"))

    def test_without_redis_no_password_is_tried(self, no_redis):
        with pytest.raises(Unavailable):
            lock_check(account=ACCOUNT, ip=IP)
        with pytest.raises(Unavailable):
            lock_clear(account=ACCOUNT)
        lock_forgive(account=ACCOUNT, device="device-1")

        assert self.fail(4) == [False] * 4
