"""
Twenty secrets are planted wherever people type one, and what the shop itself hands out is kept (`proofs`); then
everything that is written down is searched (X8, X14, T-34).

Searched: log lines, Sentry, letters, Valkey, and every table (audit records and the outbox among them) but the sealed
columns of the vault, for each secret as it is, in base64, in hex and in UTF-16. Letters that a developer's own console
prints are left out: they are for reading. Allowed are:

- the token of a link in the letter that carries it, and nowhere else: tables keep its SHA-256;
- a nonce of Google's in Valkey, once it is used up: the mark that it was. It is the SHA-256 of the browser's secret,
  which stands nowhere, and goes to Google in the clear.

Of sockets' tickets and challenges Valkey keeps the number (`jti`), of refresh tokens, browsers and recovery codes the
tables keep hashes, of the second factor the vault keeps the seed, sealed.
"""

import base64
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client

from config import logs, sentry
from config.sockets import pass_of
from tests.architecture.test_access import ACCESS, World, world_create
from tests.architecture.test_mass_assignment import writers
from tests.attacks.proofs import people_prove
from tests.test_sentry import Kept
from wibestore.core import outbox
from wibestore.core.errors import DomainError
from wibestore.core.ratelimit.windows import client as valkey
from wibestore.letters.services import letters_send
from wibestore.users.services import google_tokens
from wibestore.users.tests.google import CLIENT_ID, Google, google_served

pytestmark = pytest.mark.django_db

# Secrets by the name of the field that takes them; `{}` keeps two routes apart.
FIELDS = {
    "password": "Parol-{}-Zq7Xv1Lm9!",
    "current_password": "Avvalgi-{}-Zq7Xv1Lm9!",
    "login": "kirish-{}-zq7xv1lm9",
    "email_password": "Pochta-{}-Zq7Xv1Lm9!",
    "token": "Havola{}Zq7Xv1Lm9Rt4Ws2Yk6",
    "challenge": "Chaqiriq{}Zq7Xv1Lm9Rt4Ws2Yk6",
    "credential": "eyJhbGciOiJub25lIn0.Google{}Zq7Xv1Lm9.sig",
    "code": "Kod{}Zq7Xv1",
}
PLANTED = {
    "a password that registers": "Royxat-Zq7Xv1Lm9-27!",
    "a wrong password": "Notogri-Zq7Xv1Lm9-27!",
    "a login of a listing": "elon-login-zq7xv1lm9",
    "a password of a listing": "Elon-Parol-Zq7Xv1Lm9!",
    "an e-mail of a listing": "elon-pochta-zq7xv1lm9@example.uz",
    "its password": "Elon-Pochta-Zq7Xv1Lm9!",
    "a note of a listing": "zaxira kodi 8831-zq7xv1lm9",
    "a login of an order": "buyurtma-login-zq7xv1lm9",
    "a password of an order": "Buyurtma-Parol-Zq7Xv1Lm9!",
    "a note of an order": "maxfiy savol zq7xv1lm9",
    "a card": "8600491234567890",
    "a card with blanks": "8600 4912 9876 5432",
    "a forged bearer": "eyJhbGciOiJub25lIn0.Zq7Xv1Lm9Rt4.Ws2Yk6",
    "a ticket": "eyJhbGciOiJub25lIn0.Chipta-Zq7Xv1Lm9.x",
    "a cookie": "Pechenye-Zq7Xv1Lm9Rt4Ws2Yk6",
    "a body that is no JSON": "Singan-Zq7Xv1Lm9!",
    "a body that is no JSON at all": "Matn-Zq7Xv1Lm9!",
    "what a bug was busy with": "Xato-Zq7Xv1Lm9!",
    "a metrics token": "Olchov-Zq7Xv1Lm9",
    "login data in a chat": "Chatdagi-Zq7Xv1Lm9!",
}


@pytest.fixture
def written() -> Iterator[list[str]]:
    """Every line that our handler would write, from the most talkative level on."""
    lines: list[str] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            """Keep a line."""
            lines.append(self.format(record))

    handler = Handler()
    handler.setFormatter(logs.JsonFormatter())
    handler.addFilter(logs.SecretsFilter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def told() -> Iterator[Kept]:
    """Sentry over a transport of ours."""
    import sentry_sdk

    kept = Kept()
    sentry.start(dsn="https://public@sentry.example.uz/1", environment="tests", transport=kept)
    yield kept
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)


