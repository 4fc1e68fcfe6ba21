"""What games refuses."""

from wibestore.core.errors import DomainError


class GameNotFound(DomainError):
    code = "game.not_found"
    title = "There is no such game"
    status = 404
