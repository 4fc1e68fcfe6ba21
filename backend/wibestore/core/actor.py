"""Who asks. Built once per request, socket or task, so that code below the entry points sees no request."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

# What somebody of the staff works at; admin is both, and the rights of the shop's settings. Nothing: no staff.
StaffRole = Literal["", "moderator", "finance", "admin"]
ADMIN: StaffRole = "admin"


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
    staff_role: StaffRole = ""
    # Staff whose rights wait: for a second factor, or for a fresh proof (`STAFF_RIGHTS_FOR`). They have none meanwhile.
    is_two_factor_due: bool = False
    is_step_up_due: bool = False

    @classmethod
    def visitor(cls, *, language: str = "uz", ip: str = "", user_agent: str = "") -> "Actor":
        """Return somebody who is not signed in."""
        return cls(kind=ActorKind.VISITOR, language=language, ip=ip, user_agent=user_agent)

    @classmethod
    def user(cls, user_id: UUID, *, is_staff: bool = False, staff_role: StaffRole = "") -> "Actor":
        """Return a signed-in user without a request around them (tests, commands, seeds); staff: an admin."""
        role = staff_role or (ADMIN if is_staff else "")
        return cls(kind=ActorKind.USER, id=user_id, is_staff=role != "", staff_role=role)

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
    def is_moderator(self) -> bool:
        """Tell whether they look after listings, people, reports and disputes."""
        return self.staff_role in {"moderator", ADMIN}

    @property
    def is_finance(self) -> bool:
        """Tell whether they look after withdrawals, providers and the books."""
        return self.staff_role in {"finance", ADMIN}

    @property
    def is_admin(self) -> bool:
        """Tell whether they may whatever staff may."""
        return self.staff_role == ADMIN

    @property
    def user_id(self) -> UUID:
        """Return the signed-in user's id; a programming error for anybody else."""
        if self.id is None:
            raise ValueError("this actor is no user")
        return self.id
