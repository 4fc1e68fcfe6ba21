"""One's own picture: a square cut out of an upload."""

from uuid import UUID

from django.db import transaction

from wibestore.core.actor import Actor
from wibestore.core.public_cache import version_bump
from wibestore.uploads import services as uploads
from wibestore.users.models import User
from wibestore.users.selectors import SELLERS_VERSION


def avatar_set(*, actor: Actor, image_id: UUID) -> None:
    """
    Show a square of the actor's own upload beside their name, instead of the one before.

    :raises ImageNotFound: absent, another user's, or used by something else
    :raises ImageNotReady: it is still being processed, or has failed
    :raises StorageUnavailable: nothing was changed
    """
    name = uploads.square_make(image_id=image_id, owner_id=actor.user_id, used_by=actor.user_id)
    with transaction.atomic():
        user = User.objects.select_for_update(no_key=True).get(id=actor.user_id)
        uploads.images_detach(user.id)
        uploads.images_attach(owner_id=user.id, image_ids=[image_id], used_by=user.id)
        user.avatar_id, user.avatar = image_id, name
        user.save(update_fields=["avatar_id", "avatar"])
        version_bump(SELLERS_VERSION)


@transaction.atomic
def avatar_remove(*, actor: Actor) -> None:
    """Show no picture; the upload is deleted a day later unless it is used again."""
    user = User.objects.select_for_update(no_key=True).get(id=actor.user_id)
    uploads.images_detach(user.id)
    user.avatar_id, user.avatar = None, ""
    user.save(update_fields=["avatar_id", "avatar"])
    version_bump(SELLERS_VERSION)
