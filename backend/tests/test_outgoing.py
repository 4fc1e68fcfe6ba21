"""Connections that the settings do not name are refused before a name is looked up (ASVS 13.2.4, 13.2.5)."""

import json
import socket
from contextlib import closing

from django.conf import settings

from config.environment import environment, storage_settings
from config.outgoing import hosts_named
from tests.test_config import manage, production

ASKED = """
import json, socket, httpx
from config.outgoing import OutgoingRefusedError

def told(ask):
    try:
        ask()
    except (OSError, httpx.HTTPError) as error:
        return type(error).__name__
    return "reached"

print(json.dumps([
    told(lambda: socket.create_connection(("127.0.0.1", %d), timeout=10)),
    told(lambda: socket.create_connection(("169.254.169.254", 80), timeout=10)),
    told(lambda: httpx.get("https://attacker.example.net/", timeout=10, trust_env=False)),
]))
"""


def test_a_process_of_production_reaches_nothing_that_is_not_named():
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        words = ASKED % server.getsockname()[1]

        done = manage("shell", "--no-imports", "-c", words, env=production())

    said = [line for line in done.stdout.splitlines() if line.startswith("[")]
    assert json.loads(said[0]) == ["reached", "OutgoingRefusedError", "ConnectError"], done.stderr
    # And whoever watches is told.
    assert '"host":"attacker.example.net"' in (done.stdout + done.stderr).replace(": ", ":")


def test_whatever_the_shop_asks_has_its_address_in_the_settings():
    models = [environment(), storage_settings(), *dict(settings.PAYMENT_PROVIDERS).values()]
    fields = {name for model in models for name in type(model).model_fields if name.endswith("_url")}

    assert {"database_url", "redis_url", "google_keys_url", "receipts_url", "api_url", "frontend_shell_url"} <= fields
    assert {"127.0.0.1", "www.googleapis.com", "smtp.example.uz"} <= hosts_named(models, ["smtp.example.uz"])
