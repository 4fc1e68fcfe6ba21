"""The shop on a developer's machine (`make run`, `make dev`)."""

from datetime import timedelta

from config.settings.base import *  # noqa: F403
from config.settings.base import CORS_ALLOWED_ORIGINS, CSRF_TRUSTED_ORIGINS, INSTALLED_APPS, PUBLIC_URL, SELF_URL, env
from config.settings.emulated import GOOGLE_CLIENT_ID as EMULATED_GOOGLE
from config.settings.emulated import emulated_providers

DEBUG = False
INSTALLED_APPS = [*INSTALLED_APPS, "demo", "emulators"]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, env.extra_hosts.split(","))]
SANDBOX_PAYMENTS = True
EMULATORS = True
PAYMENT_PROVIDERS = emulated_providers(PUBLIC_URL, SELF_URL or PUBLIC_URL)
CARD_FREEZE_HOURS = 0
MONEY_FREEZE_HOURS = 0
STAFF_NEEDS_TWO_FACTOR = False
HEALTH_IS_OPEN = True
STAFF_RIGHTS_FOR = timedelta(0)
# With an id of one's own the real Google is asked.
GOOGLE_CLIENT_ID = env.google_client_id or EMULATED_GOOGLE
if not env.google_client_id:
    GOOGLE_KEYS_URL = f"{SELF_URL or PUBLIC_URL}/emulators/google/keys/"
    GOOGLE_STAND_IN_URL = f"{PUBLIC_URL}/emulators/google/popup/"
# `make run`: a page shows what was sent. With a server, or under `make dev`, as in base.
if env.mailbox and not env.email_host:
    EMAIL_BACKEND = "emulators.mail.backend.EmailBackend"
CORS_ALLOWED_ORIGINS = [*CORS_ALLOWED_ORIGINS, "http://localhost:5173"]
_OTHER_DOORS = ("http://localhost:5173", "http://localhost:8000", PUBLIC_URL.replace("localhost", "127.0.0.1"))
CSRF_TRUSTED_ORIGINS = [*dict.fromkeys([*CSRF_TRUSTED_ORIGINS, *_OTHER_DOORS])]
# One person with many tabs, and the journeys, share one address here.
RATE_LIMIT_API = env.rate_limit_api or "1200/minute"
RATE_LIMIT_API_IP = env.rate_limit_api_ip or "12000/minute"
RATE_LIMIT_AUTH = env.rate_limit_auth or "120/minute"
RATE_LIMIT_REGISTER_DAY = env.rate_limit_register_day or "10000/day"
RATE_LIMIT_RESET_DAY = env.rate_limit_reset_day or "10000/day"
