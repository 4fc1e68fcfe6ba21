"""WSGI: the HTTP processes of production."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

from config.start import process_settle  # noqa: E402 - Django must be set up first

process_settle()
