"""Settings of the crash proof (`make crash`): the shop's processes with clocks of seconds, on servers of its own."""

from datetime import timedelta
from typing import Any

from config.settings.dev import *  # noqa: F403
from config.settings.dev import CELERY_BEAT_SCHEDULE

DEMO = False
PAY_BY_WALLET = timedelta(seconds=12)
PAY_BY_PROVIDER = timedelta(seconds=18)
AUTO_CANCEL_AFTER = timedelta(seconds=10)
AUTO_RELEASE_AFTER = timedelta(seconds=8)
RESPOND_WITHIN = timedelta(seconds=5)
NEW_SELLER_HOLD_HOURS = 5 / 3600
DEPOSIT_LIFETIMES = {"sandbox": timedelta(seconds=9)}
PAYOUT_FIRST_PAUSE = timedelta(seconds=2)

# One client plays everybody for as long as it takes; who they are and how much they may ask is proved elsewhere.
ACCESS_TOKEN_LIFETIME = STEP_UP_LIFETIME = STEP_UP_STAFF = timedelta(hours=12)
RATE_LIMIT_API = RATE_LIMIT_API_IP = RATE_LIMIT_AUTH = "10000000/minute"
PASSWORD_HASHERS = ["wibestore.users.hashers.CheapArgon2Hasher"]


def _hurried(name: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Return the entry of beat's schedule, every two seconds where money or an order waits for it."""
    is_urgent = entry.get("options", {}).get("queue") == "critical" or name == "payments-expire"
    return {**entry, "schedule": 2.0, "options": {"queue": "critical", "expires": 10}} if is_urgent else entry


CELERY_BEAT_SCHEDULE = {name: _hurried(name, entry) for name, entry in CELERY_BEAT_SCHEDULE.items()}
