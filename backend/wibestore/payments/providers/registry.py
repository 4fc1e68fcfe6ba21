"""Which providers are connected, by code. A provider without its settings is not."""

from collections.abc import Callable

from django.conf import settings

from wibestore.payments.errors import ProviderNotFound
from wibestore.payments.providers.base import PaymentProvider
from wibestore.payments.providers.click.adapter import ClickProvider
from wibestore.payments.providers.multicard.adapter import HumoProvider, MulticardProvider, UzcardProvider
from wibestore.payments.providers.payme.adapter import PaymeProvider
from wibestore.payments.providers.paynet.adapter import PaynetProvider
from wibestore.payments.providers.sandbox.adapter import SandboxProvider

SANDBOX = SandboxProvider.code


def _sandbox() -> PaymentProvider | None:
    if not settings.SANDBOX_PAYMENTS:
        return None
    return SandboxProvider(secret=settings.SANDBOX_WEBHOOK_SECRET, base_url=settings.PUBLIC_URL)


def _payme() -> PaymentProvider | None:
    chosen = settings.PAYMENT_PROVIDERS.payme
    return PaymeProvider(chosen) if chosen.is_complete else None


def _multicard(kind: type[MulticardProvider]) -> PaymentProvider | None:
    multicard = settings.PAYMENT_PROVIDERS.multicard
    if not multicard.is_complete:
        return None
    lifetime = settings.DEPOSIT_LIFETIMES.get(kind.code)
    return kind(multicard, public_url=settings.PUBLIC_URL, deposit_lifetime=lifetime)


def _click() -> PaymentProvider | None:
    chosen = settings.PAYMENT_PROVIDERS.click
    return ClickProvider(chosen) if chosen.is_complete else None


def _paynet() -> PaymentProvider | None:
    chosen = settings.PAYMENT_PROVIDERS.paynet
    return PaynetProvider(chosen) if chosen.is_complete else None


# A provider is added here with its adapter: a function of the settings, None while they are not complete.
_MAKERS: dict[str, Callable[[], PaymentProvider | None]] = {
    SANDBOX: _sandbox,
    PaymeProvider.code: _payme,
    UzcardProvider.code: lambda: _multicard(UzcardProvider),
    HumoProvider.code: lambda: _multicard(HumoProvider),
    ClickProvider.code: _click,
    PaynetProvider.code: _paynet,
}


def provider_get(code: str) -> PaymentProvider:
    """
    Return the connected provider `code`.

    :raises ProviderNotFound: unknown, or without its settings
    """
    maker = _MAKERS.get(code)
    provider = maker() if maker else None
    if provider is None:
        raise ProviderNotFound
    return provider


def connected_codes() -> list[str]:
    """Return the codes of the real providers that can be used now, in the order of the registry."""
    return [code for code in _MAKERS if code != SANDBOX and is_connected(code)]


def is_connected(code: str) -> bool:
    """Tell whether the provider `code` can be used."""
    try:
        provider_get(code)
    except ProviderNotFound:
        return False
    return True
