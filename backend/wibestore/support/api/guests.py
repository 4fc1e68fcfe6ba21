"""Addresses for people without an account. Tokens come in bodies alone, so that no log and no referrer has them."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Status

from wibestore.core.api import actor_of, problems
from wibestore.core.ratelimit import check_auth_limit
from wibestore.support import selectors, services
from wibestore.support.api.schemas import GuestAcceptedOut, GuestIn, GuestMessageIn, GuestTokenIn, MySupportOut
from wibestore.support.types import Topic
from wibestore.users.errors import OriginNotAllowed

router = Router(tags=["support"])


@router.post("/support/guest/requests/", auth=None, response={202: GuestAcceptedOut, **problems(403)})
def support_guest_ask(request: HttpRequest, question: GuestIn) -> Status[GuestAcceptedOut]:
    """Ask the shop something without an account: the staff see it once the e-mail is proved by its letter."""
    _guard(request, "support-ask")
    services.guest_ask(
        actor=actor_of(request),
        email=question.email,
        topic=Topic(question.topic),
        text=question.text,
        client_id=question.client_id,
    )
    return Status(202, GuestAcceptedOut())


@router.post("/support/guest/open/", auth=None, response={200: MySupportOut, **problems(403)})
def support_guest_open(request: HttpRequest, link: GuestTokenIn) -> Any:
    """Show a guest's request by the link of a letter; the first time it proves the e-mail."""
    _guard(request, "support-open")
    return selectors.guest_request_get(request_id=services.guest_open(token=link.token))


@router.post("/support/guest/messages/", auth=None, response={201: MySupportOut, **problems(403, 409)})
def support_guest_write(request: HttpRequest, message: GuestMessageIn) -> Any:
    """Add a word to a guest's request; the same `client_id` again changes nothing."""
    _guard(request, "support-write")
    request_id = services.guest_write(token=message.token, text=message.text, client_id=message.client_id)
    return Status(201, selectors.guest_request_get(request_id=request_id))


@router.post("/support/guest/close/", auth=None, response={200: MySupportOut, **problems(403)})
def support_guest_close(request: HttpRequest, link: GuestTokenIn) -> Any:
    """Close a guest's request: it is settled."""
    _guard(request, "support-close")
    return selectors.guest_request_get(request_id=services.guest_close(token=link.token))


def _guard(request: HttpRequest, action: str) -> None:
    if request.headers.get("Origin") not in {None, settings.PUBLIC_URL, *settings.CSRF_TRUSTED_ORIGINS}:
        raise OriginNotAllowed
    check_auth_limit(request, action)
