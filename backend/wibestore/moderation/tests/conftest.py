"""People of these tests."""

import pytest

from wibestore.core import outbox
from wibestore.users.factories import user_create
from wibestore.users.types import UserInfo


@pytest.fixture
def judge(db: None) -> UserInfo:
    """Somebody who is a moderator and nothing else."""
    return user_create(username="judge", staff_role="moderator")


@pytest.fixture
def other_judge(db: None) -> UserInfo:
    """Another moderator."""
    return user_create(username="other_judge", staff_role="moderator")


@pytest.fixture
def relay_all():
    """Return a function that hands all waiting facts to their handlers."""

    def relay() -> None:
        while outbox.relay():
            pass

    return relay
