"""Routes of payout cards and withdrawals."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.core.api import Page, actor_of, problems
from wibestore.core.money import Som
from wibestore.core.once import answer_once
from wibestore.payments import selectors, services
from wibestore.payments.api.paging import next_path, page_position
from wibestore.payments.api.schemas import (
    CardIn,
    CardListOut,
    CardOut,
    WithdrawalActionIn,
    WithdrawalOut,
    WithdrawalProblem,
    WithdrawalQuery,
    WithdrawIn,
)
from wibestore.payments.rules.withdrawals import WithdrawalEvent
from wibestore.users.services import email_verified_check, step_up_check

router = Router(tags=["payments"])


@router.get("/payments/cards/", response={200: CardListOut, **problems(401)})
def payment_card_list(request: HttpRequest) -> Any:
    """List the viewer's payout cards."""
    return {"results": selectors.card_list(actor=actor_of(request))}


@router.post("/payments/cards/", response={201: CardOut, **problems(401, 403, 409, 422)})
def payment_card_add(request: HttpRequest, data: CardIn) -> HttpResponse:
    """Open the binding of a card; its owner names it at `bind_url`, on the provider's own page."""
    actor = actor_of(request)
    email_verified_check(actor=actor)
    step_up_check(actor=actor)
    return answer_once(
        request,
        data,
        lambda: CardOut.model_validate(services.card_bind_start(actor=actor, method=data.method)),
        status=201,
    )


@router.delete("/payments/cards/{uuid:card_id}/", response={204: None, **problems(401, 403, 404, 409)})
def payment_card_remove(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Remove one of the viewer's own cards."""
    actor = actor_of(request)
    step_up_check(actor=actor)
    services.card_remove(actor=actor, card_id=card_id)
    return HttpResponse(status=204)


@router.post("/payments/withdraw/", response={201: WithdrawalOut, **problems(401, 403, 404, 409, 422)})
def payment_withdraw(request: HttpRequest, data: WithdrawIn) -> HttpResponse:
    """Ask for money to be paid out; it leaves `available` at once."""
    actor = actor_of(request)
    email_verified_check(actor=actor)
    step_up_check(actor=actor)
    return answer_once(
        request,
        data,
        lambda: WithdrawalOut.model_validate(
            services.withdrawal_create(actor=actor, amount=Som(data.amount), card_id=data.card_id)
        ),
        status=201,
    )


@router.get("/payments/withdrawals/", response={200: Page[WithdrawalOut], **problems(401)})
def payment_withdrawal_list(request: HttpRequest, query: Query[WithdrawalQuery]) -> Any:
    """List the viewer's withdrawals, newest first."""
    actor = actor_of(request)
    scope = f"withdrawals:{actor.user_id}:{query.status}"
    page = selectors.withdrawal_page(
        actor=actor, state=query.status or "", after=page_position(query.cursor, scope), limit=query.page_size
    )
    return {"results": page.withdrawals, "next": next_path(request, page.next_after, scope)}


@router.get("/payments/withdrawals/{uuid:withdrawal_id}/", response={200: WithdrawalOut, **problems(401, 404)})
def payment_withdrawal(request: HttpRequest, withdrawal_id: UUID) -> Any:
    """Show one of the viewer's own withdrawals."""
    return selectors.withdrawal_get_for(actor=actor_of(request), withdrawal_id=withdrawal_id)


@router.post(
    "/payments/withdrawals/{uuid:withdrawal_id}/cancel/",
    response={200: WithdrawalOut, **problems(401, 404, 422), 409: WithdrawalProblem},
)
def payment_withdrawal_cancel(request: HttpRequest, withdrawal_id: UUID, step: WithdrawalActionIn) -> HttpResponse:
    """Take a withdrawal back while it waits for the staff; the money is available again."""
    actor = actor_of(request)
    selectors.withdrawal_get_for(actor=actor, withdrawal_id=withdrawal_id)
    return answer_once(
        request,
        step,
        lambda: WithdrawalOut.model_validate(
            services.withdrawal_transition(
                withdrawal_id, WithdrawalEvent.CANCEL, actor, expected_version=step.expected_version
            )
        ),
    )
