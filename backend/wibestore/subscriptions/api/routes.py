"""Routes of plans and subscriptions."""

from collections.abc import Callable

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.core.api import actor_of, json_response, problems, public_json, to_json
from wibestore.core.idempotency import run_once
from wibestore.subscriptions import selectors, services
from wibestore.subscriptions.api.schemas import PlanListOut, PurchaseIn, QuoteOut, QuoteQuery, SubscriptionOut
from wibestore.subscriptions.types import MySubscription

router = Router(tags=["subscriptions"])


@router.get("/subscriptions/plans/", auth=None, response={200: PlanListOut, **problems()})
def subscription_plan_list(request: HttpRequest) -> HttpResponse:
    """List all plans, cheapest first."""
    return public_json(request, PlanListOut.model_validate({"results": selectors.plan_list()}))


@router.get("/subscriptions/my/", response={200: SubscriptionOut, **problems(401)})
def subscription_my(request: HttpRequest) -> HttpResponse:
    """Show the caller's subscription and its receipts."""
    return json_response(selectors.my_subscription(actor_of(request)))


@router.get("/subscriptions/quote/", response={200: QuoteOut, **problems(401)})
def subscription_quote(request: HttpRequest, query: Query[QuoteQuery]) -> HttpResponse:
    """Say what a change of plan would cost and do; nothing is changed."""
    return json_response(selectors.quote_get(actor=actor_of(request), plan=query.plan, period=query.period))


@router.post("/subscriptions/purchase/", response={200: SubscriptionOut, **problems(401, 409, 422)})
def subscription_purchase(request: HttpRequest, purchase: PurchaseIn) -> HttpResponse:
    """Start, renew or change the caller's subscription from the wallet, at the amount the quote named."""
    actor = actor_of(request)
    return _once(
        request,
        purchase.model_dump(mode="json"),
        lambda: services.subscription_purchase(actor=actor, **purchase.model_dump()),
    )


@router.post("/subscriptions/cancel/", response={200: SubscriptionOut, **problems(401, 409, 422)})
def subscription_cancel(request: HttpRequest) -> HttpResponse:
    """Let the subscription end with the period that is paid for."""
    actor = actor_of(request)
    return _once(request, {}, lambda: services.subscription_cancel(actor=actor))


@router.post("/subscriptions/resume/", response={200: SubscriptionOut, **problems(401, 409, 422)})
def subscription_resume(request: HttpRequest) -> HttpResponse:
    """Take a cancellation or a planned lower plan back."""
    actor = actor_of(request)
    return _once(request, {}, lambda: services.subscription_resume(actor=actor))


def _once(request: HttpRequest, body: dict[str, object], effect: Callable[[], MySubscription]) -> HttpResponse:
    status, answer = run_once(
        user_id=actor_of(request).user_id,
        key=request.headers.get("Idempotency-Key", ""),
        request={"route": f"POST {request.path}", "body": body},
        effect=lambda: (200, orjson.loads(to_json(effect()))),
    )
    # Sorted: the stored answer comes back with its keys in another order, and a repeat must be the same to the byte.
    return HttpResponse(
        orjson.dumps(answer, option=orjson.OPT_SORT_KEYS), status=status, content_type="application/json"
    )
