"""
One effect per intent: the answer to a repeated `Idempotency-Key` is the first answer (escrow.md §2).

The key's row is written first, in the effect's own transaction: parallel repeats wait on the unique
index and then read the stored answer. A refusal rolls the row back with everything else.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson
from django.db import IntegrityError, transaction

from wibestore.core import clock
from wibestore.core.errors import IdempotencyMismatch, ValidationFailed
from wibestore.core.models import IdempotencyRecord
from wibestore.core.statements import row_update, rows_insert
from wibestore.core.units import unit_of_work

KEEP = timedelta(days=7)
MAX_KEY_LENGTH = 255

Answer = tuple[int, Any]


def run_once(*, user_id: UUID, key: str, request: dict[str, Any], effect: Callable[[], Answer]) -> Answer:
    """
    Run `effect` in one transaction, once per user and key, and return (status, JSON-ready body).

    :param key: the header's value; empty means "simply execute once"
    :param request: what the intent is (route and body); another one under the same key is refused
    :raises ValidationFailed: the key is too long or not printable ASCII
    :raises IdempotencyMismatch: the key was used with another request
    """
    if not key:
        with transaction.atomic(), unit_of_work():
            return effect()
    if len(key) > MAX_KEY_LENGTH or not (key.isascii() and key.isprintable()):
        raise ValidationFailed.of(
            "Idempotency-Key", "invalid_key", f"At most {MAX_KEY_LENGTH} printable ASCII characters"
        )
    request_hash = hashlib.sha256(orjson.dumps(request, option=orjson.OPT_SORT_KEYS)).hexdigest()
    try:
        with transaction.atomic():
            record = IdempotencyRecord(user_id=user_id, key=key, request_hash=request_hash)
            rows_insert([record])
            with unit_of_work(record.created_at):
                status, body = effect()
            record.status, record.body = status, orjson.loads(orjson.dumps(body))
            row_update(record, "status", "body")
            return status, record.body
    except IntegrityError:
        first = IdempotencyRecord.objects.filter(user_id=user_id, key=key).first()
        if first is None:
            raise
    if first.request_hash != request_hash:
        raise IdempotencyMismatch
    return first.status or 200, first.body


def forget_old_records() -> int:
    """Delete records older than seven days; return how many."""
    deleted, _ = IdempotencyRecord.objects.filter(created_at__lt=clock.now() - KEEP).delete()
    return deleted
