"""Pictures in buckets of an S3-compatible server; whatever goes wrong there is an OSError (`config.storages`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from storages.backends.s3 import S3Storage

from config.storages import ByCdn, Private

_TIMEOUT_S = 5
_ATTEMPTS = 2


class S3Files(ByCdn, S3Storage):  # type: ignore[misc]  # django-storages has no types
    """The variants in a bucket."""

    def __init__(self, **options: Any) -> None:
        client = Config(
            connect_timeout=_TIMEOUT_S,
            read_timeout=_TIMEOUT_S,
            retries={"max_attempts": _ATTEMPTS, "mode": "standard"},
            s3={"addressing_style": "path"},
            # Checksums of a newer kind than most S3-compatible servers know.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        super().__init__(client_config=client, **options)

    def _open(self, name: str, mode: str = "rb") -> Any:
        with _os_errors():
            return super()._open(name, mode)

    def _save(self, name: str, content: File[Any]) -> str:
        with _os_errors():
            return str(super()._save(name, content))

    def delete(self, name: str) -> None:
        """Delete a file; nothing happens where there is none."""
        with _os_errors():
            super().delete(name)

    def check(self) -> None:
        """
        Look whether the bucket is there for us.

        :raises OSError: it is not, or the storage does not answer
        """
        with _os_errors():
            self.connection.meta.client.head_bucket(Bucket=self.bucket_name)

    def is_versioned(self) -> bool:
        """
        Tell whether the bucket keeps what is deleted or written over.

        :raises OSError: the storage does not answer
        """
        with _os_errors():
            answer = self.connection.meta.client.get_bucket_versioning(Bucket=self.bucket_name)
        return bool(answer.get("Status") == "Enabled")

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Return the folders and the files in `path`."""
        with _os_errors():
            folders, files = super().listdir(path)
            return folders, files


class S3PrivateFiles(Private, S3Files):
    """The originals in a bucket of their own."""


@contextmanager
def _os_errors() -> Iterator[None]:
    try:
        yield
    except (Boto3Error, BotoCoreError, ClientError) as error:
        raise OSError(f"The storage does not answer as it should: {type(error).__name__}") from error
