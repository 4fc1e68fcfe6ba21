"""Addresses of images."""

from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request
from ninja import FileEx, Router, Status
from ninja.files import UploadedFile

from wibestore.core.api import actor_of, problems
from wibestore.core.errors import registered_errors
from wibestore.core.problem_titles import title_of
from wibestore.uploads import selectors, services
from wibestore.uploads.api.schemas import UploadOut
from wibestore.uploads.types import UploadInfo

router = Router(tags=["uploads"])


@router.post("/upload/image/", response={201: UploadOut, **problems(401, 403, 409, 413)})
def image_upload(
    request: HttpRequest,
    file: Annotated[UploadedFile, FileEx(description="JPEG, PNG or WebP, at most 5 MB, at least 800×600")],
) -> Any:
    """
    Take an image in: JPEG, PNG or WebP, at most 5 MB, at least 800×600 (multipart field `file`).

    Its sizes are made in the background: ask for it again until its status is no longer `processing`.
    """
    upload = services.image_store(actor=actor_of(request), data=file, file_name=file.name or "")
    return Status(201, _in_words(request, upload))


@router.get("/upload/image/{uuid:image_id}/", response={200: UploadOut, **problems(401, 403, 404)})
def image_read(request: HttpRequest, image_id: UUID) -> Any:
    """Return one's own image."""
    return _in_words(request, selectors.image_get_for(actor=actor_of(request), image_id=image_id))


@router.delete("/upload/image/{uuid:image_id}/", response={204: None, **problems(401, 403, 404, 409)})
def image_delete(request: HttpRequest, image_id: UUID) -> HttpResponse:
    """Delete one's own image that nothing uses."""
    services.image_delete(actor=actor_of(request), image_id=image_id)
    return HttpResponse(status=204)


def _in_words(request: HttpRequest, upload: UploadInfo) -> UploadInfo:
    """Return the upload with its problem's title in the language of the request."""
    if upload.problem is None:
        return upload
    refusal = registered_errors()[upload.problem.code](**upload.problem.params)
    title = title_of(refusal, get_language_from_request(request))
    return replace(upload, problem=replace(upload.problem, title=title))
