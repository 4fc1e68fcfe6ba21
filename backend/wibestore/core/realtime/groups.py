"""Groups that belong to no one module. `chat.<id>` and `listing.<id>` stand beside their frames."""

from uuid import UUID


def user_group(user_id: UUID | str) -> str:
    """Return the group of a user's own sockets."""
    return f"user.{user_id}"
