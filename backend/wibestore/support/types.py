"""The codes that support stores."""

from enum import StrEnum


class State(StrEnum):
    """Whose turn it is: nobody has answered yet, the staff have, the person waits again, it is over."""

    OPEN = "open"
    ANSWERED = "answered"
    WAITING = "waiting"
    CLOSED = "closed"


class Move(StrEnum):
    """What can happen to a request: the person writes, the staff answer, either of them closes it."""

    WRITE = "write"
    ANSWER = "answer"
    CLOSE = "close"


class Topic(StrEnum):
    """What a request is about."""

    PAYMENT = "payment"
    ORDER = "order"
    ACCOUNT = "account"
    LISTING = "listing"
    OTHER = "other"


class Author(StrEnum):
    """Who wrote a message."""

    PERSON = "person"
    STAFF = "staff"


class SubjectKind(StrEnum):
    """Which thing of the person's a request can name."""

    ORDER = "order"
    DEPOSIT = "deposit"
    WITHDRAWAL = "withdrawal"
