"""Settings of `make bench`: production's processes on this machine's own servers, without its https."""

from datetime import timedelta

from config.settings.dev import *  # noqa: F403

ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
# A run signs in once and takes longer than the shop's own quarter of an hour.
ACCESS_TOKEN_LIFETIME = STEP_UP_LIFETIME = STEP_UP_STAFF = timedelta(hours=2)
