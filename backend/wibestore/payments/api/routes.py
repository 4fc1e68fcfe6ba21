"""Routes of wallet, deposits and webhooks; cards, withdrawals and transactions have files of their own."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from wibestore.core.api import Input, actor_of, json_response, problems, public_json
from wibestore.core.idempotency import run_once
from wibestore.core.money import Som
from wibestore.core.once import answer_once
from wibestore.core.ratelimit import hit
from wibestore.payments import selectors, services
from wibestore.payments.api import cards, sandbox, sandbox_bank, transactions
from wibestore.payments.api.schemas import (
    DepositConfirmIn,
    DepositIn,
    DepositOut,
    MethodListOut,
    WalletOut,
)
from wibestore.payments.providers.base import WebhookPayload

router = Router(tags=["payments"])
for part in (cards, transactions, sandbox_bank, sandbox):
    router.add_router("", part.router)

# R6.2's limit is a person's; a provider sends more (security.md, W8), but not without an end.
# Nobody finds a code by trying.
CONFIRM_RATE = "10/hour"
WEBHOOK_RATE = "6000/minute"
MAX_WEBHOOK_BYTES = 64 * 1024


@router.get("/payments/methods/", auth=None, response={200: MethodListOut, **problems()})
def payment_method_list(request: HttpRequest) -> HttpResponse:
    """List the ways to pay in."""
    return public_json(request, MethodListOut.model_validate({"results": selectors.method_list()}))


@router.get("/payments/wallet/", response={200: WalletOut, **problems(401)})
def payment_wallet(request: HttpRequest) -> Any:
    """Show the viewer's balances."""
    return selectors.wallet_get(actor=actor_of(request))


@router.post("/payments/deposit/", response={201: DepositOut, **problems(401, 404, 409, 422)})
def payment_deposit_create(request: HttpRequest, data: DepositIn) -> HttpResponse:
    """Open a deposit; repeat with the same `Idempotency-Key` to get the first answer again."""
    actor = actor_of(request)
    body = data.model_dump(mode="json")

    def effect() -> tuple[int, Any]:
        deposit = services.deposit_create(actor=actor, **{**data.model_dump(), "amount": Som(data.amount)})
        return 201, DepositOut.model_validate(deposit).model_dump(mode="json")

    key = request.headers.get("Idempotency-Key", "")
    status, answer = run_once(
        user_id=actor.user_id, key=key, request={"route": "payments/deposit/", "body": body}, effect=effect
    )
    return json_response(answer, status=status)


@router.post(
    "/payments/deposits/{uuid:deposit_id}/confirm/", response={200: DepositOut, **problems(401, 404, 409, 422, 429)}
)
def payment_deposit_confirm(request: HttpRequest, deposit_id: UUID, data: DepositConfirmIn) -> HttpResponse:
    """Let the bound card pay, by the code its owner was sent; a deposit that stays pending has no answer yet."""
    actor = actor_of(request)
    selectors.deposit_get_for(actor=actor, deposit_id=deposit_id)
    hit(CONFIRM_RATE, "deposit-confirm", str(deposit_id))
    return answer_once(
        request,
        data,
        lambda: DepositOut.model_validate(services.deposit_confirm(actor=actor, deposit_id=deposit_id, code=data.code)),
    )


@router.post("/payments/deposits/{uuid:deposit_id}/refund/", response={200: DepositOut, **problems(401, 404, 409, 422)})
def payment_deposit_refund(request: HttpRequest, deposit_id: UUID) -> HttpResponse:
    """Send a deposit back to where it was paid from; the provider is asked after this, and may refuse."""
    actor = actor_of(request)
    return answer_once(
        request,
        Input(),
        lambda: DepositOut.model_validate(services.deposit_refund(actor=actor, deposit_id=deposit_id)),
    )


@router.get("/payments/deposits/{uuid:deposit_id}/", response={200: DepositOut, **problems(401, 404)})
def payment_deposit(request: HttpRequest, deposit_id: UUID) -> Any:
    """Show one of the viewer's own deposits."""
    return selectors.deposit_get_for(actor=actor_of(request), deposit_id=deposit_id)


@router.post(
    "/payments/webhooks/{str:provider}/",
    auth=None,
    response={200: dict[str, Any], **problems(404)},
    # Also its refusals: a protocol says by which status, in which format.
    openapi_extra={"responses": {"default": {"description": "As the provider's own protocol says"}}},
)
def payment_webhook(request: HttpRequest, provider: str) -> HttpResponse:
    """Take a provider's signed call; the answer is in the provider's own format."""
    ip = str(getattr(request, "client_ip", ""))
    hit(WEBHOOK_RATE, "webhook", ip, fail_open=True)
    payload = WebhookPayload(
        method=request.method or "",
        headers={name.lower(): value for name, value in request.headers.items()},
        body=_body_of(request),
        ip=ip[:45],
    )
    answer = services.webhook_receive(provider=provider, payload=payload)
    return HttpResponse(answer.body, status=answer.status, content_type=answer.content_type, headers=answer.headers)


@router.api_operation(
    ["GET", "PUT", "PATCH", "DELETE"], "/payments/webhooks/{str:provider}/", auth=None, include_in_schema=False
)
def payment_webhook_other(request: HttpRequest, provider: str) -> HttpResponse:
    """Tell a provider in its own format that its calls come by POST."""
    return payment_webhook(request, provider)


def _body_of(request: HttpRequest) -> bytes:
    """Return the call's body; empty, so that nothing can be read in it, where it is larger than any call is."""
    length = request.headers.get("Content-Length", "")
    if length.isdigit() and int(length) > MAX_WEBHOOK_BYTES:
        return b""
    return request.body
