"""Requests for tests and demo data, made through the services like any other."""

from typing import Any
from uuid import UUID

from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.support import services
from wibestore.support.models import GuestDraft, SupportRequest
from wibestore.support.services.links import token_make
from wibestore.support.types import Topic
from wibestore.users.types import UserInfo

TEXT = "Buyurtmam haqida savolim bor, yordam bering."
ANSWER = "Tekshirdik: hammasi joyida."


def request_opened(person: UserInfo, *, topic: str = "other", text: str = TEXT, **options: Any) -> UUID:
    """Let somebody ask the shop something; return the request's id."""
    return services.request_open(actor=Actor.user(person.id), topic=Topic(topic), text=text, **options)


def request_answered(person: UserInfo, moderator: UserInfo, *, topic: str = "other") -> UUID:
    """Let somebody ask, and a moderator answer; return the request's id."""
    request_id = request_opened(person, topic=topic)
    staff_answers(moderator, request_id)
    return request_id


def staff_answers(moderator: UserInfo, request_id: UUID, *, text: str = ANSWER, role: str = "moderator") -> None:
    """Let somebody of the staff answer a request as it is now."""
    services.request_answer(
        actor=Actor.user(moderator.id, staff_role=role),  # type: ignore[arg-type]
        request_id=request_id,
        text=text,
        expected_version=SupportRequest.objects.values_list("version", flat=True).get(id=request_id),
    )


def guest_asked(email: str = "guest@example.uz", *, topic: str = "account", text: str = TEXT) -> str:
    """Let a guest ask; return the token of the letter's link."""
    client_id = uuid7()
    services.guest_ask(
        actor=Actor.visitor(ip="203.0.113.7"), email=email, topic=Topic(topic), text=text, client_id=client_id
    )
    return token_make(GuestDraft.objects.values_list("id", flat=True).get(email=email, client_id=client_id))
