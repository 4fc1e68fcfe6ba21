"""What an admin sets while the shop runs, and facts that were given up and are tried again."""

from django.db import transaction

from wibestore.audit import services as audit
from wibestore.backoffice.policies import may_administer
from wibestore.core import outbox, tunables
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted

_TOPIC = "setting.changed"


@transaction.atomic
def setting_update(*, actor: Actor, key: str, value: int, reason: str) -> None:
    """
    Set one of the numbers that modules have registered; admins are told.

    :raises NotPermitted: the actor is no admin
    :raises SettingNotFound: nobody registered it
    :raises ValidationFailed: out of its bounds
    """
    if not may_administer(actor):
        raise NotPermitted
    before, now = tunables.tunable_set(key=key, value=value, user_id=actor.user_id)
    audit.audit_change(
        actor=actor,
        action=_TOPIC,
        target="setting",
        target_id=key,
        before={"value": before},
        after={"value": now.value},
        reason=reason,
    )
    outbox.publish(_TOPIC, {"key": key, "user_id": str(actor.user_id)}, sequence_key=f"setting:{key}")


@transaction.atomic
def delivery_retry(*, actor: Actor, delivery_id: int, reason: str) -> None:
    """
    Let a fact that a handler gave up be tried again.

    :raises NotPermitted: the actor is no admin
    :raises DeliveryNotFound: there is none, or it was not given up
    """
    if not may_administer(actor):
        raise NotPermitted
    topic = outbox.delivery_retry(delivery_id)
    audit.audit_write(
        actor=actor,
        action="outbox.retried",
        target="delivery",
        target_id=delivery_id,
        details={"topic": topic, "reason": reason},
    )
