"""What the ledger refuses."""

from wibestore.core.errors import DomainError, NotFound


class InsufficientFunds(DomainError):
    """`params.missing` says how many so'm are lacking."""

    code = "ledger.insufficient_funds"
    title = "The wallet does not hold enough money"
    status = 409


class MovementNotFound(NotFound):
    code = "ledger.movement_not_found"
    title = "There is no such movement in your wallet"
    status = 404


class EntryNotFound(NotFound):
    code = "ledger.entry_not_found"
    title = "There is no such entry in the books"
    status = 404
