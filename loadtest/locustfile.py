"""
A thousand people at the shop, by Locust: they look around, search, like, chat, buy and sell.

`make load-100` and `make load-1000` start it beside a shop of their own. LOAD_WORLD names the file that says who they
are and what is on sale; LOAD_RECORD the one in which they write down what they were promised, which is compared with
the shop's tables afterwards; LOAD_REQUESTS, if any, the one for every single request. With LOAD_HURRIED nobody thinks
before they act: a few visitors then keep the shop busy all the time.
"""
# ruff: noqa: S311 - nothing here is a secret

import json
import os
import random
import time
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import gevent
import gevent.event
import websocket
from locust import FastHttpUser, between, constant, events, task

WORLD: dict[str, Any] = json.loads(Path(os.environ["LOAD_WORLD"]).read_text())
# Open as long as this process lives.
RECORD = Path(os.environ["LOAD_RECORD"]).open("a", buffering=1)  # noqa: SIM115
REQUESTS = Path(os.environ.get("LOAD_REQUESTS") or os.devnull).open("a", buffering=1)  # noqa: SIM115
SOCKETS = os.environ["LOAD_SOCKETS"]
API = "/api/v1"
JSON = {"Content-Type": "application/json"}
ORDERINGS = ("", "price", "-price", "-created_at")
#: Who asks for something that nobody asked for just now: a price of their own.
CHOOSY = 0.3
#: An intent is asked for again until it is answered, by the same key.
ATTEMPTS = 25
PAUSE_S = 2.0
SOCKET_TIMEOUT_S = 15
#: A browser asks so often what it has missed: a sign of life, without which the shop ends its socket.
ALIVE_EVERY_S = 25
SAID = (
    "Salom, hali sotuvdami?",
    "Да, аккаунт в наличии",
    "Ha, bugun topshiraman",
    "Which skins come with it?",
)

_numbers = count()
_unsold = iter(WORLD["for_sale"])


def write_down(**what: Any) -> None:
    """Note something that was promised."""
    RECORD.write(json.dumps(what) + "\n")


def popular(number: int) -> int:
    """Return a number below `number`, small ones far more often."""
    return min(int(random.paretovariate(0.6)) - 1, number - 1)


if os.environ.get("LOAD_REQUESTS"):

    @events.request.add_listener
    def each_request(
        name: str,
        response_time: float,
        response: Any = None,
        exception: Any = None,
        **_: Any,
    ) -> None:
        """Write every request down."""
        status = getattr(response, "status_code", 0) if response is not None else (0 if exception else 200)
        REQUESTS.write(f"{time.time():.3f}\t{name}\t{status}\t{response_time:.0f}\n")


class Closed(Exception):
    """The shop has closed a socket; its word is the code."""


