"""
Where files of pictures are kept: folders of this machine, or buckets of an S3-compatible server (`config.buckets`).

Public ones have names of their content and never change; originals have no address at all. Whatever keeps a storage
from answering is an OSError here, so that nobody else knows which kind of storage there is.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

if TYPE_CHECKING:
    from config.environment import StorageSettings

IMMUTABLE = "public, max-age=31536000, immutable"
_PART = ".part"


def storages_of(s3: StorageSettings) -> dict[str, dict[str, Any]]:
    """Return Django's STORAGES: the public variants, the private originals, and the files of the interface."""
    public: dict[str, Any] = {"BACKEND": "config.storages.LocalFiles"}
    private: dict[str, Any] = {"BACKEND": "config.storages.LocalPrivateFiles"}
    if s3.is_set:
        told = {"CacheControl": IMMUTABLE, "ContentType": "image/webp"}
        options = {**_bucket_options(s3, s3.bucket), "object_parameters": told}
        public = {"BACKEND": "config.buckets.S3Files", "OPTIONS": options}
        private = {"BACKEND": "config.buckets.S3PrivateFiles", "OPTIONS": _bucket_options(s3, s3.originals_bucket)}
    static = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    return {"default": public, "originals": private, "staticfiles": static}


class ByCdn:
    """Public addresses: of the CDN where there is one, else of the shop, which serves what any storage holds."""

    def url(self, name: str | None, *_: Any, **__: Any) -> str:
        """Return the public address of a file."""
        return f"{settings.MEDIA_CDN_URL or settings.MEDIA_URL.rstrip('/')}/{name}"


class Private:
    """Files without an address."""

    def url(self, name: str | None, *_: Any, **__: Any) -> str:
        """Refuse: whoever asks has mistaken the storage."""
        raise ValueError("Originals have no address")


class WholeFiles(FileSystemStorage):
    """Files of this machine that appear whole or not at all; the same name again replaces what was there."""

    def __init__(self) -> None:
        super().__init__(allow_overwrite=True)

    def check(self) -> None:
        """
        Look whether files can be kept.

        :raises OSError: they cannot
        """
        folder = Path(self.location)
        # A new shop has kept none yet: the folder is made with the first.
        while not folder.exists():
            folder = folder.parent
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(f"{folder} cannot be written")

    def _save(self, name: str, content: File[Any]) -> str:
        part = f"{name}.{token_hex(8)}{_PART}"
        try:
            super()._save(part, content)  # type: ignore[misc]  # the stubs leave it out
            with Path(self.path(part)).open("rb") as written:
                # Else a power cut may leave the name without its content.
                os.fsync(written.fileno())
            Path(self.path(part)).replace(self.path(name))
        except OSError:
            with suppress(OSError):
                Path(self.path(part)).unlink()
            raise
        return name


class LocalFiles(ByCdn, WholeFiles):
    """The variants under MEDIA_ROOT."""


class LocalPrivateFiles(Private, WholeFiles):
    """The originals under ORIGINALS_ROOT, beside MEDIA_ROOT where it is not set; no web server serves them."""

    @property
    def base_location(self) -> str:  # asked each time, since tests move it
        """Return the folder."""
        return str(settings.ORIGINALS_ROOT or f"{settings.MEDIA_ROOT}-originals")

    @property
    def location(self) -> str:
        """Return the folder."""
        return self.base_location


def _bucket_options(s3: StorageSettings, name: str) -> dict[str, Any]:
    return {
        "bucket_name": name,
        "endpoint_url": s3.endpoint,
        "region_name": s3.region,
        "access_key": s3.access_key.get_secret_value(),
        "secret_key": s3.secret_key.get_secret_value(),
        "default_acl": None,
        "file_overwrite": True,
        "querystring_auth": False,
    }
