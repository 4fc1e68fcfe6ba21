"""After a change of the account's protection no money leaves for a day (security.md, T-05)."""

from datetime import timedelta

import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.ledger import selectors as ledger
from wibestore.payments.factories import card_active, deposit_succeeded
from wibestore.payments.models import Withdrawal
from wibestore.users import services as users
from wibestore.users.factories import PASSWORD
from wibestore.users.models import User
from wibestore.users.selectors import money_frozen_until

pytestmark = pytest.mark.django_db

WITHDRAW = "/api/v1/payments/withdraw/"


@pytest.fixture(autouse=True)
def a_day(settings):
    settings.MONEY_FREEZE_HOURS = 24


@pytest.fixture
def withdraw(client_for, buyer):
    deposit_succeeded(buyer.id, 500_000)
    body = {"amount": 50_000, "card_id": str(card_active(buyer.id).id)}
    return lambda: client_for(buyer).post(WITHDRAW, body, HTTP_IDEMPOTENCY_KEY=str(uuid7()))


def test_whoever_changed_nothing_withdraws(withdraw, buyer):
    assert money_frozen_until(buyer.id) is None
    assert withdraw().status_code == 201


def test_after_another_password_money_rests_for_a_day(withdraw, buyer):
    users.password_change(actor=Actor.user(buyer.id), current_password=PASSWORD, password="yozgi shamol 2032 tog")

    answer = withdraw()

    until = User.objects.get(id=buyer.id).password_changed_at + timedelta(hours=24)
    assert (answer.status_code, answer.json()["code"]) == (409, "payment.withdrawals_frozen")
    assert answer.json()["params"] == {"until": until.isoformat()}
    assert Withdrawal.objects.count() == 0
    assert int(ledger.wallet_balances(buyer.id).available) == 500_000
    with clock.travel(timedelta(hours=24, seconds=1)):
        assert withdraw().status_code == 201


@pytest.mark.parametrize("column", ["password_changed_at", "email_changed_at", "two_factor_changed_at"])
def test_each_change_counts_and_the_latest_decides(withdraw, buyer, column):
    now = clock.now()
    User.objects.filter(id=buyer.id).update(
        password_changed_at=now - timedelta(days=30), email_changed_at=None, two_factor_changed_at=None
    )
    User.objects.filter(id=buyer.id).update(**{column: now - timedelta(hours=1)})

    assert money_frozen_until(buyer.id) == now + timedelta(hours=23)
    assert withdraw().status_code == 409


def test_development_knows_no_rest(withdraw, buyer, settings):
    settings.MONEY_FREEZE_HOURS = 0
    User.objects.filter(id=buyer.id).update(password_changed_at=clock.now())

    assert withdraw().status_code == 201
