"""Settings of every environment; the files beside this one change only what differs."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from celery.schedules import crontab
from kombu.entity import Exchange, Queue

from config import sentry
from config.csp import page_policy
from config.environment import environment, providers, storage_settings
from config.settings.support import *  # noqa: F403
from config.storages import storages_of

env = environment()

BACKEND_DIR = Path(__file__).resolve().parents[2]
PROJECT_DIR = BACKEND_DIR.parent

SECRET_KEY = env.secret_key.get_secret_value()
DEBUG = False
PUBLIC_URL = env.public_url
# What the shop's own processes call goes there; browsers are only ever sent to PUBLIC_URL. Empty: PUBLIC_URL too.
SELF_URL = env.self_url
PUBLIC_HOST = urlsplit(PUBLIC_URL).hostname or "localhost"
IS_HTTPS = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = [host for host in env.allowed_hosts.split(",") if host] or [PUBLIC_HOST]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "corsheaders",
    "pgtrigger",
    "django_linear_migrations",
    "wibestore.core",
    "wibestore.audit",
    "wibestore.ledger",
    "wibestore.vault",
    "wibestore.games",
    "wibestore.uploads",
    "wibestore.letters",
    "wibestore.users",
    "wibestore.subscriptions",
    "wibestore.payments",
    "wibestore.listings",
    "wibestore.orders",
    "wibestore.reviews",
    "wibestore.watching",
    "wibestore.chat",
    "wibestore.support",
    "wibestore.moderation",
    "wibestore.notifications",
    "wibestore.backoffice",
    "wibestore.figures",
]

MIDDLEWARE = [
    "config.metrics.http.HttpMetricsMiddleware",
    "config.middleware.RequestContextMiddleware",
    # Before all that answers by itself: its answers carry these headers too.
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.OriginMiddleware",
    "config.middleware.PlainHttpMiddleware",
    "config.middleware.ProblemMiddleware",
    "config.middleware.RequestGuardMiddleware",
    "config.middleware.RateLimitMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "config.middleware.ActorMiddleware",
    "config.middleware.HeadMiddleware",
]

# Django's own admin for emergencies: off without a path (docs/adr/0030-a-door-for-emergencies.md).
DJANGO_ADMIN_PATH = env.django_admin_path
if DJANGO_ADMIN_PATH:
    INSTALLED_APPS += ["django.contrib.messages", "config.emergency.apps.EmergencyConfig"]
    MIDDLEWARE += [
        "config.emergency.middleware.DoorSessionMiddleware",
        "config.emergency.middleware.DoorUserMiddleware",
        "config.emergency.middleware.DoorMessageMiddleware",
    ]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "DIRS": [], "OPTIONS": {}}
]
if DJANGO_ADMIN_PATH:
    TEMPLATES[0] |= {
        "DIRS": [BACKEND_DIR / "config" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
# The door's session alone; it holds an access token, which ends by itself as any other.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_NAME = "__Secure-door" if IS_HTTPS else "door"
SESSION_COOKIE_PATH = f"/{DJANGO_ADMIN_PATH}/"
SESSION_COOKIE_AGE = 15 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Its journal has no table: what is done there is in the shop's audit.
MIGRATION_MODULES: dict[str, str | None] = {"admin": None}


def database(url: str, *, pool: bool = True, is_bounced: bool = env.database_pooled) -> dict[str, Any]:
    """Return Django's description of the PostgreSQL database at `url`; `is_bounced`: PgBouncer stands before it."""
    parts = urlsplit(url)
    # PgBouncer keeps none of these: there the role has them.
    session = "-c timezone=UTC -c statement_timeout=5000 -c lock_timeout=4000"
    options: dict[str, Any] = {} if is_bounced else {"options": session}
    # As libpq names them: how TLS is spoken with a database on another machine (docs/scaling.md).
    options |= {name: value for name, value in parse_qsl(parts.query) if name in {"sslmode", "sslrootcert"}}
    if not is_bounced:
        # From the second time on a connection has a kept statement planned once (docs/adr/0054).
        options["prepare_threshold"] = 1
    if pool:
        options["pool"] = {"min_size": 1, "max_size": env.database_pool_size, "timeout": 5}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "ATOMIC_REQUESTS": False,
        "DISABLE_SERVER_SIDE_CURSORS": is_bounced,
        "OPTIONS": options,
    }


