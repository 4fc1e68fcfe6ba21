"""What nobody of the staff does alone: over a limit the first of two is kept, and a second person makes it so."""

from uuid import UUID


def second_needed(amount: int, limit: int) -> bool:
    """Tell whether two people must agree on so much."""
    return amount >= limit


def is_second(first: UUID | None, actor_id: UUID) -> bool:
    """Tell whether somebody agreed before, and whoever asks now is not that person."""
    return first is not None and first != actor_id
