"""Small squares of pictures: avatars."""

from uuid import UUID

from wibestore.uploads.errors import ImageNotFound, ImageNotReady
from wibestore.uploads.models import Image
from wibestore.uploads.processing import square_cut
from wibestore.uploads.selectors import SQUARE_SIDE, square_name
from wibestore.uploads.services import files


def square_make(*, image_id: UUID, owner_id: UUID, used_by: UUID, side: int = SQUARE_SIDE) -> str:
    """
    Cut the middle square out of the owner's image, store it, and return its stored name (`selectors.square_of`).

    It lives as long as the picture: attach that to what shows the square.

    :param used_by: what is to show it, and may use the picture already
    :raises ImageNotFound: absent, another user's, or used by another thing
    :raises ImageNotReady: it is still being processed, or has failed
    :raises StorageUnavailable: the storage does not answer
    """
    image = Image.objects.select_related("file").filter(id=image_id, owner_id=owner_id).first()
    if image is None or image.used_by not in (None, used_by):
        raise ImageNotFound(image_id=str(image_id))
    if image.file.status != "ready":
        raise ImageNotReady(image_id=str(image_id))
    name = square_name(image.file_id)
    files.square_write(name, square_cut(files.variant_read(image.file_id, "full"), side))
    return name
