"""Settings of the load tests (`make load-100`, `make load-1000`, `make faults`): production's processes, no https."""

from config.settings.bench import *  # noqa: F403
from config.settings.bench import env

# One address plays a thousand people: only this setting lifts the limits, and production refuses to start with it.
if not env.limits_lifted:
    raise RuntimeError("The load tests need LIMITS_LIFTED=1")
RATE_LIMIT_API = RATE_LIMIT_API_IP = RATE_LIMIT_AUTH = RATE_LIMIT_SOCKET = "10000000/minute"
DEMO = False
# A mail server is no part of the shop.
EMAIL_BACKEND = "load.mail.EmailBackend"
