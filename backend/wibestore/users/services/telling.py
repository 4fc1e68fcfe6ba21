"""How users tells what it did: facts by the outbox, letters by their module, in the caller's transaction."""

from collections.abc import Mapping
from uuid import UUID

from wibestore.core import outbox
from wibestore.core.ids import uuid7
from wibestore.letters.services import letter_enqueue
from wibestore.letters.types import JsonValue, LinkRef, Template
from wibestore.users import events
from wibestore.users.models import TokenPurpose, User


def fact_tell(topic: str, user_id: UUID, **codes: str) -> None:
    """Publish a fact of a user (`events`), with codes that say more of it."""
    outbox.publish(topic, {"user_id": str(user_id), **codes}, sequence_key=f"user:{user_id}")


def reset_tell(token_id: UUID) -> None:
    """Publish that somebody asked for a new password: the link alone, not whether anybody has the address."""
    outbox.publish(events.USER_RESET_ASKED, {"token_id": str(token_id)})


def letter_write(
    user: User,
    template: Template,
    *,
    to: str = "",
    key: str = "",
    link: tuple[TokenPurpose, UUID] | None = None,
    params: Mapping[str, JsonValue] | None = None,
) -> None:
    """
    Write a letter to a user down.

    :param to: another address than the user's own
    :param key: what makes it the same letter; by default every call writes a new one
    :param link: the purpose and the id of its link (`email_tokens.token_issue`)
    """
    letter_enqueue(
        template=template,
        key=key or f"{template}:{uuid7()}",
        to=to or user.email,
        language=user.language,
        time_zone=user.time_zone,
        user_id=user.id,
        params=params,
        link=LinkRef(kind=link[0].value, id=link[1]) if link else None,
    )
