"""What uploads refuses. The client chooses its words by these codes."""

from wibestore.core.errors import DomainError


class ImageNotFound(DomainError):
    """There is no such image for the caller: absent, another user's, or used by another thing."""

    code = "upload.not_found"
    title = "There is no such image"
    status = 404


class NotAnImage(DomainError):
    code = "upload.not_an_image"
    title = "The file is not a JPEG, PNG or WebP image"
    status = 400


class ImageTooLarge(DomainError):
    """`params.limit_bytes` says how large a file may be."""

    code = "upload.too_large"
    title = "The file is too large"
    status = 413


class ImageTooSmall(DomainError):
    """`params.min_width` and `params.min_height` say how many pixels it needs (either way up)."""

    code = "upload.too_small"
    title = "The image has too few pixels"
    status = 400


class TooManyPixels(DomainError):
    """`params.limit_pixels` says how many it may have."""

    code = "upload.too_many_pixels"
    title = "The image has too many pixels"
    status = 400


class ImageAnimated(DomainError):
    code = "upload.animated"
    title = "The image moves; a still picture is needed"
    status = 400


class ImageTruncated(DomainError):
    code = "upload.truncated"
    title = "The file is damaged or ends too early"
    status = 400


class TooManyUploads(DomainError):
    """`params.limit` says how many images may wait for use at once."""

    code = "upload.quota_exceeded"
    title = "Too many uploaded images wait for use; delete some or use them"
    status = 409


class ImageInUse(DomainError):
    code = "upload.in_use"
    title = "The image is in use; take it off first"
    status = 409


class ImagePolyglot(DomainError):
    """Behind the picture's end stands a page, an archive or a program."""

    code = "upload.polyglot"
    title = "The file holds more than a picture"
    status = 400


class ImageNotReady(DomainError):
    """Its sizes are being made, or could not be made; `params.image_id` says which."""

    code = "upload.not_ready"
    title = "The image is not ready yet; wait a moment"
    status = 409


class ImageNotProcessed(DomainError):
    """Nobody's fault that we know of: the same file may be sent again."""

    code = "upload.not_processed"
    title = "The image could not be processed; send it again"
    status = 409


class UploadsOfTheDaySpent(DomainError):
    """`params.limit` and `params.limit_bytes` say how much one may send in a day, `retry_after` when it begins anew."""

    code = "upload.daily_limit"
    title = "Too many images for one day; go on tomorrow"
    status = 429


class StorageUnavailable(DomainError):
    """Where pictures are kept does not answer. Nothing was stored; try again in a moment."""

    code = "upload.storage_unavailable"
    title = "Pictures cannot be stored right now; try again in a moment"
    status = 503
