"""Addresses of ready reasons: any of the staff reads them, administrators change them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.backoffice.api.template_schemas import (
    ReasonTemplateIn,
    ReasonTemplateOut,
    ReasonTemplatePatchIn,
    ReasonTemplateQuery,
    ReasonTemplatesOut,
)
from wibestore.core.api import actor_of, admin_only, problems, staff_only
from wibestore.core.once import answer_once
from wibestore.moderation import selectors, services
from wibestore.moderation.types import TemplateInfo

router = Router(tags=["admin"], auth=staff_only)


@router.get("/admin/reason-templates/", response={200: ReasonTemplatesOut, **problems(401, 403)})
def admin_template_list(request: HttpRequest, query: Query[ReasonTemplateQuery]) -> Any:
    """List the ready reasons in their order."""
    return {"results": selectors.template_list(actor=actor_of(request), use=query.use)}


@router.post(
    "/admin/reason-templates/", auth=admin_only, response={201: ReasonTemplateOut, **problems(401, 403, 409, 422)}
)
def admin_template_create(request: HttpRequest, body: ReasonTemplateIn) -> HttpResponse:
    """Add a ready reason."""
    template = TemplateInfo(**body.model_dump())

    def effect() -> ReasonTemplateOut:
        made = services.template_create(actor=actor_of(request), template=template)
        return ReasonTemplateOut.model_validate(made)

    return answer_once(request, body, effect, status=201)


@router.patch(
    "/admin/reason-templates/{template_code}/",
    auth=admin_only,
    response={200: ReasonTemplateOut, **problems(401, 403, 404, 422)},
)
def admin_template_update(request: HttpRequest, template_code: str, body: ReasonTemplatePatchIn) -> HttpResponse:
    """Change a ready reason; what was said with it stays as it was said."""
    changes = body.model_dump(exclude_none=True)

    def effect() -> ReasonTemplateOut:
        changed = services.template_update(actor=actor_of(request), code=template_code, changes=changes)
        return ReasonTemplateOut.model_validate(changed)

    return answer_once(request, body, effect)
