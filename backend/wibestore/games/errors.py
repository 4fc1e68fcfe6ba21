"""What games refuses."""

from wibestore.core.errors import DomainError


class GameNotFound(DomainError):
    code = "game.not_found"
    title = "There is no such game"
    status = 404


class GameExists(DomainError):
    code = "game.exists"
    title = "There is a game with this address already"


class AttributeInUse(DomainError):
    """`params`: `key`, the `value` of a choice (or null) and `count`: how many listings say it, that are not over."""

    code = "game.attribute_in_use"
    title = "Listings use this attribute"
