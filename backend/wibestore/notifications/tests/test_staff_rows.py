"""Of the staff only those are told whose work it is; admins always are."""

import pytest

from wibestore.core import clock
from wibestore.core.ids import uuid7
from wibestore.notifications import services
from wibestore.notifications.models import Notification
from wibestore.notifications.rules import TABLE
from wibestore.orders.factories import order_disputed
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db

PAYLOAD = {
    **{f"{name}_id": str(uuid7()) for name in ("listing", "withdrawal")},
    "number": "O-7K2QD",
    "amount": 50_000,
    "provider": "click",
    "day": "2026-03-02",
    "count": 2,
    "role": "finance",
    "plan": "pro",
    "name": "Pro",
    "by": "staff",
}
TOLD = [
    ("listing.submitted", "moderator", "/admin/listings"),
    ("order.disputed", "moderator", "/admin/disputes/{dispute_id}"),
    ("dispute.ruled", "moderator", "/admin/disputes/{dispute_id}"),
    ("withdrawal.requested", "finance", "/admin/withdrawals"),
    ("reconciliation.differed", "finance", "/admin/reconciliation"),
    ("books.differed", "finance", "/admin"),
    ("plan.changed", "admin", "/admin/plans"),
    ("user.role_changed", "admin", "/admin/users/{user_id}"),
]


@pytest.mark.parametrize(("topic", "role", "link"), TOLD)
def test_those_whose_work_it_is_are_told(topic, role, link, buyer, seller):
    staff = {name: user_create(username=f"of-{name}", staff_role=name) for name in ("moderator", "finance", "admin")}
    order = order_disputed(buyer, seller)
    parties = {"order_id": str(order.id), "dispute_id": str(order.dispute_id)}
    payload = {**PAYLOAD, **parties, "user_id": str(buyer.id), "buyer_id": str(buyer.id), "seller_id": str(seller.id)}

    services.fact_tell(topic=topic, message_id=uuid7(), payload=payload)

    told = Notification.objects.filter(event=topic, role="staff")
    assert {row.user_id for row in told} == {staff[role].id, staff["admin"].id}
    assert {row.link for row in told} == {link.format(**payload)}


def test_what_waits_in_one_queue_is_one_line_until_it_is_read():
    moderator = user_create(username="moderates", staff_role="moderator")
    lines = Notification.objects.filter(user_id=moderator.id)

    for _ in range(3):
        services.fact_tell(
            topic="listing.submitted", message_id=uuid7(), payload={**PAYLOAD, "listing_id": str(uuid7())}
        )
    assert [line.count for line in lines] == [3]

    lines.update(read_at=clock.now())
    services.fact_tell(topic="listing.submitted", message_id=uuid7(), payload=PAYLOAD)
    assert sorted(line.count for line in lines.all()) == [1, 3]


def test_every_row_for_the_staff_says_whose_work_it_is():
    nobody_in_particular = [
        topic
        for topic, row in TABLE.items()
        for telling in row.tellings
        if telling.to == "staff" and not telling.staff_role
    ]

    assert nobody_in_particular == []
