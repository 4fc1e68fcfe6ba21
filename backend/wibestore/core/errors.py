"""Refusals: expected answers of "no", each with a stable code. A bug is not a refusal and is not caught."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

_registry: dict[str, type["DomainError"]] = {}


class DomainError(Exception):
    """
    A refusal with a stable code, turned into application/problem+json by `core.problems`.

    :param params: numbers and codes the client needs to say it in its own words; never secrets
    """

    code: ClassVar[str] = ""
    title: ClassVar[str] = ""
    status: ClassVar[int] = 409

    def __init__(self, detail: str = "", **params: Any) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.params = params

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "code" not in cls.__dict__:
            return
        known = _registry.get(cls.code)
        if known is not None and known.__qualname__ != cls.__qualname__:
            raise TypeError(f"error code {cls.code!r} is taken by {known.__qualname__}")
        _registry[cls.code] = cls

    def body(self) -> dict[str, Any]:
        """Return what this refusal adds to the problem document beside the common fields."""
        return {}


def registered_errors() -> dict[str, type[DomainError]]:
    """Return every refusal of the shop by its code (for the generated list of errors)."""
    return dict(sorted(_registry.items()))


@dataclass(frozen=True, slots=True)
class FieldError:
    """One wrong field: JSON pointer into the body or `?name` of the query, a stable code, words."""

    pointer: str
    code: str
    detail: str
    params: dict[str, Any] | None = None


class ValidationFailed(DomainError):
    """Some fields are not as they must be; all of them are named at once."""

    code = "validation.failed"
    title = "Some fields are not valid"
    status = 400

    def __init__(self, errors: Sequence[FieldError]) -> None:
        super().__init__()
        self.errors = tuple(errors)

    @classmethod
    def of(cls, pointer: str, code: str, detail: str, **params: Any) -> "ValidationFailed":
        """Return the refusal of a single field."""
        return cls([FieldError(pointer, code, detail, params or None)])

    def body(self) -> dict[str, Any]:
        """List the fields."""
        return {
            "errors": [
                {"pointer": error.pointer, "code": error.code, "detail": error.detail, "params": error.params or {}}
                for error in self.errors
            ]
        }


class MalformedRequest(DomainError):
    code = "request.malformed"
    title = "The request cannot be read"
    status = 400


class NotAuthenticated(DomainError):
    code = "auth.required"
    title = "Sign in to do this"
    status = 401


class NotPermitted(DomainError):
    code = "auth.not_permitted"
    title = "You have no right to do this"
    status = 403


class TwoFactorRequired(DomainError):
    """Staff without a second factor: their rights wait until they have set one up."""

    code = "auth.two_factor_required"
    title = "Set up a second factor to use your rights"
    status = 403


class StepUpRequired(DomainError):
    """The session must prove anew who it is; `params.methods` says how: password, totp, google."""

    code = "auth.step_up_required"
    title = "Confirm that it is you"
    status = 403


class InsecureTransport(DomainError):
    """Plain HTTP: whatever came was sent in the clear, and a redirect would hide that from whoever sent it."""

    code = "request.https_required"
    title = "Ask by https"
    status = 403


class CsrfFailed(DomainError):
    code = "auth.csrf_failed"
    title = "The request did not prove that it comes from the shop's own pages"
    status = 403


class NotFound(DomainError):
    code = "request.not_found"
    title = "There is nothing here"
    status = 404


class MethodNotAllowed(DomainError):
    code = "request.method_not_allowed"
    title = "This address does not take that method"
    status = 405


class PayloadTooLarge(DomainError):
    code = "request.too_large"
    title = "The request is too large"
    status = 413


class UnsupportedMediaType(DomainError):
    code = "request.unsupported_media_type"
    title = "This address does not take that kind of content"
    status = 415


class RateLimited(DomainError):
    """Too many requests. `params.retry_after_s` says how long to wait (seconds)."""

    code = "request.rate_limited"
    title = "Too many requests; wait a moment"
    status = 429


class AccountLocked(DomainError):
    """Too many wrong passwords, of an unknown e-mail too. `params.retry_after_s` says how long to wait (seconds)."""

    code = "auth.locked"
    title = "Too many wrong passwords; wait a little, or open the link in our letter"
    status = 429


class Unavailable(DomainError):
    code = "service.unavailable"
    title = "The shop is busy for a moment; nothing was changed"
    status = 503


class InternalError(DomainError):
    code = "server.error"
    title = "Something broke on our side; we have been told"
    status = 500


class IdempotencyMismatch(DomainError):
    code = "idempotency.mismatch"
    title = "This Idempotency-Key was already used with another request"
    status = 422


class VersionConflict(DomainError):
    """The resource changed since the caller read it (`expected_version`)."""

    code = "request.version_conflict"
    title = "This was changed meanwhile; look at it again"
    status = 409


class SettingNotFound(DomainError):
    """No number of this name can be changed while the shop runs."""

    code = "setting.not_found"
    title = "There is no such setting"
    status = 404


class DeliveryNotFound(DomainError):
    code = "outbox.not_found"
    title = "There is no such delivery"
    status = 404
