"""
HTTP as a careful client speaks it: one key per intent, asked again until an answer comes.

On purpose it loses some answers, as a bad network does: it hangs up while the shop still works, or forgets what it
read. What it forgot it compares with what it is told later: one key, one answer.
"""

import http.client
import random
import time
from dataclasses import dataclass

import orjson

from crash.record import Intent, Record

TIMEOUT_S = 12
GIVE_UP_AFTER_S = 120
DROP_SHARE = 0.15
ASK_AGAIN_SHARE = 0.1
LONGEST_PAUSE_S = 0.5
_HOST = "127.0.0.1"
_SERVER_ERROR = 500
_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came."""

    status: int
    content: bytes
    content_type: str

    @property
    def is_yes(self) -> bool:
        """Tell whether the shop said yes."""
        return 200 <= self.status < 300


class NoAnswerError(Exception):
    """The shop gave no answer for a long time."""


class Wire:
    """One customer's line to the shop; not shared between threads."""

    def __init__(self, port: int, record: Record, shuffled: random.Random, *, is_careless: bool = False) -> None:
        self._port, self._record, self._shuffled = port, record, shuffled
        #: Seeded fault: sends no key, and loses every first answer.
        self._is_careless = is_careless

    def intend(self, intent: Intent) -> None:
        """
        Ask for something until the shop answers, and write the answer into the intent.

        :raises NoAnswerError: it never did
        """
        content = orjson.dumps(intent.wanted)
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {intent.person.token}"}
        if not self._is_careless:
            headers["Idempotency-Key"] = intent.key
        forgotten: list[Answer] = []
        answer = self._until_answered(intent, content, headers, forgotten)
        if answer.is_yes and intent.key and self._shuffled.random() < ASK_AGAIN_SHARE and not self._is_careless:
            forgotten.append(self._until_answered(intent, content, headers, forgotten))
        intent.status, intent.body = answer.status, _parsed(answer)
        self._compare(intent, answer, forgotten)

    def ask(self, method: str, path: str, *, token: str = "", form: bytes | None = None) -> Answer:
        """
        Send a request that may be repeated freely, until it is answered.

        :raises NoAnswerError: it never was
        """
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        deadline = time.monotonic() + GIVE_UP_AFTER_S
        while time.monotonic() < deadline:
            answer = self._attempt(method, path, form, headers)
            if answer is not None:
                return answer
            self._rest()
        raise NoAnswerError(f"{method} {path}")

    def _until_answered(
        self, intent: Intent, content: bytes, headers: dict[str, str], forgotten: list[Answer]
    ) -> Answer:
        deadline = time.monotonic() + GIVE_UP_AFTER_S
        while time.monotonic() < deadline:
            intent.attempts += 1
            if self._loses(intent):
                intent.dropped += 1
                forgotten += self._lost_attempt(intent.path, content, headers)
                continue
            answer = self._attempt("POST", intent.path, content, headers)
            if answer is not None:
                return answer
            self._rest()
        raise NoAnswerError(str(intent))

    def _loses(self, intent: Intent) -> bool:
        return intent.attempts == 1 if self._is_careless else self._shuffled.random() < DROP_SHARE

    def _lost_attempt(self, path: str, content: bytes, headers: dict[str, str]) -> list[Answer]:
        """Send a request and lose its answer; return what was read all the same, for the comparison alone."""
        if self._is_careless or self._shuffled.random() < 0.5:
            answer = self._attempt("POST", path, content, headers)
            return [answer] if answer else []
        connection = http.client.HTTPConnection(_HOST, self._port, timeout=TIMEOUT_S)
        try:
            connection.request("POST", path, content, headers)
            time.sleep(self._shuffled.uniform(0, 0.06))
        except OSError:
            self._rest()
        finally:
            connection.close()
        return []

    def _attempt(self, method: str, path: str, content: bytes | None, headers: dict[str, str]) -> Answer | None:
        """Return the answer, None when there was none or the shop could not say."""
        connection = http.client.HTTPConnection(_HOST, self._port, timeout=TIMEOUT_S)
        try:
            connection.request(method, path, content, headers)
            response = connection.getresponse()
            answer = Answer(response.status, response.read(), response.headers.get_content_type())
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        return None if answer.status >= _SERVER_ERROR or answer.status == _TOO_MANY else answer

    def _compare(self, intent: Intent, answer: Answer, forgotten: list[Answer]) -> None:
        if self._is_careless:
            return
        for other in forgotten:
            # A refusal left nothing behind: its repeat may meet another world.
            if other.is_yes and (other.status, _parsed(other)) != (answer.status, _parsed(answer)):
                self._record.differences.append(
                    f"{intent}: one key, two answers: {other.status} {other.content[:300]!r}"
                    f" and {answer.status} {answer.content[:300]!r}."
                )

    def _rest(self) -> None:
        time.sleep(self._shuffled.uniform(0.05, LONGEST_PAUSE_S))


def _parsed(answer: Answer) -> object:
    return orjson.loads(answer.content) if answer.content_type.endswith("json") else None
