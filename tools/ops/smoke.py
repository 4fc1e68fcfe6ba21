"""
Whether a shop is open: `python -m ops.smoke URL`, or `make smoke URL=…`; reads only, needs nobody's login.

Only Python's own library, so that it runs where nothing is installed.
"""

from __future__ import annotations

import base64
import http.client
import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

TIMEOUT_S = 15
#: Code of the close of a socket whose ticket is none.
NOT_SIGNED_IN = 4_401


class Smoke(Exception):
    """What is not as it must be."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """Return its body as JSON."""
        return json.loads(self.body)


class Shop:
    """The shop at an address."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise Smoke(f"{url} is no address of a shop")
        self.is_https = parts.scheme == "https"
        self.host = parts.hostname
        self.port = parts.port or (443 if self.is_https else 80)

    def connection(self, *, is_https: bool | None = None, port: int | None = None) -> http.client.HTTPConnection:
        """Return a new connection to the shop, or to another of its doors."""
        kind = http.client.HTTPSConnection if (self.is_https if is_https is None else is_https) else None
        return (kind or http.client.HTTPConnection)(self.host, port or self.port, timeout=TIMEOUT_S)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Return what it answers to a path."""
        line = self.connection()
        try:
            return asked(line, path, headers or {})
        finally:
            line.close()


def asked(line: http.client.HTTPConnection, path: str, headers: Mapping[str, str]) -> Answer:
    """Return what a connection answers to a path."""
    line.request("GET", path, headers={"Accept-Language": "uz", "User-Agent": "wibestore-smoke", **headers})
    got = line.getresponse()
    return Answer(got.status, {name.lower(): value for name, value in got.getheaders()}, got.read())


def want(is_so: object, words: str) -> None:
    """
    Refuse what is not so.

    :raises Smoke: in these words
    """
    if not is_so:
        raise Smoke(words)


def lives(shop: Shop) -> str:
    """The process answers."""
    answer = shop.get("/health/")
    want(answer.status == 200, f"/health/ answers {answer.status}")
    return "200"


def page(shop: Shop) -> str:
    """The first page, its policy, and a script of it that may be kept for ever."""
    answer = shop.get("/", {"Accept": "text/html"})
    text = answer.body.decode(errors="replace")
    want(answer.status == 200, f"/ answers {answer.status}")
    want("<title>" in text and 'id="root"' in text, "/ is not the interface")
    want("content-security-policy" in answer.headers, "/ has no Content-Security-Policy")
    want(answer.headers.get("x-content-type-options") == "nosniff", "/ may be sniffed")
    found = re.search(r'src="(?:https://[^/"]+)?(/assets/[^"]+\.js)"', text)
    want(found, "/ has no script")
    script = shop.get(found[1] if found else "")
    want(script.status == 200, f"{found and found[1]} answers {script.status}")
    want("javascript" in script.headers.get("content-type", ""), "the script is no script")
    want("immutable" in script.headers.get("cache-control", ""), "the script is asked for again and again")
    return f"{len(answer.body)} bytes, its script {len(script.body)}"


def missing(shop: Shop) -> str:
    """What is not there is not found, for people and for programs."""
    want(shop.get("/no-such-page-at-all", {"Accept": "text/html"}).status == 404, "a page that is not there is found")
    answer = shop.get("/api/v1/no-such-thing/")
    want(answer.status == 404, f"an address of the API that is not there answers {answer.status}")
    want("application/problem+json" in answer.headers.get("content-type", ""), "its refusal is no problem+json")
    return "404 and 404"


def catalog(shop: Shop) -> str:
    """Games and accounts are read from the database; what was read is not sent again."""
    games = shop.get("/api/v1/games/")
    want(games.status == 200, f"games answer {games.status}")
    listings = shop.get("/api/v1/listings/")
    want(listings.status == 200, f"listings answer {listings.status}")
    found = listings.json["results"]
    etag = games.headers.get("etag")
    want(etag, "games have no ETag")
    again = shop.get("/api/v1/games/", {"If-None-Match": etag or ""})
    want(again.status == 304, f"games asked for again answer {again.status}")
    if found:
        one = shop.get(f"/api/v1/listings/{found[0]['id']}/")
        want(one.status == 200, f"a listing answers {one.status}")
    return f"{len(found)} accounts on the first page"


def shut(shop: Shop) -> str:
    """What is somebody's is nobody else's."""
    for path in ("orders/", "payments/wallet/", "chats/"):
        answer = shop.get(f"/api/v1/{path}")
        want(answer.status == 401, f"{path} answers a stranger {answer.status}")
    return "401"


def socket(shop: Shop) -> str:
    """A socket opens, and closes again when nobody is signed in."""
    line = shop.connection()
    try:
        line.putrequest("GET", "/ws/notifications/?token=none")
        origin = f"{'https' if shop.is_https else 'http'}://{shop.host}" + (
            "" if shop.port in {80, 443} else f":{shop.port}"
        )
        wanted = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13", "Origin": origin}
        for name, value in {**wanted, "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode()}.items():
            line.putheader(name, value)
        line.endheaders()
        got = line.getresponse()
        want(got.status == 101, f"a socket is answered by {got.status}")
        # A close frame of the server: 0x88, length, two bytes of the code.
        frame = got.fp.read(4)
        want(len(frame) == 4 and frame[0] == 0x88, "a socket without a ticket stays open")
        code = int.from_bytes(frame[2:4], "big")
        want(code == NOT_SIGNED_IN, f"a socket without a ticket is closed with {code}")
    finally:
        line.close()
    return f"101, closed with {NOT_SIGNED_IN}"


def encrypted(shop: Shop) -> str:
    """Who comes without TLS is sent to it, and browsers remember; figures are shut from outside."""
    if not shop.is_https:
        return "left out: no https"
    plain = shop.connection(is_https=False, port=80)
    try:
        answer = asked(plain, "/", {})
    finally:
        plain.close()
    want(answer.status in {301, 308}, f"http answers {answer.status}")
    want(answer.headers.get("location", "").startswith("https://"), "http does not lead to https")
    want("max-age=" in shop.get("/").headers.get("strict-transport-security", ""), "there is no HSTS")
    want(shop.get("/metrics/").status == 404, "figures are open to everybody")
    want(shop.get("/health/detailed/").status in {401, 403, 404}, "the state of the machine is open to everybody")
    return f"{answer.status}, HSTS, figures shut"


LOOKS: tuple[Callable[[Shop], str], ...] = (lives, page, missing, catalog, shut, socket, encrypted)


def smoke(url: str) -> list[str]:
    """Look at everything; return what is not as it must be, in words."""
    shop = Shop(url)
    wrong = []
    for look in LOOKS:
        try:
            print(f"ok    {look.__name__}: {look(shop)}", flush=True)
        except (Smoke, OSError, http.client.HTTPException, ValueError, KeyError) as error:
            wrong.append(f"{look.__name__}: {error}")
            print(f"FAIL  {wrong[-1]}", flush=True)
    return wrong


def main() -> int:
    """Look at the shop named on the command line; return 1 when something is wrong."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    try:
        return 1 if smoke(sys.argv[1]) else 0
    except Smoke as error:
        print(error)
        return 2


if __name__ == "__main__":
    sys.exit(main())
