"""What `migrate` alone brings: reference data and nothing of anybody (R4.1, R4.3)."""

import pytest
from django.contrib.auth import get_user_model

from wibestore.games import selectors as games
from wibestore.payments import selectors as payments
from wibestore.subscriptions import selectors as subscriptions

pytestmark = pytest.mark.django_db


def test_migrations_bring_the_games_the_methods_and_the_plans():
    methods = [method.code for method in payments.method_list()]

    assert len(games.game_list()) == 78
    assert [code for code in methods if code != "sandbox"] == ["payme", "click", "paynet", "uzcard", "humo"]
    assert {plan.code: plan.commission_bps for plan in subscriptions.plan_list()} == {
        "free": 1000,
        "premium": 800,
        "pro": 500,
    }


def test_migrations_bring_no_user_and_nothing_to_sell(client_for):

    assert not get_user_model().objects.exists()
    assert client_for(None).get("/api/v1/listings/").json()["results"] == []


def test_the_sandbox_is_offered_only_where_the_settings_say_so(settings):
    settings.SANDBOX_PAYMENTS = False

    assert "sandbox" not in [method.code for method in payments.method_list()]
