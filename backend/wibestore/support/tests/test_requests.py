"""Asking, going on, closing: what a person can do with requests, and what is refused."""

from datetime import timedelta

import pytest
from django.apps import apps

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, RateLimited, ValidationFailed, VersionConflict
from wibestore.core.ids import uuid7
from wibestore.core.models import OutboxMessage
from wibestore.orders.errors import OrderNotFound
from wibestore.orders.factories import order_paid
from wibestore.payments.errors import DepositNotFound, WithdrawalNotFound
from wibestore.payments.factories import deposit_succeeded, withdrawal_requested
from wibestore.support import selectors, services
from wibestore.support.errors import (
    SecretsRefused,
    SupportClosed,
    SupportFull,
    SupportNotFound,
    SupportOwn,
    SupportTaken,
)
from wibestore.support.factories import ANSWER, TEXT, request_answered, request_opened, staff_answers
from wibestore.support.models import SupportMessage, SupportRequest
from wibestore.support.types import SubjectKind, Topic
from wibestore.uploads.errors import ImageNotFound
from wibestore.uploads.factories import image_create
from wibestore.users.factories import user_create

AuditRecord = apps.get_model("audit", "AuditRecord")
Notification = apps.get_model("notifications", "Notification")
pytestmark = pytest.mark.django_db


def write(person, request_id, text="Yana bir savol"):
    services.request_write(actor=Actor.user(person.id), request_id=request_id, text=text)


def state_of(request_id):
    return SupportRequest.objects.values_list("state", flat=True).get(id=request_id)


def moderator_of(person):
    return Actor.user(person.id, staff_role="moderator")


def test_a_request_has_a_number_a_message_and_tells_the_staff(buyer, helper, cashier, relay_all):
    request_id = request_opened(buyer)

    row = SupportRequest.objects.get(id=request_id)
    assert (row.number[:2], len(row.number), row.state, row.user_id) == ("S-", 8, "open", buyer.id)
    assert row.waiting_since == row.created_at
    assert list(row.messages.values_list("seq", "author", "text")) == [(1, "person", TEXT)]
    relay_all()
    told = Notification.objects.filter(event="support.written")
    assert [one.user_id for one in told] == [helper.id]
    assert row.number in str(told.get().params)


def test_of_a_payment_finance_is_told_and_everybody_once(buyer, helper, cashier, moderator, relay_all):
    request_opened(buyer, topic="payment")

    relay_all()

    told = list(Notification.objects.filter(event="support.written").values_list("user_id", flat=True))
    assert sorted(told) == sorted([helper.id, cashier.id, moderator.id])


def test_the_whole_way_of_a_request(buyer, helper, relay_all):
    request_id = request_opened(buyer)
    staff_answers(helper, request_id)
    assert state_of(request_id) == "answered"
    assert SupportRequest.objects.get(id=request_id).waiting_since is None

    write(buyer, request_id)
    assert state_of(request_id) == "waiting"
    since = SupportRequest.objects.get(id=request_id).waiting_since
    write(buyer, request_id)
    # Whoever writes twice waits since the first time.
    assert SupportRequest.objects.get(id=request_id).waiting_since == since

    services.request_close(actor=Actor.user(buyer.id), request_id=request_id)
    services.request_close(actor=Actor.user(buyer.id), request_id=request_id)
    assert state_of(request_id) == "closed"
    write(buyer, request_id)
    assert state_of(request_id) == "waiting"
    relay_all()
    told = Notification.objects.get(event="support.answered")
    assert (told.user_id, told.link) == (buyer.id, f"/support/requests/{request_id}")
    # Written, after the answer, after the close: not the second word in a row.
    assert OutboxMessage.objects.filter(topic="support.written").count() == 3


def test_fourteen_days_after_its_end_nothing_is_added(buyer, helper):
    request_id = request_answered(buyer, helper)
    services.request_close(actor=Actor.user(buyer.id), request_id=request_id)
    before = SupportRequest.objects.values().get(id=request_id)

    with clock.travel(timedelta(days=14, seconds=1)), pytest.raises(SupportClosed):
        write(buyer, request_id)

    assert SupportRequest.objects.values().get(id=request_id) == before
    assert SupportMessage.objects.count() == 2
    with clock.travel(timedelta(days=13)):
        write(buyer, request_id)
    assert state_of(request_id) == "waiting"


