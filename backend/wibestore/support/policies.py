"""May this actor do this? Pure answers, no writes."""

from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.support.rules import TOPICS
from wibestore.support.types import Topic


def can_see(actor: Actor, topic: str) -> bool:
    """Tell whether the actor looks after requests of a topic."""
    return actor.is_admin or (actor.is_staff and actor.staff_role in TOPICS[Topic(topic)].roles)


def can_answer(actor: Actor, topic: str, user_id: UUID | None) -> bool:
    """Tell whether the actor may answer a request: nobody answers themselves."""
    return can_see(actor, topic) and actor.id != user_id
