"""What notifications refuses."""

from wibestore.core.errors import DomainError


class NotificationNotFound(DomainError):
    code = "notification.not_found"
    title = "There is no such notification"
    status = 404