def test_another_ones_request_is_not_there(buyer, stranger):
    request_id = request_opened(buyer)

    for refused in (
        lambda: write(stranger, request_id),
        lambda: services.request_close(actor=Actor.user(stranger.id), request_id=request_id),
        lambda: selectors.my_request_get(actor=Actor.user(stranger.id), request_id=request_id),
    ):
        with pytest.raises(SupportNotFound):
            refused()
    assert (state_of(request_id), SupportMessage.objects.count()) == ("open", 1)


def test_only_what_is_ones_own_can_be_named(buyer, seller, stranger):
    order = order_paid(buyer, seller)
    deposit = deposit_succeeded(buyer.id, 100_000)
    withdrawal = withdrawal_requested(buyer.id, 20_000)
    named = {
        SubjectKind.ORDER: (order.id, order.number, OrderNotFound),
        SubjectKind.DEPOSIT: (deposit.id, deposit.reference, DepositNotFound),
        SubjectKind.WITHDRAWAL: (withdrawal.id, withdrawal.number, WithdrawalNotFound),
    }

    for kind, (subject_id, number, refusal) in named.items():
        request_id = request_opened(buyer, topic="payment", subject_kind=kind, subject_id=subject_id)
        assert SupportRequest.objects.get(id=request_id).subject_number == number
        with pytest.raises(refusal):
            request_opened(stranger, topic="payment", subject_kind=kind, subject_id=subject_id)
    with pytest.raises(OrderNotFound):
        request_opened(
            user_create(username="judge", staff_role="moderator"),
            topic="order",
            subject_kind=SubjectKind.ORDER,
            subject_id=order.id,
        )
    # The seller is a party, too.
    request_opened(seller, topic="order", subject_kind=SubjectKind.ORDER, subject_id=order.id)
    with pytest.raises(ValidationFailed):
        request_opened(buyer, topic="listing", subject_kind=SubjectKind.ORDER, subject_id=order.id)
    assert SupportRequest.objects.count() == 4


def test_login_data_is_refused_and_card_numbers_are_masked(buyer):
    with pytest.raises(SecretsRefused):
        request_opened(buyer, text="login: sardor_uz parol: Qwerty12345!")
    assert not SupportRequest.objects.exists()

    request_opened(buyer, text="Kartam 8600 1234 5678 9012, telefonim +998 90 123 45 67")

    text = SupportMessage.objects.get().text
    assert "8600" not in text
    # This is how one is reached: contacts stay.
    assert "+998 90 123 45 67" in text


def test_pictures_are_the_askers_own_and_used_once(buyer, stranger):
    own = image_create(buyer.id).id

    with pytest.raises(ImageNotFound):
        request_opened(stranger, upload_ids=[own])
    assert not SupportRequest.objects.exists()
    request_id = request_opened(buyer, upload_ids=[own])
    with pytest.raises(ImageNotFound):
        request_opened(buyer, upload_ids=[own])

    shown = selectors.my_request_get(actor=Actor.user(buyer.id), request_id=request_id)
    assert [image.id for image in shown["messages"][0]["images"]] == [own]


def test_so_many_requests_a_day_and_no_more(buyer, settings):
    settings.RATE_LIMIT_SUPPORT = "2/day"
    request_opened(buyer)
    request_opened(buyer)

    with pytest.raises(RateLimited):
        request_opened(buyer)

    assert SupportRequest.objects.count() == 2


def test_a_full_request_takes_nothing_more(buyer):
    request_id = request_opened(buyer)
    SupportRequest.objects.filter(id=request_id).update(last_seq=200)

    with pytest.raises(SupportFull):
        write(buyer, request_id)

    assert SupportMessage.objects.count() == 1


