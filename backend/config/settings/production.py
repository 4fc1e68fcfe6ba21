"""The shop on the internet: https only, hosts named, nothing of the demo."""

from config.environment import is_path_guessed, storage_settings, weak_secrets
from config.outgoing import connections_guard, hosts_named
from config.settings.base import *  # noqa: F403
from config.settings.base import CORS_ALLOWED_ORIGINS, CSRF_TRUSTED_ORIGINS, IS_HTTPS, PAYMENT_PROVIDERS, env

if not IS_HTTPS:
    raise RuntimeError("PUBLIC_URL must begin with https:// in production")
if env.demo or env.sandbox_payments:
    raise RuntimeError("DEMO and SANDBOX_PAYMENTS must be off in production")
if env.emulators:
    raise RuntimeError("EMULATORS must be off in production")
if env.limits_lifted:
    raise RuntimeError("LIMITS_LIFTED must be off in production: nobody would be limited")
if not env.allowed_hosts:
    raise RuntimeError("ALLOWED_HOSTS must be set in production")
if not env.email_host:
    raise RuntimeError("EMAIL_HOST must be set in production: else letters would be written into the log")
if env.django_admin_path and is_path_guessed(env.django_admin_path):
    raise RuntimeError("DJANGO_ADMIN_PATH must be at least 16 random characters, as `openssl rand -hex 16` makes them")
if weak := weak_secrets(env):
    raise RuntimeError("Secrets that must not be used in production.\n" + "\n".join(weak))

# One site under two names: what CORS lets in may also sign people in and open sockets.
CSRF_TRUSTED_ORIGINS = [*dict.fromkeys([*CSRF_TRUSTED_ORIGINS, *CORS_ALLOWED_ORIGINS])]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
# The API by plain HTTP is refused, not sent on (config.middleware.PlainHttpMiddleware). Health and metrics are asked
# from inside, past whoever speaks https for us, and are shut from outside.
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics/$", r"^api/"]
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SEARCH_ENGINES_WELCOME = True
DEMO = False
SANDBOX_PAYMENTS = False
EMULATORS = False

connections_guard(hosts_named([env, storage_settings(), *dict(PAYMENT_PROVIDERS).values()], [env.email_host]))
