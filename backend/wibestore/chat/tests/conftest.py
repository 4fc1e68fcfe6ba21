"""A conversation between buyer and seller."""

from uuid import UUID

import pytest

from wibestore.chat.factories import chat_opened
from wibestore.listings.factories import listing_active
from wibestore.users.types import UserInfo


@pytest.fixture
def listing_id(seller: UserInfo) -> UUID:
    """Return a listing on sale of the seller's."""
    return listing_active(seller.id).id


@pytest.fixture
def chat_id(buyer: UserInfo, listing_id: UUID) -> UUID:
    """Return the buyer's conversation about it."""
    return chat_opened(buyer, listing_id)