DATABASES = {"default": database(str(env.database_url))}
# The role that owns the tables, never through a pool: `manage.py release` alone speaks as it.
OWNER_DATABASE = database(str(env.migrate_database_url or env.database_url), pool=False, is_bounced=False)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# A table of millions is indexed for minutes; whoever waits for a lock holds up everybody behind it.
MIGRATION_TIMEOUTS_MS = {"lock": 4_000, "statement": 900_000}

REDIS_URL = str(env.redis_url)
CACHES = {
    "default": {
        "BACKEND": "config.cache.OneClientRedisCache",
        "LOCATION": str(env.cache_url or env.redis_url),
        "KEY_PREFIX": "wibestore",
    }
}


def channel_layers(prefix: str = "asgi") -> dict[str, Any]:
    """Return the channel layer; what is published is heard in all databases of a Redis under the same prefix."""
    host = {"address": str(env.channels_url or env.redis_url), "max_connections": 5000}
    # A process subscribes to a group once, whatever number of its sockets is in it (core/realtime/hub.py).
    backend = "channels_redis.pubsub.RedisPubSubChannelLayer"
    return {"default": {"BACKEND": backend, "CONFIG": {"hosts": [host], "prefix": prefix}}}


CHANNEL_LAYERS = channel_layers()

AUTH_USER_MODEL = "users.User"
PASSWORD_HASHERS = ["wibestore.users.hashers.Argon2Hasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
JWT_KEY = env.jwt_key.get_secret_value()
REFRESH_KEY = env.refresh_key.get_secret_value()
ACCESS_TOKEN_LIFETIME = timedelta(minutes=15)
REFRESH_IDLE_LIFETIME = timedelta(days=7)
REFRESH_ABSOLUTE_LIFETIME = timedelta(days=30)
REFRESH_REUSE_GRACE = timedelta(seconds=5)
# Makes the links of letters (docs/identity.md).
EMAIL_TOKEN_KEY = env.email_token_key.get_secret_value()
# Users who never proved their e-mail and left no trace are forgotten after this.
UNVERIFIED_KEPT = timedelta(days=7)
# Whether staff without a second factor have no rights.
STAFF_NEEDS_TWO_FACTOR = True
REFRESH_COOKIE_NAME = "__Host-refresh" if IS_HTTPS else "refresh"

# A browser somebody signed in with before is known again by this cookie.
DEVICE_COOKIE_NAME = "__Host-device" if IS_HTTPS else "device"
# One user's sessions at the same time; one more ends the one used longest ago.
SESSIONS_MAX = 10
# Lines "network,place", such as "213.230.64.0/18,Tashkent": where a session is from; "" tells no place.
IP_PLACES_FILE = env.ip_places_file
# How long ago a session may have proved who it is: for what cannot be taken back, and for the staff's money acts.
STEP_UP_LIFETIME = timedelta(minutes=5)
STEP_UP_STAFF = timedelta(minutes=15)
# A session of the staff whose last proof is older has no rights of the staff until it proves anew; 0: without an end.
STAFF_RIGHTS_FOR = timedelta(hours=12)
GOOGLE_CLIENT_ID = env.google_client_id
GOOGLE_KEYS_URL = env.google_keys_url
# The page that plays Google's popup (`emulators.google`); "" where the real one is asked.
GOOGLE_STAND_IN_URL = ""
GOOGLE_COOKIE_NAME = "__Host-google" if IS_HTTPS else "google"

VAULT_KEYS = env.vault_keys.get_secret_value()
VAULT_PEPPER = env.vault_pepper.get_secret_value()
SANDBOX_PAYMENTS = env.sandbox_payments
SANDBOX_WEBHOOK_SECRET = env.sandbox_webhook_secret.get_secret_value()
# The providers' own settings (`wibestore.payments.providers.*.settings`); one without its secrets is not connected.
PAYMENT_PROVIDERS = providers()
# Whether the providers' emulators (`emulators`) are there to be called; never in production.
EMULATORS = False
# How long deposits stay payable, by method, where it is not the provider's own time.
DEPOSIT_LIFETIMES: dict[str, timedelta] = {}

# Whoever sends it may read /metrics/; without one only this machine itself may.
METRICS_TOKEN = env.metrics_token.get_secret_value()
WORKER_METRICS_PORT = env.worker_metrics_port
# Whether /health/detailed/ tells everybody; else the staff, and whoever may read /metrics/.
HEALTH_IS_OPEN = False
RELEASE = env.release

# Escrow (escrow.md §2); durations in hours and minutes as the page states them.
NEW_SELLER_HOLD_HOURS: float = 72
NEW_SELLER_SALES = 5
PAY_BY_WALLET = timedelta(minutes=15)
PAY_BY_PROVIDER = timedelta(minutes=30)
AUTO_CANCEL_AFTER = timedelta(hours=24)
AUTO_RELEASE_AFTER = timedelta(hours=24)
# The other side's time to answer a dispute (T13); once more after the reminder (T17).
RESPOND_WITHIN = timedelta(hours=12)

# So long the vault keeps the login data of what is over: of an order after its end, of a listing that never sold.
CREDENTIALS_KEPT = timedelta(days=env.credentials_kept_days)

# Withdrawals (security.md §1 rule 7, T-05): a new card waits; large ones need two members of the staff.
CARD_FREEZE_HOURS = 24
# So long no money leaves after the password, the e-mail or the second factor changed.
MONEY_FREEZE_HOURS: float = 24
# A provider that gave no answer about a payout is asked again after this, then after longer and longer pauses.
PAYOUT_FIRST_PAUSE = timedelta(seconds=30)
WITHDRAWAL_SECOND_APPROVAL_FROM = 10_000_000

# What staff may change while the shop runs begins with these numbers, and with some of those above (`core.tunables`).
# A dispute over an order from this price on is decided by two of the staff.
DISPUTE_SECOND_RULING_FROM = 10_000_000
# How old a waiting listing, a report may become before it shows as late (hours).
MODERATION_SLA_HOURS: float = 4
REPORT_SLA_HOURS: float = 24
# So long whoever took a listing or a report is the only one to decide on it.
MODERATION_CLAIM = timedelta(minutes=15)
REPORTS_PER_DAY = 20
# So long a person may speak against a verdict.
APPEAL_WITHIN = timedelta(days=30)

CSRF_COOKIE_NAME = "__Host-csrftoken" if IS_HTTPS else "csrftoken"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
# The pages that may sign people in and out and open sockets: the one set for both.
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CORS_ALLOWED_ORIGINS = ["https://wibestore.uz", "https://www.wibestore.uz"]
CORS_ALLOW_CREDENTIALS = True
CORS_ALLOW_HEADERS = [
    "accept",
    "authorization",
    "content-type",
    "user-agent",
    "x-csrftoken",
    "idempotency-key",
    "x-request-id",
]
CORS_EXPOSE_HEADERS = [
    "x-request-id",
    "retry-after",
    "etag",
    "ratelimit-limit",
    "ratelimit-remaining",
    "ratelimit-reset",
]
CORS_URLS_REGEX = r"^/(api|ws)/.*$"

SECURE_CSP = page_policy(
    public_url=PUBLIC_URL,
    media_cdn_url=env.media_cdn_url,
    cdn_url=env.vite_cdn_url,
    sentry_dsn=env.vite_sentry_dsn,
)
# Texts become scripts through the interface's one policy alone (frontend/src/shared/lib/trusted-script.ts).
_TRUSTED_TYPES = {"require-trusted-types-for": ["'script'"]}
SECURE_CSP |= {} if env.trusted_types_report_only else _TRUSTED_TYPES
SECURE_CSP_REPORT_ONLY = _TRUSTED_TYPES if env.trusted_types_report_only else {}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin-allow-popups"
X_FRAME_OPTIONS = "DENY"
TRUSTED_PROXIES = env.trusted_proxies

RATE_LIMIT_API = env.rate_limit_api or "100/minute"
# Whatever comes from one address, where gaming clubs and mobile networks put many people.
RATE_LIMIT_API_IP = env.rate_limit_api_ip or "1000/minute"
RATE_LIMIT_AUTH = env.rate_limit_auth or "10/minute"
# From one address in a day: new users, letters for a forgotten password.
RATE_LIMIT_REGISTER_DAY = env.rate_limit_register_day or "30/day"
RATE_LIMIT_RESET_DAY = env.rate_limit_reset_day or "20/day"
# Previews that are drawn for one address; those that are drawn already cost nothing.
RATE_LIMIT_PREVIEWS = "60/minute"
RATE_LIMIT_SOCKET = env.rate_limit_socket or "50/minute"
# Letters of one kind to one address that anybody may ask for (T-32).
ADDRESS_LIMITS = ("2/hour", "5/day")
# So many wrong passwords of one account, or from one address, in so long a time: then guessing waits as long (A7).
LOCK_AFTER = env.lock_after
LOCK_IP_AFTER = env.lock_ip_after
LOCK_WINDOW = timedelta(minutes=10)
CSRF_FAILURE_VIEW = "config.middleware.csrf_failure"

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
UPLOAD_MAX_BYTES = 5 * 1024 * 1024
LISTINGS_FILE_MAX_BYTES = 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
MEDIA_ROOT = env.media_root or str(PROJECT_DIR / ".run" / "media")
MEDIA_URL = "/media/"
# Where browsers get pictures from; empty: from the shop itself, which asks the storage.
MEDIA_CDN_URL = env.media_cdn_url
# What people sent, as they sent it: beside MEDIA_ROOT where it is empty.
ORIGINALS_ROOT = env.originals_root
# Written small into a corner of the larger sizes; empty: nothing is.
UPLOAD_WATERMARK = env.upload_watermark
STORAGES = storages_of(storage_settings())
STATIC_ROOT = env.static_root or str(PROJECT_DIR / ".run" / "static")
# The emergency door's own styles and scripts; the interface has none of these.
STATIC_URL = f"/{DJANGO_ADMIN_PATH}/static/" if DJANGO_ADMIN_PATH else "/static/"
# Where the page is asked for when the interface is served from another machine; "" where it lies in FRONTEND_DIST.
FRONTEND_SHELL_URL = env.frontend_shell_url
FRONTEND_DIST = Path(env.frontend_dist or PROJECT_DIR / "frontend" / "dist")

# Whether search engines may come; in production alone, so that no trial of a release is ever found.
SEARCH_ENGINES_WELCOME = False
# The most that the protocol allows in one file.
SITEMAP_PART_MAX = 50_000

LANGUAGE_CODE = "uz"
LANGUAGES = [("uz", "Oʻzbekcha"), ("ru", "Русский"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
PEOPLE_TIME_ZONE = "Asia/Tashkent"

# Without a server for it, letters are printed (`make dev`).
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if env.email_host else 'console'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = env.email_host, env.email_port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.email_user, env.email_password.get_secret_value()
EMAIL_USE_TLS = env.email_port == 587
EMAIL_USE_SSL = env.email_port == 465
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.email_from or f"WibeStore <no-reply@{PUBLIC_HOST}>"

CELERY_BROKER_URL = str(env.broker_url or env.redis_url)
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_DEFAULT_QUEUE = "default"
# A worker that is not told which queues to serve serves all of them.
CELERY_TASK_QUEUES = [
    Queue(name, Exchange(name), routing_key=name)  # type: ignore[no-untyped-call]  # Kombu has few types
    for name in ("critical", "default", "media", "email")
]
# Money and the facts it causes never wait behind anything else.
CELERY_TASK_ROUTES = {
    name: {"queue": "critical"}
    for name in (
        "core.outbox_relay",
        "orders.sweep",
        "payments.sandbox_webhook_send",
        "payments.sandbox_card_webhook_send",
        "payments.withdrawals_send",
        "payments.refunds_send",
        "payments.deposits_verify",
    )
} | {"uploads.process": {"queue": "media"}, "letters.send": {"queue": "email"}}
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 1, "socket_timeout": 5, "max_retries": 0}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BEAT_SCHEDULER = "config.beat:HeartbeatScheduler"
_CRITICAL = {"queue": "critical", "expires": 30}
CELERY_BEAT_SCHEDULE = {
    "outbox-relay": {"task": "core.outbox_relay", "schedule": 5.0, "options": {"queue": "critical", "expires": 5}},
    "idempotency-cleanup": {"task": "core.idempotency_cleanup", "schedule": timedelta(hours=1)},
    # One for each clock column of orders (escrow.md §2): a flood of one kind keeps no other waiting.
    **{
        f"orders-sweep-{clock}": {
            "task": "orders.sweep",
            "schedule": 30.0,
            "kwargs": {"clock": clock},
            "options": _CRITICAL,
        }
        for clock in ("pay_by", "auto_cancel_at", "auto_release_at", "respond_by", "available_at")
    },
    "listings-popularity": {"task": "listings.popularity_refresh", "schedule": timedelta(minutes=10)},
    "moderation-tasks": {"task": "moderation.tasks_mend", "schedule": timedelta(minutes=10)},
    "listings-counts": {"task": "listings.counts_refresh", "schedule": 10.0, "options": {"expires": 10}},
    "listings-offers": {"task": "listings.offers_sweep", "schedule": 30.0, "options": {"expires": 30}},
    "uploads-requeue": {"task": "uploads.requeue", "schedule": 30.0, "options": {"expires": 30}},
    "uploads-cleanup": {"task": "uploads.cleanup", "schedule": timedelta(hours=1)},
    "payments-withdrawals": {"task": "payments.withdrawals_send", "schedule": 30.0, "options": _CRITICAL},
    "payments-refunds": {"task": "payments.refunds_send", "schedule": 30.0, "options": _CRITICAL},
    "payments-cards-forget": {"task": "payments.cards_forget", "schedule": timedelta(minutes=1)},
    "payments-cards-expire": {"task": "payments.cards_expire", "schedule": timedelta(minutes=5)},
    "orders-sellers": {"task": "orders.sellers_refresh", "schedule": 10.0, "options": {"expires": 10}},
    "users-scores": {"task": "users.scores_refresh", "schedule": timedelta(minutes=10)},
    # Two o'clock at night in Tashkent.
    "orders-sellers-all": {"task": "orders.sellers_count", "schedule": crontab(hour=21, minute=0)},
    "backoffice-now": {"task": "backoffice.now_count", "schedule": timedelta(minutes=5)},
    "backoffice-today": {"task": "backoffice.totals_count", "schedule": crontab(minute=7)},
    # Half past one at night in Tashkent: late commits of the days before are counted, too.
    "backoffice-days": {
        "task": "backoffice.totals_count",
        "schedule": crontab(hour=20, minute=30),
        "kwargs": {"days": 4},
    },
    # Half past three at night in Tashkent.
    "ledger-check": {"task": "payments.ledger_check", "schedule": crontab(hour=22, minute=30)},
    # Half past four at night in Tashkent, when the providers have closed the day.
    "payments-reconcile": {"task": "payments.reconcile", "schedule": crontab(hour=23, minute=30)},
    "payments-attempts": {"task": "payments.attempts_expire", "schedule": timedelta(minutes=1)},
    "payments-verify": {"task": "payments.deposits_verify", "schedule": 30.0, "options": _CRITICAL},
    "payments-expire": {"task": "payments.expire_deposits", "schedule": timedelta(minutes=1)},
    "subscriptions-sweep": {"task": "subscriptions.sweep", "schedule": 60.0, "options": {"expires": 60}},
    "moderation-verdicts": {"task": "moderation.verdicts_expire", "schedule": timedelta(minutes=1)},
    # Four at night in Tashkent.
    "moderation-excerpts": {"task": "moderation.excerpts_forget", "schedule": crontab(hour=23, minute=0)},
    "reviews-ratings-mend": {"task": "reviews.ratings_mend", "schedule": crontab(hour="22", minute="30")},
    "watching-tell": {"task": "watching.matches_tell", "schedule": timedelta(minutes=1), "options": {"expires": 60}},
    # A quarter past three at night in Tashkent.
    "watching-forget": {"task": "watching.matches_forget", "schedule": crontab(hour=22, minute=15)},
    "letters-send": {"task": "letters.send", "schedule": 30.0, "options": {"expires": 30}},
    # A quarter past two at night in Tashkent.
    "orders-credentials-wipe": {"task": "orders.credentials_wipe", "schedule": crontab(hour=21, minute=15)},
    # Three at night in Tashkent.
    "letters-cleanup": {"task": "letters.cleanup", "schedule": crontab(hour=22, minute=0)},
    "notifications-cleanup": {"task": "notifications.cleanup", "schedule": crontab(hour=22, minute=0)},
    # A quarter to four at night in Tashkent.
    "users-clean-up": {"task": "users.clean_up", "schedule": crontab(hour=22, minute=45)},
    "support-clean-up": {"task": "support.clean_up", "schedule": crontab(hour=23, minute=30)},
    "sessions-cleanup": {"task": "users.sessions_cleanup", "schedule": timedelta(hours=1)},
}

handlers: dict[str, Any] = {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}}
if env.log_file:
    # Opened anew when it was moved away: logrotate may do as it likes.
    handlers["file"] = {
        "class": "logging.handlers.WatchedFileHandler",
        "filename": env.log_file,
        "formatter": "line",
        "filters": ["secrets"],
    }
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secrets": {"()": "config.logs.SecretsFilter"}},
    "formatters": {"line": {"()": "config.logs.JsonFormatter"}},
    "handlers": handlers,
    "root": {"handlers": list(handlers), "level": "INFO"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "celery": {"level": "WARNING"},
        # Its own handlers would write a socket's address with the ticket in it.
        "uvicorn": {"handlers": [], "propagate": True},
        "uvicorn.access": {"handlers": [], "propagate": True},
    },
}

DEMO = env.demo
SILENCED_SYSTEM_CHECKS = ["django_ratelimit.E003", "django_ratelimit.W001"]

if env.sentry_dsn:
    sentry.start(
        dsn=env.sentry_dsn,
        environment=PUBLIC_HOST,
        release=RELEASE,
        traces_sample_rate=env.sentry_traces_sample_rate,
    )