@pytest.fixture
def google(settings) -> Iterator[Google]:
    """A Google that signs for the shop; and nobody is slowed down, for one browser after another comes."""
    settings.RATE_LIMIT_AUTH, settings.LOCK_AFTER = "1000/minute", 5
    with google_served() as (one, url):
        settings.GOOGLE_CLIENT_ID, settings.GOOGLE_KEYS_URL = CLIENT_ID, url
        google_tokens.keys.forget()
        yield one
        google_tokens.keys.forget()


def test_no_secret_is_written_down_anywhere(sign_in, written, told, google, monkeypatch):
    world = world_create(sign_in)
    proofs = people_prove(google, monkeypatch)
    secrets = [*PLANTED.values(), *proofs.secrets, *people_do(world, monkeypatch), *every_writer_is_sent_some(world)]
    outbox.relay()
    letters_send()

    places = everything_written(written, told)
    found = {place: held(secrets, text) for place, text in places.items()}
    found |= {f"links in {place}": held(proofs.links, text) for place, text in places.items() if place != "letters"}
    found |= {f"nonces in {place}": held(proofs.nonces, text) for place, text in places.items() if place != "Valkey"}

    assert {place: secrets for place, secrets in found.items() if secrets} == {}
    # The search itself finds what is there.
    assert str(world.names["order_id"]).encode() in places["tables"]
    assert held(proofs.links, places["letters"]) == proofs.links
    # Five of those who prove themselves, and the way to appeal of whoever is blocked in the world.
    assert len(proofs.links) == 6
    assert held(proofs.nonces, places["Valkey"]) != []
    assert len(written) >= 5
    assert told.sent


def held(secrets: list[str], text: bytes) -> list[str]:
    """Return those of the secrets that a text holds, in whatever form."""
    return [secret for secret in secrets if any(form in text for form in forms(secret))]


