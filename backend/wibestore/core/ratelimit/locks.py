"""
The lock against guessing passwords: so many failures of an account, or from an address, and the guessing has to wait.

A browser the account is known on counts apart, so that a stranger cannot lock the owner out (A7); the other way out is
the letter. Accounts come as hashes of their e-mails, whether there is such an account or not.
"""

import logging

from django.conf import settings
from redis.exceptions import RedisError

from wibestore.core.errors import AccountLocked, Unavailable
from wibestore.core.ratelimit.requests import network_of
from wibestore.core.ratelimit.windows import client, script

logger = logging.getLogger("wibestore.ratelimit")

# Of each account one hash: a field for each device that is known, and one for everybody else.
_STRANGERS = "-"

_LOOK = """
local left = 0
if tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0') >= tonumber(ARGV[2]) then
  left = redis.call('PTTL', KEYS[1])
end
if KEYS[2] and tonumber(redis.call('GET', KEYS[2]) or '0') >= tonumber(ARGV[3]) then
  left = math.max(left, redis.call('PTTL', KEYS[2]))
end
return left
"""
# Whoever locks waits the whole window from then on. Failures that were under way meanwhile make it no longer.
_FAIL = """
local count = redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
if count == tonumber(ARGV[2]) or redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
local other = 0
if KEYS[2] then
  other = redis.call('INCR', KEYS[2])
  if other == tonumber(ARGV[3]) or redis.call('PTTL', KEYS[2]) < 0 then redis.call('PEXPIRE', KEYS[2], ARGV[4]) end
end
return {count, other}
"""


def lock_check(*, account: str, ip: str, device: str = "") -> None:
    """
    Let somebody try a password, or not: ask before the password is looked at.

    :param account: SHA-256 of the cleaned e-mail, the same for e-mails that nobody has
    :param device: the browser, where it is known to be the account's own; it has a count of its own
    :raises AccountLocked: too many failures; `params.retry_after_s` says for how many seconds
    :raises Unavailable: Redis is away
    """
    field, keys = _counted(account, ip, device)
    try:
        left_ms = script(_LOOK)(keys=keys, args=[field, settings.LOCK_AFTER, settings.LOCK_IP_AFTER])
    except RedisError as error:
        logger.warning("The lock of accounts cannot be checked")
        raise Unavailable from error
    if left_ms > 0:
        raise AccountLocked(retry_after_s=-(-left_ms // 1_000))


def lock_failed(*, account: str, ip: str, device: str = "") -> bool:
    """
    Count a wrong password. True once for each lock of an account, when it begins: whose it is gets the letter.

    The address is counted as well, unless the browser is a known one.
    """
    field, keys = _counted(account, ip, device)
    window_ms = int(settings.LOCK_WINDOW.total_seconds() * 1_000)
    args = [field, settings.LOCK_AFTER, settings.LOCK_IP_AFTER, window_ms]
    try:
        count, of_address = script(_FAIL)(keys=keys, args=args)
    except RedisError:
        logger.warning("A failed sign-in cannot be counted")
        return False
    if of_address == settings.LOCK_IP_AFTER:
        logger.warning("An address is locked after many failed sign-ins", extra={"ip": ip})
    return bool(count == settings.LOCK_AFTER)


def lock_clear(*, account: str) -> None:
    """Lift the lock of an account on every browser: the letter's link was used, or the password is a new one."""
    try:
        script("return redis.call('DEL', KEYS[1])")(keys=[_account_key(account)])
    except RedisError as error:
        logger.warning("The lock of an account cannot be lifted")
        raise Unavailable from error


def lock_forgive(*, account: str, device: str) -> None:
    """
    Forget what one known browser got wrong, for its owner is in: one HDEL, nothing is read before.

    What strangers, other browsers and the address have on their counts stays: whoever has an account of their own, or
    waits for the owner to come, could begin anew as often as they like (docs/identity-sessions.md).

    :param device: as `lock_check` takes it; never empty
    """
    if device in ("", _STRANGERS):
        raise ValueError("The count of strangers is never forgiven")
    try:
        client().hdel(_account_key(account), device)
    except RedisError:
        logger.warning("Wrong passwords before a right one cannot be forgotten")


def _counted(account: str, ip: str, device: str) -> tuple[str, list[str]]:
    if device:
        return device, [_account_key(account)]
    return _STRANGERS, [_account_key(account), f"lock:ip:{network_of(ip)}"]


def _account_key(account: str) -> str:
    return f"lock:account:{account}"
