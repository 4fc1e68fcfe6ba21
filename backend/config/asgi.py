"""ASGI: HTTP and sockets in one process (`make run`); production serves the sockets with it."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

django_application = get_asgi_application()

application = ProtocolTypeRouter({"http": django_application, "websocket": URLRouter([])})
