"""What the desk of a dispute says of a conversation: that there is one, and how long; never what it says."""

from uuid import UUID

from wibestore.chat.models import Conversation


def chat_of_people(*, buyer_id: UUID, seller_id: UUID, listing_id: UUID) -> tuple[UUID, int] | None:
    """Return the conversation of the two about the listing and how many messages it has; None where they have none."""
    rows = Conversation.objects.filter(listing_id=listing_id, buyer_id=buyer_id, seller_id=seller_id)
    return rows.values_list("id", "last_sequence").first()
