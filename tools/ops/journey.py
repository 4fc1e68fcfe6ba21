"""A purchase by a demo buyer, from the deposit to the confirmation, over HTTP and sockets as a browser speaks them."""

from __future__ import annotations

import json
import re
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
from shop.paths import ShopError
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

#: Where the shop's pages are (PUBLIC_URL).
ORIGIN = "http://localhost:3000"
PASSWORD = "Wibe-demo-2026"
TIMEOUT_S = 60
_FORM = re.compile(r'name="form" value="([^"]+)"')
_NOT_SIGNED_IN = 4_401


@dataclass(frozen=True, slots=True)
class Door:
    """Where the shop is reached under its own name, which no name server knows: `address`, by `trusted`."""

    origin: str
    address: tuple[str, int]
    trusted: ssl.SSLContext

    @property
    def name(self) -> str:
        """Return the shop's name."""
        return self.origin.partition("://")[2]

    def client(self) -> httpx.Client:
        """Return a client that reaches the shop."""
        host, port = self.address
        asked = httpx.Client(
            base_url=f"https://{host}:{port}",
            headers={"Host": self.name},
            timeout=TIMEOUT_S,
            trust_env=False,
            verify=self.trusted,
        )
        named = {"sni_hostname": self.name}
        asked.event_hooks["request"] = [lambda request: request.extensions.update(named)]
        return asked


@dataclass(slots=True)
class Customer:
    """A person at the shop's door, a plain address or a `Door`; on a page of `ORIGIN` or of the door's name."""

    door: str | Door
    username: str
    http: httpx.Client = field(init=False)
    token: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.door, Door):
            self.http = self.door.client()
        else:
            self.http = httpx.Client(base_url=self.door, timeout=TIMEOUT_S, trust_env=False)

    @property
    def origin(self) -> str:
        """Return where the page is that asks."""
        return self.door.origin if isinstance(self.door, Door) else ORIGIN

    def sign_in(self) -> None:
        """Sign in."""
        body = {"email": f"{self.username}@demo.wibestore.uz", "password": PASSWORD}
        self.token = self.post("auth/login/", body)["access"]

    def get(self, path: str, **query: str) -> Any:
        """Return what the API answers."""
        return self._answer("GET", path, params=query)

    def post(self, path: str, body: Any = None) -> Any:
        """Return what the API answers; asked again under the same key it would answer the same."""
        return self._answer("POST", path, json=body or {}, headers={"Idempotency-Key": str(uuid4())})

    def _answer(self, method: str, path: str, headers: dict[str, str] | None = None, **request: Any) -> Any:
        known = {"Origin": self.origin, **(headers or {})}
        known |= {"Authorization": f"Bearer {self.token}"} if self.token else {}
        answer = self.http.request(method, f"/api/v1/{path}", headers=known, **request)
        if not answer.is_success:
            raise ShopError(f"{method} {path} at {self.door}: {answer.status_code} {answer.text[:300]}")
        return answer.json() if answer.content else None

    @contextmanager
    def socket(self, path: str) -> Iterator[ClientConnection]:
        """Open a socket with a ticket of this person."""
        ticket = self.post("auth/ws-ticket/")["ticket"]
        site = self.door if isinstance(self.door, str) else self.door.origin
        address = f"{site.replace('http', 'ws', 1)}/ws/{path}?token={ticket}"
        there: dict[str, Any] = (
            {"ssl": self.door.trusted, "address": self.door.address} if isinstance(self.door, Door) else {}
        )
        with connect(address, origin=Origin(self.origin), open_timeout=TIMEOUT_S, proxy=None, **there) as line:
            yield line


def frame_of(line: ClientConnection, kind: str) -> dict[str, Any]:
    """
    Return the next frame of `kind`; others are passed over.

    :raises ShopError: none came
    """
    until = time.monotonic() + TIMEOUT_S
    while time.monotonic() < until:
        frame: dict[str, Any] = json.loads(line.recv(timeout=TIMEOUT_S))
        if frame["type"] == kind:
            return frame
    raise ShopError(f"No frame {kind} came")


