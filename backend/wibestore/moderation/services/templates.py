"""Ready reasons: those the shop begins with, and what administrators make of them."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from wibestore.audit import services as audit
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.core.units import atomic
from wibestore.moderation.errors import TemplateExists, TemplateNotFound
from wibestore.moderation.models import ReasonTemplate
from wibestore.moderation.reference import ANSWERS, TEMPLATES, Ready
from wibestore.moderation.selectors.templates import template_info
from wibestore.moderation.types import TemplateInfo


def templates_load(template_model: Any = ReasonTemplate, templates: Sequence[Ready] = (*TEMPLATES, *ANSWERS)) -> int:
    """
    Add the ready reasons that are missing; return how many there were. Known ones stay as staff left them.

    :param template_model: the migration's own model, where a migration calls
    :param templates: code, use, field and words of each; all that the shop begins with
    """
    added = 0
    for position, (code, use, field, text) in enumerate(templates):
        values = {"use": use, "field": field, "text": text, "position": position}
        _, is_new = template_model.objects.get_or_create(code=code, defaults=values)
        added += is_new
    return added


@atomic
def template_create(*, actor: Actor, template: TemplateInfo) -> TemplateInfo:
    """
    Add a ready reason; its code stays for good.

    :raises NotPermitted: the actor is no administrator
    :raises TemplateExists: there is one with this code
    """
    _admin_check(actor)
    values = asdict(template)
    row, is_new = ReasonTemplate.objects.get_or_create(code=template.code, defaults=values)
    if not is_new:
        raise TemplateExists(code=template.code)
    _audit(actor, "template.created", row.code, before={}, after=values)
    return template


@atomic
def template_update(*, actor: Actor, code: str, changes: dict[str, Any]) -> TemplateInfo:
    """
    Change a ready reason; what is the same as before is no change. What was said with it stays as it was said.

    :param changes: of use, field, text, position, is_active
    :raises NotPermitted: the actor is no administrator
    :raises TemplateNotFound: there is none
    """
    _admin_check(actor)
    row = ReasonTemplate.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise TemplateNotFound
    before = {name: getattr(row, name) for name in changes}
    after = {name: value for name, value in changes.items() if before[name] != value}
    if after:
        for name, value in after.items():
            setattr(row, name, value)
        row.save(update_fields=list(after))
        _audit(actor, "template.updated", code, before={name: before[name] for name in after}, after=after)
    return template_info(row)


def _admin_check(actor: Actor) -> None:
    if not actor.is_admin:
        raise NotPermitted


def _audit(actor: Actor, action: str, code: str, *, before: dict[str, Any], after: dict[str, Any]) -> None:
    audit.audit_write(
        actor=actor, action=action, target="template", target_id=code, details={"before": before, "after": after}
    )
