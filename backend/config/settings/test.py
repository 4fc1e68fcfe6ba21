"""Settings of the test suite: real PostgreSQL and Valkey, fast passwords, no limits but where a test sets them."""

import os
from datetime import timedelta
from pathlib import Path
from tempfile import gettempdir

# Before base reads it: each worker of pytest-xdist has a Valkey database of its own, since every test empties it.
if _worker := os.environ.get("PYTEST_XDIST_WORKER"):
    os.environ["REDIS_URL"] = f"{os.environ['REDIS_URL'].rpartition('/')[0]}/{int(_worker.removeprefix('gw')) + 1}"

# The emergency door is there for its tests; that it is off without a path is told by tests of their own.
os.environ["DJANGO_ADMIN_PATH"] = "door-7c1f0e2b94d8a6"

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES, INSTALLED_APPS, MIDDLEWARE, REDIS_URL, channel_layers, database, env
from config.settings.emulated import GOOGLE_CLIENT_ID as EMULATED_GOOGLE
from config.settings.emulated import emulated_providers

DATABASES = {"default": database(str(env.migrate_database_url or env.database_url), pool=False)}
# Kept statements are sent as in production: their values beside the text.
DATABASES["default"]["OPTIONS"] = {"options": "-c timezone=UTC", "prepare_threshold": 1}
OWNER_DATABASE = DATABASES["default"]
INSTALLED_APPS = [*INSTALLED_APPS, "demo", "emulators", "django_migration_linter"]
# Whatever a test is answered must stand in the document.
MIDDLEWARE = [MIDDLEWARE[0], "tests.documented.DocumentedMiddleware", *MIDDLEWARE[1:]]
ALLOWED_HOSTS = ["testserver", "localhost"]
PUBLIC_URL = "http://testserver"
SELF_URL = ""
CSRF_TRUSTED_ORIGINS = ["http://testserver"]
SANDBOX_PAYMENTS = True
EMULATORS = True
PAYMENT_PROVIDERS = emulated_providers(PUBLIC_URL)
CARD_FREEZE_HOURS = 0
MONEY_FREEZE_HOURS = 0
STAFF_NEEDS_TWO_FACTOR = False
STAFF_RIGHTS_FOR = timedelta(0)
SESSIONS_MAX = 1_000
GOOGLE_CLIENT_ID = EMULATED_GOOGLE
GOOGLE_KEYS_URL = f"{PUBLIC_URL}/emulators/google/keys/"
GOOGLE_STAND_IN_URL = f"{PUBLIC_URL}/emulators/google/popup/"
RATE_LIMIT_API = "100000/minute"
RATE_LIMIT_API_IP = "100000/minute"
RATE_LIMIT_AUTH = "100000/minute"
RATE_LIMIT_REGISTER_DAY = RATE_LIMIT_RESET_DAY = "100000/day"
RATE_LIMIT_SOCKET = "100000/minute"
# What is published is heard in every database of a server: each worker has names of its own.
CHANNEL_LAYERS = channel_layers(prefix=f"asgi{REDIS_URL.rpartition('/')[2]}")
PASSWORD_HASHERS = ["wibestore.users.hashers.CheapArgon2Hasher"]
MEDIA_ROOT = str(Path(gettempdir()) / "wibestore-test-media")
CELERY_TASK_ALWAYS_EAGER = False
DEMO = True
DATABASES["default"]["TEST"] = {
    "NAME": os.environ.get("WIBESTORE_TEST_DB", "test_wibestore"),
    # A database with the tables (`python -m tools.tables`), so that each worker need not make them.
    "TEMPLATE": os.environ.get("WIBESTORE_TEST_TEMPLATE"),
}
