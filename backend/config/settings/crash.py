"""Settings of the crash proof (`make crash`): the shop's processes with clocks of seconds, on servers of its own."""

from datetime import timedelta

from config.settings.dev import *  # noqa: F403
from config.settings.dev import CELERY_BEAT_SCHEDULE

DEMO = False
PAY_BY_WALLET = timedelta(seconds=12)
PAY_BY_PROVIDER = timedelta(seconds=18)
AUTO_CANCEL_AFTER = timedelta(seconds=10)
AUTO_RELEASE_AFTER = timedelta(seconds=8)
NEW_SELLER_HOLD_HOURS = 3 / 3600
DEPOSIT_LIFETIMES = {"sandbox": timedelta(seconds=9)}

# One client plays everybody for as long as it takes; who they are and how much they may ask is proved elsewhere.
ACCESS_TOKEN_LIFETIME = timedelta(hours=12)
RATE_LIMIT_API = RATE_LIMIT_AUTH = "10000000/minute"
PASSWORD_HASHERS = ["wibestore.users.hashers.CheapArgon2Hasher"]

_EVERY_SECOND = {"schedule": 1.0, "options": {"queue": "critical", "expires": 10}}
CELERY_BEAT_SCHEDULE = {
    **CELERY_BEAT_SCHEDULE,
    "outbox-relay": {"task": "core.outbox_relay", **_EVERY_SECOND},
    "orders-sweep": {"task": "orders.sweep", **_EVERY_SECOND},
    "payments-expire": {"task": "payments.expire_deposits", **_EVERY_SECOND},
}
