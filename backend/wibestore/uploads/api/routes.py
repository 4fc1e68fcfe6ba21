"""Addresses of images."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Router, Status
from ninja.files import UploadedFile

from wibestore.core.api import actor_of, problems
from wibestore.uploads import selectors, services
from wibestore.uploads.api.schemas import ImageOut

router = Router(tags=["uploads"])


@router.post("/upload/image/", response={201: ImageOut, **problems(401, 403, 409, 413)})
def image_upload(request: HttpRequest, file: File[UploadedFile]) -> Any:
    """Store an image: JPEG, PNG or WebP, at most 5 MB, at least 800×600 (multipart field `file`)."""
    return Status(201, services.image_store(actor=actor_of(request), data=file, file_name=file.name or ""))


@router.get("/upload/image/{uuid:image_id}/", response={200: ImageOut, **problems(401, 403, 404)})
def image_read(request: HttpRequest, image_id: UUID) -> Any:
    """Return one's own image."""
    return selectors.image_get_for(actor=actor_of(request), image_id=image_id)


@router.delete("/upload/image/{uuid:image_id}/", response={204: None, **problems(401, 403, 404, 409)})
def image_delete(request: HttpRequest, image_id: UUID) -> HttpResponse:
    """Delete one's own image that nothing uses."""
    services.image_delete(actor=actor_of(request), image_id=image_id)
    return HttpResponse(status=204)
