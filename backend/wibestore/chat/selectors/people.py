"""Whom chat knows: who must not be forgotten."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from wibestore.chat.models import Block, Conversation


def traces_of(user_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these users have a conversation, have blocked somebody or are blocked."""
    chats = Conversation.objects.filter(Q(buyer_id__in=user_ids) | Q(seller_id__in=user_ids))
    blocks = Block.objects.filter(Q(blocker_id__in=user_ids) | Q(blocked_id__in=user_ids))
    pairs = [*chats.values_list("buyer_id", "seller_id"), *blocks.values_list("blocker_id", "blocked_id")]
    return {person for pair in pairs for person in pair} & set(user_ids)
