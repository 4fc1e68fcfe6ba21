"""WSGI: the HTTP processes of production."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

django_application = get_wsgi_application()

from config.bodies import WsgiBodyLimit  # noqa: E402 - Django must be set up first
from config.start import process_settle  # noqa: E402

application = WsgiBodyLimit(django_application)

process_settle()
