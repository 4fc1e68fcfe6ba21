"""What the played mailbox remembers: the newest letters, each under a key made of its Message-ID."""

import hashlib
import re
from datetime import UTC, datetime
from typing import Any

from django.core.mail import EmailMessage

from emulators import store
from emulators.models import Record
from emulators.store import Data

PROVIDER = "mail"
LETTER = "letter"
KEPT = 500
_LINK = re.compile(r"https?://\S+")


def put(message: EmailMessage) -> None:
    """Keep a letter; one that comes twice under the same Message-ID is one, `times` it came."""
    message_id = str(message.extra_headers.get("Message-ID") or message.message()["Message-ID"])
    key = hashlib.sha256(message_id.encode()).hexdigest()
    text = str(message.body)
    data: Data = {
        "key": key,
        "message_id": message_id,
        "to": list(message.to),
        "from": message.from_email,
        "subject": message.subject,
        "text": text,
        "html": _html(message),
        "links": _LINK.findall(text),
        "headers": {name: str(value) for name, value in message.extra_headers.items()},
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "times": 0,
    }
    store.record_make(PROVIDER, LETTER, key, data)
    store.record_change(PROVIDER, LETTER, key, lambda kept: kept.update(times=kept["times"] + 1))
    _forget_old()


def letters(to: str = "", *, limit: int = 100) -> list[Data]:
    """Return the newest letters first; those to one address where it is given."""
    rows = Record.objects.filter(provider=PROVIDER, kind=LETTER).order_by("-id")
    if to:
        rows = rows.filter(data__to__contains=[to.lower()])
    return list(rows.values_list("data", flat=True)[:limit])


def letter(key: str) -> Data | None:
    """Return one letter; None where there is none."""
    return store.record_get(PROVIDER, LETTER, key)


def _html(message: EmailMessage) -> str:
    alternatives: list[Any] = getattr(message, "alternatives", [])
    return next((str(one.content) for one in alternatives if one.mimetype == "text/html"), "")


def _forget_old() -> None:
    mine = Record.objects.filter(provider=PROVIDER, kind=LETTER).order_by("-id")
    oldest_kept = mine.values_list("id", flat=True)[KEPT - 1 : KEPT].first()
    if oldest_kept is not None:
        mine.filter(id__lt=oldest_kept).delete()