def test_an_answer_is_to_what_was_read(buyer, helper):
    request_id = request_opened(buyer)
    write(buyer, request_id)

    with pytest.raises(VersionConflict):
        services.request_answer(actor=moderator_of(helper), request_id=request_id, text=ANSWER, expected_version=1)

    assert (state_of(request_id), SupportMessage.objects.filter(author="staff").count()) == ("open", 0)


def test_who_takes_a_request_answers_it_alone_but_for_an_admin(buyer, helper, other_helper, moderator):
    request_id = request_opened(buyer)
    services.request_take(actor=moderator_of(helper), request_id=request_id)
    services.request_take(actor=moderator_of(helper), request_id=request_id)

    for refused in (
        lambda: services.request_take(actor=moderator_of(other_helper), request_id=request_id),
        lambda: services.request_release(actor=moderator_of(other_helper), request_id=request_id),
        lambda: staff_answers(other_helper, request_id),
    ):
        with pytest.raises(SupportTaken) as refusal:
            refused()
        assert refusal.value.params == {"by": "helper"}
    services.request_take(actor=Actor.user(moderator.id, is_staff=True), request_id=request_id)
    assert SupportRequest.objects.get(id=request_id).taken_by == moderator.id
    services.request_release(actor=Actor.user(moderator.id, is_staff=True), request_id=request_id)
    staff_answers(other_helper, request_id)
    actions = list(AuditRecord.objects.filter(target="support").order_by("id").values_list("action", flat=True))
    assert actions == ["support.taken", "support.taken", "support.released", "support.answered"]


def test_nobody_answers_themselves(helper):
    request_id = request_opened(helper)

    with pytest.raises(SupportOwn):
        staff_answers(helper, request_id)

    shown = selectors.desk_get(actor=moderator_of(helper), request_id=request_id)
    assert (shown["allowed_events"], state_of(request_id)) == ([], "open")


def test_finance_answers_payments_alone(buyer, cashier):
    payment, order = request_opened(buyer, topic="payment"), request_opened(buyer, topic="order")

    staff_answers(cashier, payment, role="finance")
    with pytest.raises(SupportNotFound):
        staff_answers(cashier, order, role="finance")
    with pytest.raises(SupportNotFound):
        selectors.desk_get(actor=Actor.user(cashier.id, staff_role="finance"), request_id=order)

    assert (state_of(payment), state_of(order)) == ("answered", "open")
    page = selectors.desk_page(actor=Actor.user(cashier.id, staff_role="finance"), state="all", page_size=10)
    assert [row["id"] for row in page["results"]] == [payment]
    with pytest.raises(NotPermitted):
        selectors.desk_page(actor=Actor.user(buyer.id), page_size=10)


def test_staff_close_what_they_read_and_the_person_may_go_on(buyer, helper):
    request_id = request_opened(buyer)

    services.request_close_by_staff(actor=moderator_of(helper), request_id=request_id, expected_version=1)
    with pytest.raises(SupportClosed):
        services.request_close_by_staff(actor=moderator_of(helper), request_id=request_id, expected_version=2)
    with pytest.raises(SupportClosed):
        staff_answers(helper, request_id)
    with pytest.raises(SupportClosed):
        services.request_take(actor=moderator_of(helper), request_id=request_id)
    write(buyer, request_id)

    assert state_of(request_id) == "waiting"


def test_what_is_answered_and_silent_closes_by_itself(buyer, helper):
    silent, waits = request_answered(buyer, helper), request_opened(buyer)

    assert services.clean_up() == 0
    with clock.travel(timedelta(days=15)):
        assert services.clean_up() == 1

    assert (state_of(silent), state_of(waits)) == ("closed", "open")


def test_a_closed_account_leaves_its_requests_closed(buyer, relay_all):
    request_id = request_opened(buyer)

    assert services.requests_close_of(buyer.id) == 1
    assert services.requests_close_of(buyer.id) == 0

    assert state_of(request_id) == "closed"
    assert selectors.traces_of([buyer.id, uuid7()]) == {buyer.id}
    assert services.request_open(actor=Actor.user(buyer.id), topic=Topic.OTHER, text=TEXT)
