"""What is true of requests: who sees which topic, what may happen when, how long things may be; no ORM, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from wibestore.core.actor import StaffRole
from wibestore.support.types import Move, State, SubjectKind, Topic

TEXT_LENGTH = 4_000
TEXT_LEAST = 10
EMAIL_LENGTH = 254
IMAGES_MAX = 3
MESSAGES_MAX = 200
# A closed request goes on if its person writes within this; an answered one closes when nobody has for as long.
REOPEN_WITHIN = timedelta(days=14)
# So long the link that proves a guest's e-mail works.
CONFIRM_WITHIN = timedelta(hours=24)
# So long after its end the e-mail of a guest is kept.
EMAIL_KEPT = timedelta(days=180)

NUMBER_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
NUMBER_LENGTH = 6

OURS: Final = (State.OPEN, State.WAITING)


@dataclass(frozen=True, slots=True)
class TopicRule:
    """Who of the staff answers a topic (admins always do), and what it may name."""

    roles: tuple[StaffRole, ...]
    subjects: tuple[SubjectKind, ...] = ()


TOPICS: Final[Mapping[Topic, TopicRule]] = {
    Topic.PAYMENT: TopicRule(("moderator", "finance"), tuple(SubjectKind)),
    Topic.ORDER: TopicRule(("moderator",), (SubjectKind.ORDER,)),
    Topic.ACCOUNT: TopicRule(("moderator",)),
    Topic.LISTING: TopicRule(("moderator",)),
    Topic.OTHER: TopicRule(("moderator",), tuple(SubjectKind)),
}

# From where by what to where; what is not here is refused.
MOVES: Final[Mapping[tuple[State, Move], State]] = {
    (State.OPEN, Move.WRITE): State.OPEN,
    (State.ANSWERED, Move.WRITE): State.WAITING,
    (State.WAITING, Move.WRITE): State.WAITING,
    # Within `REOPEN_WITHIN`.
    (State.CLOSED, Move.WRITE): State.WAITING,
    (State.OPEN, Move.ANSWER): State.ANSWERED,
    (State.ANSWERED, Move.ANSWER): State.ANSWERED,
    (State.WAITING, Move.ANSWER): State.ANSWERED,
    (State.OPEN, Move.CLOSE): State.CLOSED,
    (State.ANSWERED, Move.CLOSE): State.CLOSED,
    (State.WAITING, Move.CLOSE): State.CLOSED,
}


def moves_allowed(state: State) -> list[str]:
    """Return what the staff may do with a request."""
    return [move.value for move in (Move.ANSWER, Move.CLOSE) if (state, move) in MOVES]


def topics_of(role: StaffRole) -> list[str]:
    """Return the topics that somebody of the staff sees."""
    return [topic.value for topic, rule in TOPICS.items() if role == "admin" or role in rule.roles]
