"""Production's settings with the sandbox provider, for trying a release."""

from config.environment import storage_settings
from config.outgoing import connections_guard, hosts_named
from config.settings.base import *  # noqa: F403
from config.settings.base import DEMO, INSTALLED_APPS, IS_HTTPS, PAYMENT_PROVIDERS, env

if not IS_HTTPS:
    raise RuntimeError("PUBLIC_URL must begin with https:// in staging")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics/$", r"^api/"]
SECURE_HSTS_SECONDS = 3_600
SANDBOX_PAYMENTS = True

if DEMO:
    # In the image of development alone.
    INSTALLED_APPS = [*INSTALLED_APPS, "demo"]

connections_guard(hosts_named([env, storage_settings(), *dict(PAYMENT_PROVIDERS).values()], [env.email_host]))
