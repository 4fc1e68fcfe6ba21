"""Paynet's days: it cannot be asked, and its register is compared by people."""

from datetime import UTC, datetime, timedelta

import pytest

from wibestore.core.money import Som
from wibestore.payments import services
from wibestore.payments.errors import StatementUnsupported
from wibestore.payments.models import ProviderTransaction, ReconciliationDifference
from wibestore.payments.providers.registry import connected_codes, provider_get
from wibestore.payments.rules.reconciliation import LineKind, StatementLine

from .conftest import AMOUNT


def today():
    """Return the day in Tashkent."""
    return (datetime.now(UTC) + timedelta(hours=5)).date()


def test_paynet_cannot_be_asked(deposit):
    provider = provider_get("paynet")

    assert provider.verify_payment(deposit.reference) is None
    with pytest.raises(StatementUnsupported):
        provider.statement_get(today())


def test_the_nightly_comparison_leaves_paynet_out(payment, settings):
    chosen = settings.PAYMENT_PROVIDERS
    settings.PAYMENT_PROVIDERS = type(chosen).model_construct(
        **{name: type(getattr(chosen, name)).model_construct() for name in type(chosen).model_fields}
    )
    settings.PAYMENT_PROVIDERS = settings.PAYMENT_PROVIDERS.model_copy(update={"paynet": chosen.paynet})
    payment.perform()
    assert connected_codes() == ["paynet"]

    assert services.reconcile_all(day=today()) == 0

    assert not ReconciliationDifference.objects.exists()
    with pytest.raises(StatementUnsupported):
        services.reconcile(provider="paynet", day=today())


def test_a_register_is_compared(payment, deposit):
    payment.perform()
    at = ProviderTransaction.objects.get().finished_at
    day = (at + timedelta(hours=5)).date()
    line = StatementLine(LineKind.PAYMENT, str(payment.id), deposit.reference, Som(AMOUNT), at)

    assert services.reconcile(provider="paynet", day=day, lines=[line]).difference_count == 0
    assert services.reconcile(provider="paynet", day=day, lines=[]).difference_count == 1
