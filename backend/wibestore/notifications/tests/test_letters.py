"""What leaves the shop: letters of important notifications by wish, receipts for every so'm whatever is wished."""

from datetime import timedelta

import pytest
from django.core import mail

from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.letters.factories import letters_written
from wibestore.letters.services import letters_send
from wibestore.listings.factories import listing_active, offer_open
from wibestore.notifications import services
from wibestore.notifications.factories import notification_told
from wibestore.notifications.models import Notification
from wibestore.notifications.rules import GROUPS
from wibestore.notifications.tests import flows
from wibestore.notifications.tests.flows import People
from wibestore.orders.factories import order_completed
from wibestore.orders.selectors import order_get_for
from wibestore.payments.factories import deposit_succeeded

pytestmark = pytest.mark.django_db


def relay_all():
    while outbox.relay():
        pass


def letters_of(user, **wanted):
    return letters_written(user_id=user.id, **wanted)


def receipts_of(user):
    return [letter["params"] for letter in letters_of(user, template="transaction_receipt")]


def turn_all_off(user):
    wishes = [{"group": group, "channels": {"email": False, "socket": False}} for group in GROUPS]
    services.preferences_update(actor=Actor.user(user.id), preferences=wishes, sound=False, vibration=False)


@pytest.fixture
def people(buyer, seller, stranger, moderator):
    return People(buyer, seller, stranger, moderator)


# Letters of notifications


def test_an_important_one_leaves_as_a_letter_in_the_readers_language_once(buyer, settings):
    notification_told(buyer.id, amount=70_000)

    assert (letters_send(), letters_send()) == (1, 0)

    (letter,) = mail.outbox
    assert letter.to == [buyer.email]
    assert letter.subject == "Pul qaytarildi"
    assert "70\u202f000\u00a0soʻm" in letter.body
    assert f"{settings.PUBLIC_URL}/wallet/deposits/" in letter.body
    assert letter.extra_headers["List-Unsubscribe"] == f"<{settings.PUBLIC_URL}/settings/notifications>"


def test_what_was_read_meanwhile_needs_no_letter(buyer):
    notification_told(buyer.id)
    services.notifications_read_all(actor=Actor.user(buyer.id), group=None)

    assert letters_send() == 0
    assert ([letter["state"] for letter in letters_written()], mail.outbox) == (["needless"], [])


def test_one_that_has_grown_has_had_its_letter(buyer):
    deposit_id = uuid7()
    for _ in range(2):
        notification_told(buyer.id, deposit_id=deposit_id)

    assert letters_send() == 1
    assert Notification.objects.get().count == 2


def test_security_writes_whatever_is_wished_and_cannot_be_turned_off(buyer):
    turn_all_off(buyer)
    payload = {"user_id": str(buyer.id)}

    services.fact_tell(topic="user.google_linked", message_id=uuid7(), payload=payload)

    assert letters_send() == 1
    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers
    assert "/settings/notifications" not in mail.outbox[0].body


@pytest.mark.parametrize(
    "topic", ["user.password_changed", "user.email_changed", "user.two_factor_changed", "session.reused"]
)
def test_a_fact_about_which_users_writes_itself_gets_no_second_letter(topic, buyer):
    services.fact_tell(topic=topic, message_id=uuid7(), payload={"user_id": str(buyer.id)})

    assert Notification.objects.get().event == topic
    assert letters_written() == []


def test_only_a_new_device_is_told_of(buyer):
    for is_new in (False, True):
        payload = {"user_id": str(buyer.id), "session_id": str(uuid7()), "is_new_device": is_new}
        services.fact_tell(topic="session.started", message_id=uuid7(), payload=payload)

    assert Notification.objects.get().count == 1
    assert letters_written() == []


def test_withdrawals_disputes_and_subscriptions_have_letters_of_their_own(people):
    flows.withdrawal_stopped(people)
    flows.dispute_talked(people)
    flows.subscription_poor(people)
    relay_all()

    asked = next(
        one for one in letters_of(people.buyer, template="withdrawal") if one["params"]["title"].endswith("soʻraldi")
    )
    assert [code for code, _ in asked["params"]["rows"]] == ["number", "amount"]
    assert asked["params"]["rows"][1] == ["amount", 50_000]
    disputed = letters_of(people.seller, template="dispute")
    assert {row["params"]["rows"][0][0] for row in disputed} == {"order"}
    assert len(letters_of(people.stranger, template="subscription")) == 2
    assert letters_send() > 0
    assert {letter["state"] for letter in letters_written()} == {"sent"}