class Visitor(FastHttpUser):
    """Somebody with an account, who thinks for one to three seconds before each thing they do."""

    wait_time = constant(0) if os.environ.get("LOAD_HURRIED") else between(1, 3)
    network_timeout = connection_timeout = 30.0

    def on_start(self) -> None:
        """Be one of the people of this world."""
        person = WORLD["visitors"][next(_numbers) % len(WORLD["visitors"])]
        self.me, self.chat = person["id"], person["chat"]
        self.bearer = {"Authorization": f"Bearer {person['token']}"}
        self.etags: dict[str, str] = {}
        self.socket: websocket.WebSocket | None = None
        self.waiting: dict[str, gevent.event.AsyncResult] = {}
        self.sequence = 0

    def on_stop(self) -> None:
        """Leave."""
        if self.socket is not None:
            self.socket.close()

    @task(60)
    def browse(self) -> None:
        """Look at a list of what is on sale; a browser asks whether it has changed."""
        game = WORLD["games"][popular(len(WORLD["games"]))]
        query = [f"game={game}"] if random.random() < 0.8 else []
        if ordering := ORDERINGS[popular(len(ORDERINGS))]:
            query.append(f"ordering={ordering}")
        if random.random() < CHOOSY:
            query.append(f"max_price={random.randrange(100, 9_000) * 1_000}")
        self._look(f"{API}/listings/?{'&'.join(query)}", "browse")

    @task(15)
    def search(self) -> None:
        """Look for a word or two."""
        words = random.sample(WORLD["words"], 1 if random.random() < 0.7 else 2)
        self._look(f"{API}/listings/?search={'+'.join(words)}", "search")

    @task(15)
    def detail(self) -> None:
        """Look at one listing."""
        self._look(f"{API}/listings/{self._listing()}/", "detail")

    @task(4)
    def favorite(self) -> None:
        """Like a listing; half of them change their mind."""
        path = f"{API}/listings/{self._listing()}/favorite/"
        self.client.post(path, headers=self.bearer, name="favorite")
        if random.random() < 0.5:
            self.client.delete(path, headers=self.bearer, name="favorite, taken back")

    @task(3)
    def talk(self) -> None:
        """Say something in a conversation until it is heard; the socket stays open from then on."""
        client_id = str(uuid4())
        data = {"client_id": client_id, "text": random.choice(SAID)}
        for _ in range(ATTEMPTS):
            if self.socket is None:
                self._socket_open()
            if self.socket is not None and self._say(client_id, data):
                write_down(kind="message", client_id=client_id)
                return
            # As a browser does: it comes back by another ticket and says the same again.
            gevent.sleep(random.uniform(0.5, 1.5) * PAUSE_S)

    def _say(self, client_id: str, data: dict[str, Any]) -> bool:
        """Say something once; return whether it was heard."""
        self.waiting[client_id] = heard = gevent.event.AsyncResult()
        began, problem, code = time.perf_counter(), None, 0
        try:
            self.socket.send(json.dumps({"type": "chat.send", "id": client_id, "data": data}))
            heard.get(timeout=SOCKET_TIMEOUT_S)
        except Closed as closed:
            problem, code = (
                RuntimeError(f"a socket was closed by {closed}"),
                int(str(closed)),
            )
        except (OSError, gevent.Timeout, websocket.WebSocketException) as error:
            problem = RuntimeError(f"no answer to a message: {type(error).__name__}")
            self._socket_forget()
        finally:
            self.waiting.pop(client_id, None)
        self._told("message", began, problem, code)
        return problem is None

    @task(2)
    def buy(self) -> None:
        """Order a listing, pay for it from the wallet, look at the login data, confirm."""
        listing = next(_unsold, None)
        if listing is None:
            # Told at the end: the world was too small for so many buyers.
            write_down(kind="sold_out")
            return
        number = str(uuid4())
        write_down(kind="begun", purchase=number, buyer=self.me, listing=listing)
        order = self._intend(
            "order",
            f"{API}/orders/",
            {"listing_id": listing, "price": WORLD["price"]},
            number,
        )
        for step in ("pay", "credentials/reveal", "confirm") if order else ():
            body = {"expected_version": order["version"]}
            path = f"{API}/orders/{order['id']}/{step}/"
            answer = self._intend(step.rpartition("/")[2], path, body, number)
            if answer is None:
                return
            order = answer if "state" in answer else order

    @task(1)
    def sell(self) -> None:
        """Put an account on sale, to be delivered by hand; it waits for a moderator."""
        body = {
            "game": WORLD["game_sold"],
            "title": f"Account of a visitor {uuid4().hex[:6]}",
            "price": random.randrange(50, 900) * 1_000,
            "attributes": WORLD["attributes"],
        }
        content = json.dumps(body)
        with self.client.post(
            f"{API}/listings/",
            data=content,
            headers={**JSON, **self.bearer},
            name="sell",
            catch_response=True,
        ) as answer:
            if answer.status_code == 201:
                write_down(kind="listing", id=answer.json()["id"], seller=self.me)
            else:
                answer.failure(f"{answer.status_code} {(answer.text or '')[:200]}")

    def _look(self, path: str, name: str) -> None:
        known = self.etags.get(path)
        headers = {"If-None-Match": known} if known else {}
        answer = self.client.get(path, headers=headers, name=name)
        if answer.status_code == 200 and (etag := answer.headers.get("ETag")):
            self.etags[path] = etag

    def _listing(self) -> str:
        return str(WORLD["listings"][popular(len(WORLD["listings"]))])

    def _intend(self, step: str, path: str, body: dict[str, Any], purchase: str) -> dict[str, Any] | None:
        """Want something until the shop has answered; return its yes."""
        headers = {**JSON, **self.bearer, "Idempotency-Key": f"{step}-{purchase}"}
        content = json.dumps(body)
        for _ in range(ATTEMPTS):
            with self.client.post(path, data=content, headers=headers, name=step, catch_response=True) as answer:
                status, text = answer.status_code, answer.text or ""
                if 200 <= status < 300:
                    told: dict[str, Any] = json.loads(text)
                    said = {name: told[name] for name in ("id", "state") if name in told}
                    write_down(
                        kind="answer",
                        purchase=purchase,
                        step=step,
                        status=status,
                        **said,
                    )
                    return told
                answer.failure(f"{status} {text[:200]}")
            if 400 <= status < 500 and status != 429:
                write_down(kind="answer", purchase=purchase, step=step, status=status)
                return None
            gevent.sleep(random.uniform(0.5, 1.5) * PAUSE_S)
        write_down(kind="answer", purchase=purchase, step=step, status=0)
        return None

    def _socket_open(self) -> None:
        ticket = self.client.post(f"{API}/auth/ws-ticket/", headers=self.bearer, name="socket's ticket")
        if ticket.status_code != 200:
            return
        began = time.perf_counter()
        problem: Exception | None = None
        try:
            address = f"{SOCKETS}/ws/chat/{self.chat}/?token={ticket.json()['ticket']}"
            socket = websocket.create_connection(address, timeout=SOCKET_TIMEOUT_S, origin=self.host)
            socket.settimeout(None)
            self.socket = socket
            gevent.spawn(self._listen, socket)
            gevent.spawn(self._stay_alive, socket)
        except (OSError, websocket.WebSocketException) as error:
            problem = error
        self._told("socket opens", began, problem)

    def _listen(self, socket: websocket.WebSocket) -> None:
        """Hear what is said, and answer the server's signs of life, until the socket is closed."""
        code = 0
        try:
            while True:
                opcode, content = socket.recv_data()
                if opcode == websocket.ABNF.OPCODE_CLOSE:
                    code = int.from_bytes(content[:2]) if len(content) > 1 else 0
                    break
                self._hear(json.loads(content))
        except (OSError, ValueError, websocket.WebSocketException):
            pass
        if self.socket is socket:
            self.socket = None
            for heard in self.waiting.values():
                heard.set_exception(Closed(code) if code else OSError("the line is cut"))

    def _hear(self, frame: dict[str, Any]) -> None:
        self.sequence = max(self.sequence, frame.get("data", {}).get("sequence") or 0)
        said = frame.get("data", {}).get("client_id") or frame.get("id")
        if said in self.waiting:
            if frame.get("type") == "problem":
                self.waiting[said].set_exception(OSError(str(frame)[:200]))
            else:
                self.waiting[said].set(True)

    def _stay_alive(self, socket: websocket.WebSocket) -> None:
        while True:
            gevent.sleep(ALIVE_EVERY_S)
            if self.socket is not socket:
                return
            try:
                socket.send(
                    json.dumps(
                        {
                            "type": "resume",
                            "id": str(uuid4()),
                            "data": {"after": self.sequence},
                        }
                    )
                )
            except (OSError, websocket.WebSocketException):
                return

    def _socket_forget(self) -> None:
        if self.socket is not None:
            self.socket.close()
        self.socket = None

    def _told(self, name: str, began: float, problem: Exception | None, code: int = 0) -> None:
        self.environment.events.request.fire(
            request_type="WS",
            name=name,
            response_time=(time.perf_counter() - began) * 1000,
            response_length=0,
            response=SimpleNamespace(status_code=code) if code else None,
            exception=problem,
            context={},
        )