def people_do(world: World, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let people register, sign in, sell, buy and go wrong; return the secrets that the shop gave them."""
    browser = Client()
    json_of: dict[str, Any] = {"content_type": "application/json"}
    account = {"email": "newcomer@example.uz", "password": PLANTED["a password that registers"]}
    made = browser.post("/api/v1/auth/register/", {**account, "username": "newcomer"}, **json_of)
    assert made.status_code == 201
    browser.post("/api/v1/auth/login/", {**account, "password": PLANTED["a wrong password"]}, **json_of)
    signed_in = browser.post("/api/v1/auth/login/", account, **json_of)
    assert signed_in.status_code == 200
    csrf = browser.get("/api/v1/auth/csrf/").json()["csrf_token"]
    cookie_headers = {"HTTP_ORIGIN": settings.PUBLIC_URL, "HTTP_X_CSRFTOKEN": csrf}
    refresh = [browser.cookies[settings.REFRESH_COOKIE_NAME].value]
    renewed = browser.post("/api/v1/auth/refresh/", **cookie_headers)
    refresh.append(browser.cookies[settings.REFRESH_COOKIE_NAME].value)
    ticket = world.clients["buyer"].post("/api/v1/auth/ws-ticket/", {}).json()["ticket"]
    access = [signed_in.json()["access"], renewed.json()["access"], world.clients["buyer"].token]
    sell_and_buy(world)
    go_wrong(world, monkeypatch)
    browser.post("/api/v1/auth/logout/", **cookie_headers)
    return [*refresh, *access, ticket]


def sell_and_buy(world: World) -> None:
    seller, buyer, names = world.clients["seller"], world.clients["buyer"], world.names
    listing_data = {
        "login_method": "google",
        "login": PLANTED["a login of a listing"],
        "password": PLANTED["a password of a listing"],
        "email": PLANTED["an e-mail of a listing"],
        "email_password": PLANTED["its password"],
        "note": PLANTED["a note of a listing"],
    }
    order_data = {
        "login_method": "google",
        "login": PLANTED["a login of an order"],
        "password": PLANTED["a password of an order"],
        "note": PLANTED["a note of an order"],
    }
    kept = seller.put(f"/api/v1/listings/{names['listing_id']}/credentials/", listing_data)
    order = f"/api/v1/orders/{names['order_id']}/"
    delivered = seller.post(f"{order}deliver/", {"expected_version": 2, **order_data})
    revealed = buyer.post(f"{order}credentials/reveal/")
    assert [one.status_code for one in (kept, delivered, revealed)] == [200, 200, 200]
    assert PLANTED["a password of an order"] in revealed.content.decode()
    assert revealed["Cache-Control"] == "no-store"


def go_wrong(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Send secrets where they do not belong, and break while holding one."""
    member, visitor, names = world.clients["buyer"], Client(), world.names
    chat = f"/api/v1/chats/{names['chat_id']}/messages/"
    message = {"client_id": "01900000-0000-7000-8000-000000000001"}
    member.post(chat, {**message, "text": f"login: akkaunt parol: {PLANTED['login data in a chat']}"})
    for card in (PLANTED["a card"], PLANTED["a card with blanks"]):
        body = {"expected_version": 1, "reason": f"Wrong card {card}"}
        world.clients["moderator"].post(f"/api/v1/admin/withdrawals/{names['withdrawal_id']}/reject/", body)
        member.post("/api/v1/payments/cards/", {"method": card})
    visitor.get("/api/v1/profile/", HTTP_AUTHORIZATION=f"Bearer {PLANTED['a forged bearer']}")
    visitor.get("/metrics/", HTTP_AUTHORIZATION=f"Bearer {PLANTED['a metrics token']}")
    visitor.cookies[settings.REFRESH_COOKIE_NAME] = PLANTED["a cookie"]
    visitor.post("/api/v1/auth/refresh/", HTTP_ORIGIN=settings.PUBLIC_URL)
    scope = {"type": "websocket", "path": "/ws/notifications/", "headers": [], "client": ("127.0.0.1", 1)}
    with pytest.raises(DomainError):
        pass_of({**scope, "query_string": f"token={PLANTED['a ticket']}".encode()})
    broken = f'{{"password": "{PLANTED["a body that is no JSON"]}"'
    visitor.generic("POST", "/api/v1/auth/login/", broken, "application/json")
    visitor.generic("POST", "/api/v1/auth/login/", PLANTED["a body that is no JSON at all"], "text/plain")

    def broke(**_: Any) -> None:
        password = PLANTED["what a bug was busy with"]
        raise RuntimeError(f"could not keep password={password}")

    with monkeypatch.context() as patched:
        patched.setattr("wibestore.users.services.profile_update", broke)
        assert member.patch("/api/v1/profile/", {"about": "Salom"}).status_code == 500


def every_writer_is_sent_some(world: World) -> list[str]:
    """Send every route that takes a secret one of its own, as a visitor and as a member; return them all."""
    sent: list[str] = []
    for number, (row, fields) in enumerate(sorted(writers().items())):
        method, path = row
        planted = {name: form.format(number) for name, form in FIELDS.items() if name in fields}
        if not planted:
            continue
        sent += planted.values()
        body = {**(ACCESS[row][1] or {}), **planted}
        for person in ("visitor", "seller"):
            client = world.clients[person]
            client.cookies.clear()
            answer = getattr(client, method.lower())("/api/v1/" + path.format(**world.names), body)
            assert answer.status_code < 500
    return sent


def forms(secret: str) -> list[bytes]:
    """Return a secret in the ways it could be written; in base64 its middle, wherever it begins."""
    raw = secret.encode()
    inner = [base64.b64encode(raw[start:])[: (len(raw) - start) // 3 * 4] for start in range(3)]
    return [raw, raw.hex().encode(), secret.encode("utf-16-le"), *inner]


def everything_written(lines: list[str], told: Kept) -> dict[str, bytes]:
    import sentry_sdk

    sentry_sdk.flush()
    letters = [f"{one.subject}\n{one.body}\n{one.to}\n{getattr(one, 'alternatives', '')}" for one in mail.outbox]
    return {
        "log lines": "\n".join(lines).encode(),
        "Sentry": "\n".join(told.sent).encode(),
        "letters": "\n".join(letters).encode(),
        "Valkey": b"\n".join(_kept_in_valkey()),
        "tables": "\n".join(_rows()).encode(),
    }


def _kept_in_valkey() -> Iterator[bytes]:
    readers: dict[Any, Any] = {
        b"string": lambda key: [valkey().get(key)],
        b"hash": lambda key: [part for pair in valkey().hgetall(key).items() for part in pair],
        b"set": lambda key: valkey().smembers(key),
        b"zset": lambda key: valkey().zrange(key, 0, -1),
        b"list": lambda key: valkey().lrange(key, 0, -1),
    }
    for key in valkey().scan_iter():
        yield key
        yield from (part for part in readers[valkey().type(key)](key) if part)


def _rows() -> Iterator[str]:
    """Yield every row of every table; what the vault has sealed is bytes nobody can read."""
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT to_jsonb(t)::text FROM "{table}" t')
            yield from (json.dumps(json.loads(row), ensure_ascii=False) for (row,) in cursor.fetchall())
