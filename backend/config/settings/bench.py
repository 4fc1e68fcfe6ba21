"""Settings of `make bench`: production's processes on this machine's own servers, without its https."""

from config.settings.dev import *  # noqa: F403

ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
