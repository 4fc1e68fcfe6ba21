"""
What is measured, in closed loops: the next message goes out when the one before it has come.

A room hears one message at a time; of each pair of chatting sockets one message is under way, so that half as many
messages as sockets are. Pairs answer at once, or after a pause that is another each time, as people do: equal pauses
would keep all pairs in one step, and the shop would meet them in waves.
"""

import asyncio
import random
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from bench.sockets.client import Socket

# What has not come after so long is lost.
LOST_AFTER_S = 10
_PROBLEM = b'"type":"problem"'
_SAID = (
    "Salom, narxi haqida gaplashsak bo'ladimi?", "Hali sotuvdami?", "Да, аккаунт в наличии", "Ha, bugun topshiraman",
    "Which skins come with it?", "Rahmat, tushundim", "Привязка к почте есть?", "Xavfsiz to'lov orqali olaman",
)  # fmt: skip


@dataclass(slots=True)
class Result:
    """How long each delivery took, in seconds; how many never came; how long the whole took."""

    delays: list[float] = field(default_factory=list)
    lost: int = 0
    elapsed_s: float = 0.0
    last_at: float = 0.0


async def room_round(sockets: Sequence[Socket], publish: Callable[[int], None], seconds: float, first: int) -> Result:
    """
    Let a room hear one message after the other.

    :param publish: sends the message about a number
    :param first: the number of the first message
    """
    result, number, started = Result(), first, perf_counter()
    while perf_counter() - started < seconds:
        await _room_message(sockets, publish, number, result)
        number += 1
    result.elapsed_s = perf_counter() - started
    return result


async def _room_message(sockets: Sequence[Socket], publish: Callable[[int], None], number: int, result: Result) -> None:
    mark, everybody, sent_at = b"N%dN" % number, asyncio.Event(), perf_counter()
    left = {one for one in sockets if one.is_open}

    def heard(socket: Socket, body: bytes) -> None:
        if mark in body and socket in left:
            result.delays.append(perf_counter() - sent_at)
            left.discard(socket)
            if not left:
                everybody.set()

    for socket in left:
        socket.heard = heard
    publish(number)
    try:
        await asyncio.wait_for(everybody.wait(), LOST_AFTER_S)
    except TimeoutError:
        result.lost += len(left)


class Pair:
    """Two who answer each other at once."""

    def __init__(self, number: int, sides: tuple[Socket, Socket]) -> None:
        self._listener, self._speaker = sides
        self._number, self._run, self._said = number, secrets.token_hex(4), 0
        self._mark, self._sent_at = b"", 0.0
        self.is_waiting = False
        self.result = Result()
        self.pause_s = 0.0
        self.is_over: Callable[[], bool] = lambda: True
        self._listener.heard = self._speaker.heard = self._heard

    def speak(self) -> None:
        """Let the other side of the last message say something."""
        self._listener, self._speaker = self._speaker, self._listener
        if not self._listener.is_open or not self._speaker.is_open:
            return
        self._said += 1
        client_id = f"{self._run}-{self._said >> 16:04x}-4{self._said & 0xFFF:03x}-8000-{self._said:012x}"
        text = _SAID[(self._said + self._number) % len(_SAID)]
        self._mark, self.is_waiting = client_id.encode(), True
        frame = f'{{"type":"chat.send","id":"{client_id}","data":{{"client_id":"{client_id}","text":"{text}"}}}}'
        self._sent_at = perf_counter()
        self._speaker.say(frame.encode())

    def _heard(self, socket: Socket, body: bytes) -> None:
        if socket is self._listener and self.is_waiting and self._mark in body:
            now = perf_counter()
            self.result.delays.append(now - self._sent_at)
            self.result.last_at, self.is_waiting = now, False
            if self.pause_s:
                pause_s = self.pause_s * random.uniform(0.5, 1.5)
                asyncio.get_running_loop().call_later(pause_s, self._speak_on)
            else:
                self._speak_on()
        elif _PROBLEM in body:
            raise RuntimeError(f"the shop refused a message: {body[:300]!r}")

    def _speak_on(self) -> None:
        if not self.is_over():
            self.speak()


async def pairs_round(pairs: Sequence[Pair], seconds: float, pause_s: float = 0.0) -> Result:
    """Let all pairs chat for some seconds; with a pause before each answer they do not begin all at once either."""
    result, started = Result(), perf_counter()
    for at, pair in enumerate(pairs):
        pair.result, pair.pause_s = result, pause_s
        pair.is_over = lambda: perf_counter() - started >= seconds
        asyncio.get_running_loop().call_later(pause_s * at / len(pairs), pair.speak)
    await asyncio.sleep(seconds)
    deadline = perf_counter() + LOST_AFTER_S
    while any(pair.is_waiting for pair in pairs) and perf_counter() < deadline:
        await asyncio.sleep(0.01)
    # Waiting for what is lost is no part of it.
    result.elapsed_s = max(result.last_at - started, seconds)
    result.lost = sum(pair.is_waiting for pair in pairs)
    return result
