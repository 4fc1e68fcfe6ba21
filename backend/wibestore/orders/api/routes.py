"""HTTP of orders: translate, call one service or selector, answer with the whole order."""

from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from ninja import Query, Router
from pydantic import Field, field_validator

from wibestore.core.api import PageQuery, actor_of, json_response, problems
from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.orders import selectors, services
from wibestore.orders.api.answering import answer_once, credentials_shown
from wibestore.orders.api.schemas import (
    CredentialsOut,
    DeliverIn,
    OrderActionIn,
    OrderIn,
    OrderOut,
    OrderPage,
    OrderProblem,
    OrderReasonIn,
)
from wibestore.orders.rules import Event, OrderState
from wibestore.users.services import step_up_check
from wibestore.vault.types import Credentials

router = Router(tags=["orders"])
_STEP = {200: OrderOut, **problems(401, 404, 422), 409: OrderProblem}


class OrderQuery(PageQuery):
    """Parameters of a list of orders."""

    state: str = Field(
        "",
        max_length=200,
        description="One state or several, separated by commas; all when left out",
        examples=["paid,delivered"],
    )

    @field_validator("state")
    @classmethod
    def _states_known(cls, state: str) -> str:
        for code in filter(None, state.split(",")):
            if code not in set(OrderState):
                raise ValueError(f"There is no state {code[:32]!r}")
        return state

    @property
    def states(self) -> list[str]:
        """Return the states asked for."""
        return [code for code in self.state.split(",") if code]


@router.post("/orders/", response={201: OrderOut, **problems(401, 403, 404, 409, 422)})
def order_create(request: HttpRequest, order: OrderIn) -> HttpResponse:
    """Reserve a listing at the price the buyer saw."""
    actor = actor_of(request)
    return answer_once(request, order, lambda: services.order_create(actor=actor, **order.model_dump()), status=201)


@router.get("/orders/", response={200: OrderPage, **problems(401)})
def order_list(request: HttpRequest, query: Query[OrderQuery]) -> HttpResponse:
    """List the caller's orders, bought and sold, newest first."""
    return _page(request, query, "any")


@router.get("/profile/purchases/", response={200: OrderPage, **problems(401)})
def purchase_list(request: HttpRequest, query: Query[OrderQuery]) -> HttpResponse:
    """List what the caller bought, newest first."""
    return _page(request, query, "buyer")


@router.get("/profile/sales/", response={200: OrderPage, **problems(401)})
def sale_list(request: HttpRequest, query: Query[OrderQuery]) -> HttpResponse:
    """List what the caller sold, newest first."""
    return _page(request, query, "seller")


@router.get("/orders/{uuid:order_id}/", response={200: OrderOut, **problems(401, 404)})
def order_get(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Show an order to its buyer, its seller or staff."""
    return json_response(selectors.order_get_for(actor=actor_of(request), order_id=order_id))


@router.post("/orders/{uuid:order_id}/pay/", response=_STEP)
def order_pay(request: HttpRequest, order_id: UUID, step: OrderActionIn) -> HttpResponse:
    """Pay from the wallet: the price goes to escrow; sealed credentials are delivered at once."""
    return _step(request, order_id, Event.PAY, step)


@router.post("/orders/{uuid:order_id}/deliver/", response=_STEP)
def order_deliver(request: HttpRequest, order_id: UUID, step: DeliverIn) -> HttpResponse:
    """Hand the login data over; it goes to the vault."""
    return _hand_over(request, order_id, Event.DELIVER, step)


@router.post("/orders/{uuid:order_id}/replace-credentials/", response=_STEP)
def order_credentials_replace(request: HttpRequest, order_id: UUID, step: DeliverIn) -> HttpResponse:
    """Hand over login data anew, at most twice: the buyer sees it from now on and has a day again."""
    return _hand_over(request, order_id, Event.REPLACE_CREDENTIALS, step)


@router.post("/orders/{uuid:order_id}/decline/", response=_STEP)
def order_decline(request: HttpRequest, order_id: UUID, step: OrderReasonIn) -> HttpResponse:
    """Refuse to deliver: the buyer gets the money back, the listing is paused."""
    return _step(request, order_id, Event.DECLINE, step, reason=step.reason)


@router.post("/orders/{uuid:order_id}/confirm/", response=_STEP)
def order_confirm(request: HttpRequest, order_id: UUID, step: OrderActionIn) -> HttpResponse:
    """Confirm that the account is as promised: the seller is paid."""
    return _step(request, order_id, Event.CONFIRM, step)


@router.post("/orders/{uuid:order_id}/cancel/", response={**_STEP, **problems(403)})
def order_cancel(request: HttpRequest, order_id: UUID, step: OrderReasonIn) -> HttpResponse:
    """Cancel before paying, or after the seller's time has passed."""
    actor = actor_of(request)
    if actor.is_moderator:
        step_up_check(actor=actor, within=settings.STEP_UP_STAFF)
    return _step(request, order_id, Event.CANCEL, step, reason=step.reason)


@router.post(
    "/orders/{uuid:order_id}/credentials/reveal/", response={200: CredentialsOut, **problems(401, 403, 404, 409)}
)
def order_credentials_reveal(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Show the login data to the buyer; the look is logged and shown to both sides."""
    actor = actor_of(request)
    step_up_check(actor=actor)
    return credentials_shown(*services.credentials_reveal(order_id=order_id, actor=actor))


def _hand_over(request: HttpRequest, order_id: UUID, event: Event, step: DeliverIn) -> HttpResponse:
    secrets = step.model_dump(exclude={"expected_version"})
    # What is kept of the request must not let anybody guess the secrets: a keyed hash stands for them.
    digest = salted_hmac("orders.deliver", orjson.dumps(secrets), algorithm="sha256").hexdigest()
    intent = {"expected_version": step.expected_version, "credentials": digest}
    return _step(request, order_id, event, step, intent=intent, credentials=Credentials(**secrets))


def _step(
    request: HttpRequest,
    order_id: UUID,
    event: Event,
    step: OrderActionIn,
    *,
    intent: dict[str, Any] | None = None,
    **details: Any,
) -> HttpResponse:
    actor = actor_of(request)
    return answer_once(
        request,
        intent or step,
        lambda: services.transition(order_id, event, actor, expected_version=step.expected_version, **details),
    )


def _page(request: HttpRequest, query: OrderQuery, side: selectors.Side) -> HttpResponse:
    scope = f"orders.{side}:{query.state}"
    after = None
    if query.cursor:
        created_at, order_id = cursor_decode(query.cursor, scope=scope)
        after = datetime.fromisoformat(created_at), UUID(order_id)
    page = selectors.order_page(
        actor=actor_of(request), side=side, states=query.states, after=after, limit=query.page_size
    )
    following = None
    if page.next_position:
        created_at, order_id = page.next_position
        parameters = request.GET.copy()
        parameters["cursor"] = cursor_encode([created_at.isoformat(), str(order_id)], scope=scope)
        following = f"{request.path}?{parameters.urlencode()}"
    return json_response({"results": page.orders, "next": following, "previous": None})
