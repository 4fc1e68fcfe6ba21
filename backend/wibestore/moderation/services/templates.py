"""Ready reasons: those the shop begins with."""

from typing import Any

from wibestore.moderation.models import ReasonTemplate
from wibestore.moderation.reference import TEMPLATES


def templates_load(template_model: Any = ReasonTemplate) -> int:
    """
    Add the ready reasons that are missing; return how many there were. Known ones stay as staff left them.

    :param template_model: the migration's own model, where a migration calls
    """
    added = 0
    for position, (code, use, field, text) in enumerate(TEMPLATES):
        values = {"use": use, "field": field, "text": text, "position": position}
        _, is_new = template_model.objects.get_or_create(code=code, defaults=values)
        added += is_new
    return added
