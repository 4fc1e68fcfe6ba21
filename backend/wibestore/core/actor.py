"""Who asks. Built once per request, socket or task, so that code below the entry points sees no request."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    """What kind of caller it is."""

    VISITOR = "visitor"
    USER = "user"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """
    The caller of a service or selector.

    `id` is the user's id for a user, else None; `session_id` the session family that the access
    token names; `name` says which job a system actor is. `stepped_up_at` is when this session last proved
    who it is (password, code, fresh sign-in); an actor without a request needs no such proof.
    """

    kind: ActorKind
    id: UUID | None = None
    session_id: UUID | None = None
    is_staff: bool = False
    is_superuser: bool = False
    language: str = "uz"
    name: str = ""
    ip: str = ""
    user_agent: str = ""
    is_email_verified: bool = True
    has_two_factor: bool = True
    stepped_up_at: datetime | None = None
    # Staff whose rights wait for a second factor: `is_staff` is False meanwhile.
    is_two_factor_due: bool = False

    @classmethod
    def visitor(cls, *, language: str = "uz", ip: str = "", user_agent: str = "") -> "Actor":
        """Return somebody who is not signed in."""
        return cls(kind=ActorKind.VISITOR, language=language, ip=ip, user_agent=user_agent)

    @classmethod
    def user(cls, user_id: UUID, *, is_staff: bool = False) -> "Actor":
        """Return a signed-in user without a request around them (tests, commands, seeds)."""
        return cls(kind=ActorKind.USER, id=user_id, is_staff=is_staff)

    @classmethod
    def system(cls, name: str) -> "Actor":
        """Return the shop itself: a sweeper, a relay, a provider's webhook."""
        return cls(kind=ActorKind.SYSTEM, name=name)

    @property
    def is_user(self) -> bool:
        """Tell whether somebody is signed in."""
        return self.kind is ActorKind.USER

    @property
    def is_system(self) -> bool:
        """Tell whether the shop itself acts."""
        return self.kind is ActorKind.SYSTEM

    @property
    def user_id(self) -> UUID:
        """Return the signed-in user's id; a programming error for anybody else."""
        if self.id is None:
            raise ValueError("this actor is no user")
        return self.id
