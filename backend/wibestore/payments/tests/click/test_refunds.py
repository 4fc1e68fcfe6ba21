"""Click is asked to give a payment back, and what its answers mean."""

from datetime import UTC, datetime, timedelta

import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.ledger.services import ledger_check
from wibestore.payments import services
from wibestore.payments.errors import RefundUnavailable
from wibestore.payments.models import Deposit, DepositRefund, ProviderTransaction
from wibestore.payments.providers.click.refunds import refund_until
from wibestore.payments.providers.registry import provider_get

from ..conftest import available
from .test_link_and_merchant import host  # noqa: F401 - Click's played API host
from .wire import AMOUNT, complete, post, prepared

# `click_paydoc_id` of the attempt.
PAID_AS = 1_734_000_008
REVERSE = f"/v2/merchant/payment/reversal/85335/{PAID_AS}"
STATUS = f"/v2/merchant/payment/status/85335/{PAID_AS}"


@pytest.fixture
def paid(deposit):
    """A deposit of 50 000 so'm that Click has performed."""
    assert post(complete(deposit, prepared(deposit)))["error"] == 0
    return deposit


def ask(deposit):
    return services.deposit_refund(actor=Actor.user(deposit.user_id), deposit_id=deposit.id)


def sweep():
    """Let the pause before the next question pass, and ask."""
    DepositRefund.objects.filter(ask_at__isnull=False).update(ask_at=clock.now() - timedelta(seconds=1))
    return services.refunds_send()


def state_of(deposit):
    return Deposit.objects.get(pk=deposit.id).status, DepositRefund.objects.get().state, available(deposit.user_id)


def test_a_reversal_is_a_delete_by_clicks_own_id(paid, host):  # noqa: F811
    host.tell(REVERSE, error_code=0, payment_id=PAID_AS)
    ask(paid)

    assert services.refunds_send() == 1

    assert host.calls == [("DELETE", REVERSE)]
    assert state_of(paid) == ("reversed", "refunded", 0)
    assert ProviderTransaction.objects.get().state == "reversed"
    assert ledger_check() == []


@pytest.mark.parametrize(
    ("status", "ended", "state"),
    [
        # Refused while the payment stands: the money is the user's again.
        ({"error_code": 0, "payment_status": 2}, 1, ("succeeded", "refused", AMOUNT)),
        # Refused because somebody had reversed it before.
        ({"error_code": 0, "payment_status": -99}, 1, ("reversed", "refunded", 0)),
        # Nobody can say: nothing is credited.
        ({"error_code": 0, "payment_status": 0}, 0, ("refunding", "sent", 0)),
        ({"error_code": -16}, 0, ("refunding", "sent", 0)),
    ],
)
def test_a_refusal_counts_with_what_click_has_of_the_payment(paid, host, status, ended, state):  # noqa: F811
    host.tell(REVERSE, error_code=-514)
    host.tell(STATUS, **status)
    ask(paid)

    assert (services.refunds_send(), state_of(paid)) == (ended, state)
    assert DepositRefund.objects.get().failure_code == ("click_-514" if state[1] == "refused" else "")
    assert ledger_check() == []


def test_a_lost_answer_is_asked_about_before_it_is_sent_again(paid, host):  # noqa: F811
    host.tell(REVERSE, status=502)
    host.tell(STATUS, error_code=0, payment_status=2)
    ask(paid)
    assert (services.refunds_send(), state_of(paid)) == (0, ("refunding", "sent", 0))
    # Sent once already: a refusal may mean that it was done then, while Click's status lags behind.
    host.tell(REVERSE, error_code=-514)
    assert (sweep(), state_of(paid)) == (0, ("refunding", "sent", 0))
    host.tell(STATUS, error_code=0, payment_status=-99)

    assert (sweep(), state_of(paid)) == (1, ("reversed", "refunded", 0))

    assert [call for call in host.calls if call[0] == "DELETE"] == [("DELETE", REVERSE)] * 2
    assert ledger_check() == []


def test_clicks_own_cancellation_while_refunding_counts_once_with_it(paid, host, books):  # noqa: F811
    ask(paid)
    number = ProviderTransaction.objects.get().number

    assert post(complete(paid, number, error="-5017"))["error"] == -9
    before = books()
    assert (services.refunds_send(), host.calls) == (0, [])

    assert (state_of(paid), books()) == (("reversed", "refunded", 0), before)


@pytest.mark.parametrize(
    ("paid_at", "until"),
    [
        ("2026-11-25T12:00", "2026-12-01T19:00"),
        ("2026-12-31T18:59", "2027-01-01T19:00"),
        # A new month in Tashkent already.
        ("2026-11-30T19:00", "2027-01-01T19:00"),
        ("2027-01-31T05:00", "2027-02-01T19:00"),
    ],
)
def test_the_reporting_month_ends_on_the_first_of_the_next(paid_at, until):
    moment = datetime.fromisoformat(paid_at).replace(tzinfo=UTC)

    assert refund_until(moment) == datetime.fromisoformat(until).replace(tzinfo=UTC)


def test_after_the_reporting_month_nothing_moves(paid, books, client_for, buyer):
    before = books()

    with clock.travel(timedelta(days=40)):
        answer = client_for(buyer).post(f"/api/v1/payments/deposits/{paid.id}/refund/")

    assert (answer.status_code, answer.json()["params"]["reason"]) == (409, "too_late")
    assert books() == before


def test_without_a_user_of_the_merchant_api_click_cannot_be_asked(paid, settings, books):
    whole = settings.PAYMENT_PROVIDERS
    changed = whole.click.model_copy(update={"merchant_user_id": 0})
    settings.PAYMENT_PROVIDERS = whole.model_copy(update={"click": changed})
    before = books()

    with pytest.raises(RefundUnavailable) as refused:
        ask(paid)

    assert (refused.value.params["reason"], provider_get("click").can_refund) == ("unsupported", False)
    assert books() == before
