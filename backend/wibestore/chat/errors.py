"""What chat refuses."""

from wibestore.core.errors import DomainError


class ChatNotFound(DomainError):
    """There is no such conversation for the caller: absent, or of other people."""

    code = "chat.not_found"
    title = "There is no such conversation"
    status = 404


class ChatBlocked(DomainError):
    """One of the two has blocked the other; an open order between them would still let them write."""

    code = "chat.blocked"
    title = "Messages between the two of you are blocked"
    status = 403


class ChatClosed(DomainError):
    """The shop has blocked one of the two."""

    code = "chat.closed"
    title = "This conversation is closed"
    status = 409


class CredentialsRefused(DomainError):
    """The text holds login data; it was not stored."""

    code = "chat.credentials_refused"
    title = "Never send login data in a chat: put it into the vault of the listing or order, where it is safe"
    status = 400