def is_shut_without_a_ticket(base_url: str) -> bool:
    """Tell whether a socket without a good ticket is closed with the code that says so."""
    address = f"{base_url.replace('http', 'ws', 1)}/ws/notifications/?token=none"
    try:
        with connect(address, open_timeout=TIMEOUT_S, proxy=None) as line:
            line.recv(timeout=TIMEOUT_S)
    except ConnectionClosed as closed:
        return closed.rcvd is not None and closed.rcvd.code == _NOT_SIGNED_IN
    return False


def purchase(door: str | Door) -> list[str]:
    """
    Buy an account: deposit at the sandbox bank, order, pay, read the login data, confirm; return what was seen.

    At a `Door` the demo's money in the wallet is spent: the bank's notice would have to trust the proof's authority.

    :raises ShopError: something did not go as it must
    """
    buyer = Customer(door, "aziz")
    buyer.sign_in()
    listing = _affordable(buyer)
    seen = [f"listing {listing['id']} at {listing['price']} soʻm"]
    with buyer.socket("notifications/") as line:
        frame_of(line, "notification.state")
        if isinstance(door, str):
            seen.append(f"deposit {_deposit(buyer, int(listing['price']))}")
        order = buyer.post("orders/", {"listing_id": listing["id"], "price": listing["price"], "pay_now": True})
        seen.append(f"order {order['number']} {order['state']}")
        order = _when(buyer, order, {"delivered"})
        shown = buyer.post(f"orders/{order['id']}/credentials/reveal/")
        if not (shown["login"] and shown["password"]):
            raise ShopError("The login data is empty")
        order = buyer.get(f"orders/{order['id']}/")
        order = buyer.post(f"orders/{order['id']}/confirm/", {"expected_version": order["version"]})
        seen.append(f"login data read, order {order['state']}")
        notice = frame_of(line, "order.changed")
        seen.append(f"socket: {notice['type']}")
    seen.append(f"chat: {_chat(buyer, order['id'])}")
    return seen


def _affordable(buyer: Customer) -> Any:
    for listing in buyer.get("listings/", ordering="price", delivery="instant")["results"]:
        if listing["seller"]["username"] != buyer.username:
            return listing
    raise ShopError("There is nothing to buy")


def _deposit(buyer: Customer, amount: int) -> str:
    deposit = buyer.post("payments/deposit/", {"method": "sandbox", "amount": max(amount, 10_000)})
    page = buyer.http.get(deposit["payment_url"])
    form = _FORM.search(page.text)
    if form is None:
        raise ShopError(f"The bank's page at {deposit['payment_url']}: {page.status_code}")
    pressed = {"form": form[1], "decision": "pay"}
    buyer.http.post(deposit["payment_url"], data=pressed, headers={"Origin": ORIGIN})
    until = time.monotonic() + TIMEOUT_S
    while time.monotonic() < until:
        status = str(buyer.get(f"payments/deposits/{deposit['id']}/")["status"])
        if status != "pending":
            return status
        time.sleep(0.5)
    raise ShopError("The bank's notice did not come")


def _when(buyer: Customer, order: Any, states: set[str]) -> Any:
    until = time.monotonic() + TIMEOUT_S
    while order["state"] not in states and time.monotonic() < until:
        time.sleep(0.5)
        order = buyer.get(f"orders/{order['id']}/")
    if order["state"] not in states:
        raise ShopError(f"Order {order['number']} stays {order['state']}")
    return order


def _chat(buyer: Customer, order_id: str) -> str:
    chat = buyer.post("chats/", {"order_id": order_id})
    with buyer.socket(f"chat/{chat['id']}/") as line:
        text = "Rahmat, hammasi joyida!"
        buyer.post(f"chats/{chat['id']}/messages/", {"client_id": str(uuid4()), "text": text})
        frame = frame_of(line, "chat.message")
    return str(frame["type"])
