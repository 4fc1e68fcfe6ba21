"""Calls to Multicard: its token, its envelope, its errors. Nothing of what is sent or answered is logged."""

import hashlib
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import orjson
from django.core.cache import cache
from pydantic import BaseModel, ValidationError

from wibestore.payments.errors import ProviderUnavailable
from wibestore.payments.providers.asking import provider_ask
from wibestore.payments.providers.multicard.settings import MulticardSettings
from wibestore.payments.providers.multicard.wire import Message, moment

logger = logging.getLogger("wibestore.payments")

TIMEOUT_S = 10.0
_UNAUTHORIZED = 401
# Renewed this long before it ends; one whose end cannot be read is kept a little while only.
_TOKEN_MARGIN = timedelta(minutes=2)
_TOKEN_UNSURE = timedelta(minutes=5)
_TOKEN_LONGEST = timedelta(days=1)
_MAX_CODE_LENGTH = 32


class MulticardRefused(Exception):
    """Multicard's own no, by its code: `ERROR_FIELDS`, `ERROR_WRONG_OTP`, …"""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(code)
        self.code = code
        self.status = status

    @property
    def failure_code(self) -> str:
        """Return the code as we keep it: `error_card_not_found`."""
        return self.code.lower()[:_MAX_CODE_LENGTH]


class _Token(Message):
    token: str
    expiry: str | None = None


class _Refusal(Message):
    code: str


class _Envelope(Message):
    success: bool
    data: Any = None
    error: _Refusal | None = None


class MulticardClient:
    """Talks to Multicard for one contract."""

    def __init__(self, settings: MulticardSettings) -> None:
        self._settings = settings
        self._base = settings.api_url.rstrip("/")
        known_by = hashlib.sha256(f"{self._base} {settings.application_id}".encode()).hexdigest()[:32]
        self._cache_key = f"payments.multicard.token.{known_by}"

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """
        Return the `data` of an answer.

        :raises MulticardRefused: it said no
        :raises ProviderUnavailable: no usable answer; what it was asked for may have been done
        """
        response = self._send(method, path, body, self._token())
        if response.status_code == _UNAUTHORIZED:
            cache.delete(self._cache_key)
            response = self._send(method, path, body, self._token())
        envelope = _read(_Envelope, response)
        if not envelope.success:
            code = envelope.error.code if envelope.error else "ERROR_UNKNOWN"
            raise MulticardRefused(code, response.status_code)
        return envelope.data

    def read[M: BaseModel](self, model: type[M], method: str, path: str, body: dict[str, Any] | None = None) -> M:
        """
        Return the `data` of an answer as `model`.

        :raises MulticardRefused: it said no
        :raises ProviderUnavailable: no usable answer; what it was asked for may have been done
        """
        return model_of(model, self.call(method, path, body))

    def _token(self) -> str:
        """Return a token that is good for a while, asking for a new one where there is none."""
        known: str | None = cache.get(self._cache_key)
        if known:
            return known
        body = {
            "application_id": self._settings.application_id,
            "secret": self._settings.secret.get_secret_value(),
        }
        # The one answer without the envelope; its errors have another form too.
        answer = _read(_Token, self._send("POST", "/auth", body, ""))
        now = datetime.now(UTC)
        left = moment(answer.expiry, now + _TOKEN_UNSURE + _TOKEN_MARGIN) - now - _TOKEN_MARGIN
        if left > timedelta(0):
            cache.set(self._cache_key, answer.token, timeout=int(min(left, _TOKEN_LONGEST).total_seconds()) or 1)
        return answer.token

    def _send(self, method: str, path: str, body: dict[str, Any] | None, token: str) -> httpx.Response:
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
        content = None if body is None else orjson.dumps(body)
        try:
            return provider_ask(
                "multicard", method, f"{self._base}{path}", timeout_s=TIMEOUT_S, content=content, headers=headers
            )
        except httpx.HTTPError as error:
            raise ProviderUnavailable("Multicard does not answer") from error


def model_of[M: BaseModel](model: type[M], data: Any) -> M:
    """
    Return what Multicard has answered as `model`.

    :raises ProviderUnavailable: it is something else
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise _unusable(error) from None


def _read[M: BaseModel](model: type[M], response: httpx.Response) -> M:
    try:
        return model.model_validate_json(response.content)
    except ValidationError as error:
        raise _unusable(error) from None


def _unusable(error: ValidationError) -> ProviderUnavailable:
    # Only where it is wrong: the answer itself may hold a token.
    places = [".".join(str(part) for part in problem["loc"]) for problem in error.errors()[:5]]
    logger.warning("Multicard gave no usable answer", extra={"provider": "multicard", "places": places})
    return ProviderUnavailable("Multicard gave no usable answer")
