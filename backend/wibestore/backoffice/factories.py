"""What the admin panel keeps, for tests."""

from uuid import UUID

from wibestore.backoffice import services
from wibestore.core.actor import Actor


def view_kept(user_id: UUID, page: str = "reports", name: str = "Mine") -> UUID:
    """Return a view that somebody of the staff keeps."""
    actor = Actor.user(user_id, is_staff=True)
    return services.view_create(actor=actor, page=page, name=name, query={"taken": "mine"}).id
