"""What support refuses."""

from wibestore.core.errors import DomainError


class SupportNotFound(DomainError):
    """There is no such request for the caller: absent, somebody else's, or of a topic that is not theirs to see."""

    code = "support.not_found"
    title = "There is no such request"
    status = 404


class SupportClosed(DomainError):
    """It is over, and the time to write into it again is, too."""

    code = "support.closed"
    title = "This request is closed; please open a new one"


class SupportFull(DomainError):
    """It has as many messages as a request can hold: `params.limit`."""

    code = "support.full"
    title = "This request is full; please open a new one"


class SupportTaken(DomainError):
    """Somebody else of the staff answers it: `params.by`."""

    code = "support.taken"
    title = "Somebody else is answering this request"


class SupportOwn(DomainError):
    code = "support.own"
    title = "Somebody else of the staff answers your own request"


class SecretsRefused(DomainError):
    """The text holds login data; it was not stored."""

    code = "support.secrets_refused"
    title = "Never send login data: nobody here needs your password"
    status = 400
