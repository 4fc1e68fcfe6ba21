"""Facts of payments: limits, references, the moves of withdrawals, what may be kept of a card. No ORM, no clock."""

from wibestore.payments.rules.deposits import (
    MAX_DEPOSIT,
    MAX_STORED_BODY,
    MIN_DEPOSIT,
    REFERENCE_LENGTH,
    body_mask,
    headers_kept,
    name_masked,
    password_hash,
    pause_before_verifying,
    reference_new,
)

__all__ = [
    "MAX_DEPOSIT",
    "MAX_STORED_BODY",
    "MIN_DEPOSIT",
    "REFERENCE_LENGTH",
    "body_mask",
    "headers_kept",
    "name_masked",
    "password_hash",
    "pause_before_verifying",
    "reference_new",
]
