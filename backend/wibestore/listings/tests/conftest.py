"""People of these tests beside the common ones."""

import pytest

from wibestore.subscriptions.services import subscription_grant
from wibestore.users.factories import user_create


@pytest.fixture
def dealer(db):
    """Somebody who sells much: the largest plan, so that no limit is in the way."""
    user = user_create(username="dealer")
    subscription_grant(user_id=user.id, plan="pro", days=30)
    return user