def test_that_money_leaves_is_written_whatever_is_wished_or_read(people):
    turn_all_off(people.buyer)
    flows.withdrawal_stopped(people)
    relay_all()
    services.notifications_read_all(actor=Actor.user(people.buyer.id), group=None)

    letters_send()

    told = letters_of(people.buyer, template="withdrawal")
    assert [letter["state"] for letter in told] == ["sent", "sent"]
    assert not any(letter["params"]["is_wished"] for letter in told)


# Receipts


def test_a_deposit_has_one_receipt_whatever_is_wished_or_read(buyer):
    turn_all_off(buyer)
    deposit = deposit_succeeded(buyer.id, 60_000)
    message = outbox.OutboxMessage.objects.get(topic="deposit.succeeded")
    relay_all()
    services.fact_tell(topic=message.topic, message_id=message.id, payload=message.payload)
    services.notifications_read_all(actor=Actor.user(buyer.id), group=None)
    services.fact_tell(topic=message.topic, message_id=message.id, payload=message.payload)

    (receipt,) = receipts_of(buyer)
    assert (receipt["kind"], receipt["number"], receipt["total"]) == ("deposit", deposit.reference, 60_000)
    assert receipt["rows"] == [["method", "sandbox"], ["amount", 60_000]]
    assert receipt["path"] == f"/wallet/deposits/{deposit.id}"
    assert [letter["template"] for letter in letters_of(buyer)] == ["transaction_receipt"]
    assert letters_send() == 1
    assert mail.outbox[0].subject == f"Hamyon toʻldirildi · {deposit.reference}"


def test_a_purchase_has_a_receipt_of_the_buyer_and_one_of_the_seller(buyer, seller):
    for person in (buyer, seller):
        turn_all_off(person)
    done = order_completed(buyer, seller)
    relay_all()

    order = order_get_for(actor=Actor.user(buyer.id), order_id=done.id)
    (paid,) = [one for one in receipts_of(buyer) if one["kind"] == "purchase"]
    (earned,) = receipts_of(seller)
    title = order.listing["title"]
    assert (paid["number"], paid["total"]) == (order.number, order.price)
    assert paid["rows"] == [["listing", title], ["price", order.price]]
    assert (earned["kind"], earned["total"]) == ("sale", order.price - order.commission)
    assert earned["rows"] == [["listing", title], ["price", order.price], ["commission", order.commission]]
    assert order.commission > 0


def test_a_withdrawal_has_a_receipt_when_it_has_arrived(people):
    flows.withdrawal_paid(people)
    flows.withdrawal_returned(people)
    relay_all()

    (receipt,) = [one for one in receipts_of(people.buyer) if one["kind"] == "withdrawal"]
    rows = dict(receipt["rows"])
    assert rows["amount"] == 50_000
    assert receipt["total"] == 50_000 - rows.get("fee", 0)
    assert "*" in rows["card"]


def test_every_charge_of_a_subscription_has_a_receipt_and_nothing_else_has(people):
    flows.subscription_life(people)
    relay_all()

    receipts = [one for one in receipts_of(people.seller) if one["kind"] == "subscription"]
    plans = [dict(receipt["rows"])["plan"] for receipt in receipts]
    assert plans == ["premium", "pro", "pro"]
    assert len({receipt["number"] for receipt in receipts}) == 3
    assert dict(receipts[1]["rows"])["credit"] > 0
    assert receipts[2]["total"] > receipts[1]["total"] > 0


def test_letters_reach_people_in_their_order_of_wishes(buyer, seller):
    """Who wants no letters of offers still gets those of other groups."""
    wish = {"group": "offer", "channels": {"email": False}}
    services.preferences_update(actor=Actor.user(seller.id), preferences=[wish], sound=None, vibration=None)
    offer_open(buyer, listing_active(seller.id))
    relay_all()

    groups = set(Notification.objects.filter(user_id=seller.id).values_list("group", flat=True))
    with clock.travel(timedelta(minutes=1)):
        letters_send()
    assert groups == {"listing", "offer"}
    assert [letter["params"]["title"] for letter in letters_of(seller)] == ["Eʼlon tasdiqlandi"]
