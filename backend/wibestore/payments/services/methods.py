"""Ways to pay, as the staff switches them on and off."""

from django.db import transaction

from wibestore.audit.services import audit_write
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, ValidationFailed
from wibestore.core.money import Som
from wibestore.payments.errors import ProviderNotFound
from wibestore.payments.models import PaymentMethod
from wibestore.payments.types import MethodSetting


@transaction.atomic
def method_update(
    *,
    actor: Actor,
    code: str,
    is_enabled: bool | None = None,
    min_amount: int | None = None,
    max_amount: int | None = None,
    reason: str,
) -> MethodSetting:
    """
    Change a way to pay and record what it was before; what is None stays. Deposits that were begun go on.

    :raises NotPermitted: the actor is no admin
    :raises ProviderNotFound: there is no such method
    :raises ValidationFailed: the least sum would be above the largest
    """
    if not actor.is_admin:
        raise NotPermitted
    row = PaymentMethod.objects.select_for_update(no_key=True).filter(code=code).first()
    if row is None:
        raise ProviderNotFound
    wanted = {"is_enabled": is_enabled, "min_amount": min_amount, "max_amount": max_amount}
    changes = {name: value for name, value in wanted.items() if value is not None and value != getattr(row, name)}
    before = {name: _plain(getattr(row, name)) for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    if row.min_amount > row.max_amount:
        raise ValidationFailed.of("/min_amount", "above_max", "The least sum is above the largest")
    if changes:
        row.save(update_fields=list(changes))
        details = {"before": before, "after": changes, "reason": reason}
        audit_write(
            actor=actor, action="payment_method.changed", target="payment_method", target_id=code, details=details
        )
    return MethodSetting(row.code, row.name, row.is_enabled, int(row.min_amount), int(row.max_amount))


def _plain(value: Som | bool) -> int | bool:
    return value if isinstance(value, bool) else int(value)
