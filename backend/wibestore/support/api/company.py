"""Who stands behind the shop: from its environment, the same for everybody."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router

from wibestore.core.api import problems, public_json
from wibestore.support.api.schemas import CompanyOut

router = Router(tags=["support"])


@router.get("/company/", response={200: CompanyOut, **problems()}, auth=None)
def company_detail(request: HttpRequest) -> HttpResponse:
    """Show the company's details as the shop's owner filled them in."""
    answer = CompanyOut(**settings.COMPANY, is_development=settings.DEBUG or settings.DEMO)
    return public_json(request, answer.model_dump(), max_age_s=300)
