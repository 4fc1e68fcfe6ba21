"""Acts are recorded whole, and never changed."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from wibestore.audit.models import AuditRecord
from wibestore.audit.selectors import audit_list
from wibestore.audit.services import audit_change, audit_write
from wibestore.core.actor import Actor, ActorKind

pytestmark = pytest.mark.django_db


def test_a_record_says_who_did_what_to_which_thing_and_from_where():
    listing_id, staff_id = uuid4(), uuid4()
    staff = Actor(ActorKind.USER, id=staff_id, is_staff=True, ip="203.0.113.7", user_agent="a" * 500)

    record_id = audit_write(
        actor=staff, action="listing.rejected", target="listing", target_id=listing_id, details={"reason": "photo"}
    )

    [line] = audit_list(target="listing", target_id=listing_id)
    assert line.id == record_id
    assert (line.actor_id, line.actor_kind, line.actor_name) == (staff_id, "user", "")
    assert (line.action, line.target, line.target_id) == ("listing.rejected", "listing", str(listing_id))
    assert line.details == {"reason": "photo"}
    assert (line.ip, line.user_agent) == ("203.0.113.7", "a" * 300)
    assert line.at.tzinfo is not None


def test_the_shop_itself_is_named():
    audit_write(actor=Actor.system("orders.sweep"), action="order.completed", target="order", target_id=1)

    [line] = audit_list(target="order", target_id=1)
    assert (line.actor_id, line.actor_kind, line.actor_name, line.details) == (None, "system", "orders.sweep", {})


def test_the_newest_act_of_one_thing_comes_first():
    for number in range(5):
        audit_write(actor=Actor.system("test"), action=f"act.{number}", target="game", target_id=7)
    audit_write(actor=Actor.system("test"), action="act.other", target="game", target_id=8)

    assert [line.action for line in audit_list(target="game", target_id=7, limit=3)] == ["act.4", "act.3", "act.2"]


def test_what_was_rolled_back_leaves_no_record():
    with transaction.atomic():
        audit_write(actor=Actor.system("test"), action="act", target="game", target_id=7)
        transaction.set_rollback(True)

    assert audit_list(target="game", target_id=7) == []


def test_records_are_never_changed():
    audit_write(actor=Actor.system("test"), action="act", target="game", target_id=7)

    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        AuditRecord.objects.update(action="another")
    with pytest.raises(ProgrammingError, match=r"Cannot .*delete rows"), transaction.atomic():
        AuditRecord.objects.all()._raw_delete("default")

    assert [line.action for line in audit_list(target="game", target_id=7)] == ["act"]


@pytest.mark.parametrize("empty", ["action", "target"])
def test_an_act_without_a_name_is_a_bug(empty):
    act = {"action": "act", "target": "game"} | {empty: ""}

    with pytest.raises(IntegrityError, match=f"audit_{empty}_not_empty"), transaction.atomic():
        audit_write(actor=Actor.system("test"), target_id=7, **act)


def test_a_change_keeps_only_what_differs(moderator):
    actor = Actor.user(moderator.id, is_staff=True)

    audit_change(
        actor=actor,
        action="plan.changed",
        target="plan",
        target_id="pro",
        before={"price": 1, "name": "Pro"},
        after={"price": 2, "name": "Pro"},
        reason="Dearer",
    )

    assert audit_list(target="plan", target_id="pro")[0].details == {
        "before": {"price": 1},
        "after": {"price": 2},
        "reason": "Dearer",
    }
