"""Addresses of what the staff sees of the payment providers: their calls as they came, and where their lists differ."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.backoffice import selectors
from wibestore.backoffice.api.paging import cursor_path
from wibestore.backoffice.api.provider_schemas import (
    DifferenceQuery,
    DifferenceResolveIn,
    DifferencesOut,
    PaymentMethodIn,
    PaymentMethodOut,
    ProviderCallOut,
    ProviderCallPageOut,
    ProviderCallQuery,
    ProviderOut,
    ReplayIn,
    ResolvedOut,
)
from wibestore.core.api import actor_of, admin_only, finance_only, problems
from wibestore.core.once import answer_once
from wibestore.payments import selectors as payments_selectors
from wibestore.payments import services as payments
from wibestore.users.services import step_up_check

router = Router(tags=["admin"], auth=finance_only)


@router.get("/admin/providers/", response={200: list[ProviderOut], **problems(401, 403)})
def admin_provider_list(request: HttpRequest) -> Any:
    """List the providers with their day so far, what each holds for the shop, and what is not yet explained."""
    return selectors.provider_list(actor=actor_of(request))


@router.patch(
    "/admin/payment-methods/{code}/",
    response={200: PaymentMethodOut, **problems(401, 403, 404, 422)},
    auth=admin_only,
)
def admin_payment_method_change(request: HttpRequest, code: str, data: PaymentMethodIn) -> HttpResponse:
    """Switch a way to pay on or off, or change its limits; deposits that were begun go on."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)

    def effect() -> PaymentMethodOut:
        return PaymentMethodOut.model_validate(payments.method_update(actor=actor, code=code, **data.model_dump()))

    return answer_once(request, data, effect)


@router.get("/admin/provider-calls/", response={200: ProviderCallPageOut, **problems(401, 403)})
def admin_provider_call_list(request: HttpRequest, query: Query[ProviderCallQuery]) -> Any:
    """List providers' calls, the newest first; secrets and card numbers were never kept."""
    page = selectors.provider_call_page(actor=actor_of(request), **query.model_dump())
    return {"results": page["results"], "next": cursor_path(request, page["next"])}


@router.get(
    "/admin/provider-calls/{uuid:provider_call_id}/", response={200: ProviderCallOut, **problems(401, 403, 404)}
)
def admin_provider_call(request: HttpRequest, provider_call_id: UUID) -> Any:
    """Show one call as it came."""
    return payments_selectors.provider_call_get(actor=actor_of(request), call_id=provider_call_id)


@router.post(
    "/admin/provider-calls/{uuid:provider_call_id}/replay/",
    response={201: ProviderCallOut, **problems(401, 403, 404, 409, 422)},
)
def admin_provider_call_replay(request: HttpRequest, provider_call_id: UUID, data: ReplayIn) -> HttpResponse:
    """Play an authentic call again, after a bug of ours; what it asks for happens once. Answers with the new call."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)

    def effect() -> ProviderCallOut:
        new_id = payments.provider_call_replay(actor=actor, call_id=provider_call_id, reason=data.reason)
        return ProviderCallOut.model_validate(payments_selectors.provider_call_get(actor=actor, call_id=new_id))

    return answer_once(request, data, effect, status=201)


@router.get("/admin/reconciliation/", response={200: DifferencesOut, **problems(401, 403)})
def admin_difference_list(request: HttpRequest, query: Query[DifferenceQuery]) -> Any:
    """List where a provider's list of a day differs from ours; what nobody has dealt with, the oldest first."""
    page = selectors.difference_page(actor=actor_of(request), **query.model_dump())
    return {"results": page["results"], "next": cursor_path(request, page["next"])}


@router.post(
    "/admin/reconciliation/{uuid:difference_id}/resolve/",
    response={200: ResolvedOut, **problems(401, 403, 404, 409, 422)},
)
def admin_difference_resolve(request: HttpRequest, difference_id: UUID, data: DifferenceResolveIn) -> HttpResponse:
    """Note how a difference was dealt with."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)

    def effect() -> ResolvedOut:
        payments.difference_resolve(actor=actor, difference_id=difference_id, note=data.note)
        return ResolvedOut(id=difference_id)

    return answer_once(request, data, effect)
