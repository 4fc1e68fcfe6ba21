"""Routes of plans."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from wibestore.core.api import problems, public_json
from wibestore.subscriptions import selectors
from wibestore.subscriptions.api.schemas import PlanListOut

router = Router(tags=["subscriptions"])


@router.get("/subscriptions/plans/", auth=None, response={200: PlanListOut, **problems()})
def subscription_plan_list(request: HttpRequest) -> HttpResponse:
    """List all plans, cheapest first."""
    return public_json(request, PlanListOut.model_validate({"results": selectors.plan_list()}))
