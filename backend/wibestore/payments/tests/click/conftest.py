"""A deposit by Click."""

import pytest

from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.payments import services

from .wire import AMOUNT


@pytest.fixture
def deposit(buyer):
    """A deposit of 50 000 so'm that waits to be paid by Click."""
    return services.deposit_create(actor=Actor.user(buyer.id), method="click", amount=Som(AMOUNT))


@pytest.fixture(autouse=True)
def bank() -> None:
    """Leave HTTP as it is: the tests of the Merchant API and of the emulator have real hosts."""
