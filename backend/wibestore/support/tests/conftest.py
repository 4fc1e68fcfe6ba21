"""People of these tests."""

import pytest

from wibestore.core import outbox
from wibestore.users.factories import user_create
from wibestore.users.types import UserInfo


@pytest.fixture
def helper(db: None) -> UserInfo:
    """Somebody who is a moderator and nothing else."""
    return user_create(username="helper", staff_role="moderator")


@pytest.fixture
def other_helper(db: None) -> UserInfo:
    """Another moderator."""
    return user_create(username="other_helper", staff_role="moderator")


@pytest.fixture
def cashier(db: None) -> UserInfo:
    """Somebody who looks after money."""
    return user_create(username="cashier", staff_role="finance")


@pytest.fixture
def relay_all():
    """Return a function that hands all waiting facts to their handlers."""

    def relay() -> None:
        while outbox.relay():
            pass

    return relay
