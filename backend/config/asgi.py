"""ASGI: HTTP and sockets in one process (`make run`); production serves the sockets with it."""

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

django_application = get_asgi_application()

from config.bodies import BodyLimit  # noqa: E402 - Django must be set up first
from config.sockets import application as sockets  # noqa: E402
from config.start import process_settle  # noqa: E402

application = ProtocolTypeRouter({"http": BodyLimit(django_application), "websocket": sockets})

process_settle()
