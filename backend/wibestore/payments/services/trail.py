"""What the audit keeps of deposits: what came in and what was taken back, whoever said so."""

from typing import Any

from wibestore.audit.selectors import audit_list
from wibestore.audit.services import audit_write
from wibestore.core.actor import Actor

_PAYMENTS = Actor.system("payments")


def deposit_record(*, action: str, deposit_id: str, details: dict[str, Any]) -> None:
    """Record once that a deposit succeeded or was reversed; a second telling of the same fact adds nothing."""
    known = audit_list(target="deposit", target_id=deposit_id)
    if not any(line.action == action for line in known):
        audit_write(actor=_PAYMENTS, action=action, target="deposit", target_id=deposit_id, details=details)
