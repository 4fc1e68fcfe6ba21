"""Rate limits kept in Redis, atomic (R6.2). Sign-in fails closed without Redis, reading fails open with a log line."""

from wibestore.core.ratelimit.locks import lock_check, lock_clear, lock_failed, lock_forgive
from wibestore.core.ratelimit.requests import (
    check_api_limit,
    check_auth_limit,
    check_refresh_limit,
    network_of,
)
from wibestore.core.ratelimit.windows import Usage, address_limit, hit, hit_all, hit_each

__all__ = [
    "Usage",
    "address_limit",
    "check_api_limit",
    "check_auth_limit",
    "check_refresh_limit",
    "hit",
    "hit_all",
    "hit_each",
    "lock_check",
    "lock_clear",
    "lock_failed",
    "lock_forgive",
    "network_of",
]
