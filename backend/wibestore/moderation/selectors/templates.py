"""Ready reasons, as staff choose among them."""

from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.moderation.models import ReasonTemplate
from wibestore.moderation.types import TemplateInfo

_COLUMNS = ("code", "use", "field", "text", "position", "is_active")


def template_list(*, actor: Actor, use: str | None = None) -> list[TemplateInfo]:
    """
    Return the ready reasons (of one use) in their order: one query. There are few, so there are no pages.

    :raises NotPermitted: the actor is not of the staff
    """
    if not actor.is_staff:
        raise NotPermitted
    rows = ReasonTemplate.objects.filter(use=use) if use else ReasonTemplate.objects.all()
    return [template_info(row) for row in rows.order_by("use", "position", "code")]


def template_info(row: ReasonTemplate) -> TemplateInfo:
    """Return a ready reason as others see it."""
    return TemplateInfo(**{name: getattr(row, name) for name in _COLUMNS})
