"""
Makes the sizes of a picture that was taken in. May run twice, at once, and be killed at any point.

Whoever claims a file has it to themselves until the claim ends; variants are stored first, and the row says `ready`
last. So a picture is shown whole or not at all, and what a killed worker left is begun anew by whoever comes next.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from wibestore.core import clock
from wibestore.core.errors import DomainError
from wibestore.uploads.errors import ImageNotProcessed, StorageUnavailable
from wibestore.uploads.models import Image, ImageFile
from wibestore.uploads.processing import ImageVariants, likeness, variants_make
from wibestore.uploads.services import files

logger = logging.getLogger("wibestore.uploads")

# Longer than any picture takes: only a killed worker lets its claim run out.
CLAIM = timedelta(seconds=60)
# A picture that nobody has begun: what told the queue of it was lost.
UNBEGUN_AFTER = timedelta(seconds=60)
# The storage is away: not before so long again, and not counted as a try.
STORAGE_PAUSE = timedelta(seconds=15)
MAX_ATTEMPTS = 3
GIVEN_UP_AFTER = timedelta(hours=1)
REQUEUE_BATCH = 100


@dataclass(frozen=True, slots=True)
class _Claim:
    digest: str
    original: str
    attempt: int


def image_process(image_id: UUID) -> bool:
    """
    Make the sizes of the picture of `image_id`, or note why that cannot be; return whether it was done here.

    Nothing happens when it is done already, or while somebody else is at it.

    :raises StorageUnavailable: begun again by itself, a little later
    """
    claim = _claim(image_id)
    if claim is None:
        return False
    try:
        content = files.original_read(claim.original)
        if content is None:
            return _failed(claim, ImageNotProcessed())
        try:
            variants = variants_make(content, watermark=settings.UPLOAD_WATERMARK)
        except DomainError as refusal:
            return _failed(claim, refusal)
        files.variants_write(claim.digest, variants)
    except StorageUnavailable:
        _give_back(claim)
        raise
    return _finish(claim, {"status": "ready", **_facts(variants)})


def images_requeue() -> list[UUID]:
    """
    Return an image of each picture that waits for somebody to begin, or whose worker has died, to be queued again.

    One that has killed three workers, or has waited for an hour, fails.
    """
    now = clock.now()
    stuck = ImageFile.objects.filter(status="processing").annotate(
        free_at=Coalesce("claimed_until", F("created_at") + UNBEGUN_AFTER)
    )
    digests = list(
        stuck.filter(free_at__lt=now).order_by("created_at").values_list("digest", flat=True)[:REQUEUE_BATCH]
    )
    images = Image.objects.filter(file_id__in=digests).order_by("file_id", "id").distinct("file_id")
    again = []
    for image_id, digest in images.values_list("id", "file_id"):
        if not _give_up(digest):
            again.append(image_id)
    return again


def _claim(image_id: UUID) -> _Claim | None:
    with transaction.atomic():
        rows = ImageFile.objects.select_for_update(no_key=True, of=("self",))
        file = rows.filter(images=image_id, status="processing").first()
        now = clock.now()
        if file is None or (file.claimed_until and file.claimed_until > now):
            return None
        if file.attempts >= MAX_ATTEMPTS:
            return None  # The sweep lets it fail.
        file.attempts, file.claimed_until = file.attempts + 1, now + CLAIM
        file.save(update_fields=["attempts", "claimed_until"])
    return _Claim(file.digest, file.original, file.attempts)


def _give_back(claim: _Claim) -> None:
    held = ImageFile.objects.filter(digest=claim.digest, status="processing", attempts=claim.attempt)
    held.update(attempts=claim.attempt - 1, claimed_until=clock.now() + STORAGE_PAUSE)


def _failed(claim: _Claim, refusal: DomainError) -> bool:
    logger.info("A picture was refused", extra={"digest": claim.digest, "code": refusal.code})
    done = _finish(
        claim,
        {"status": "failed", "problem_code": refusal.code, "problem_params": refusal.params, "original": ""},
    )
    if done:
        # Nobody will see it: nothing of it is kept.
        files.originals_drop([claim.original])
    return done


def _finish(claim: _Claim, facts: Mapping[str, Any]) -> bool:
    """Write the end down, unless the claim ran out and somebody else has begun, or nobody wants the picture now."""
    held = ImageFile.objects.filter(digest=claim.digest, status="processing", attempts=claim.attempt)
    return bool(held.update(**facts, claimed_until=None))


def _give_up(digest: str) -> bool:
    """Let a picture fail that nobody could process; return whether it has."""
    with transaction.atomic():
        file = ImageFile.objects.select_for_update(no_key=True).filter(digest=digest, status="processing").first()
        if file is None:
            return True
        if file.attempts < MAX_ATTEMPTS and file.created_at > clock.now() - GIVEN_UP_AFTER:
            return False
        original, file.original = file.original, ""
        file.status, file.problem_code, file.claimed_until = "failed", ImageNotProcessed.code, None
        file.save(update_fields=["status", "problem_code", "claimed_until", "original"])
    logger.error("A picture could not be processed", extra={"digest": digest, "attempts": file.attempts})
    files.originals_drop([original])
    return True


def _facts(variants: ImageVariants) -> dict[str, Any]:
    sizes = {name: getattr(variants, name) for name in files.VARIANTS}
    return {
        **{f"{name}_width": size.width for name, size in sizes.items()},
        **{f"{name}_height": size.height for name, size in sizes.items()},
        "placeholder": variants.placeholder,
        "likeness": variants.likeness,
        "likeness_bands": None if variants.likeness is None else likeness.keys_of(variants.likeness),
    }
