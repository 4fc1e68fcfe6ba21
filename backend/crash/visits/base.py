"""What every visit has: a person, a line to the shop, and time to think."""

import html
import random
import re
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from crash.record import Errand, Intent, Person
from crash.wire import Wire

API = "/api/v1"
STALE = "request.version_conflict"
_FORM = re.compile(r'name="form" value="([^"]+)"')
_SEE_OTHER = 303


class Visit[E: Errand]:
    """An errand being run. A step returns whether the shop said yes."""

    def __init__(self, errand: E, wire: Wire, shuffled: random.Random) -> None:
        self.errand = errand
        self.wire = wire
        self.shuffled = shuffled

    def chance(self, share: float) -> bool:
        """Tell whether something happens that happens in `share` of the visits."""
        return self.shuffled.random() < share

    def think(self, longest_s: float = 1.0) -> None:
        """Take a moment."""
        time.sleep(self.shuffled.uniform(0, longest_s))

    def intend(self, event: str, path: str, body: Mapping[str, Any], *, by: Person | None = None) -> Intent:
        """Want something once, and return the intent with its answer."""
        intent = Intent(event, by or self.errand.person, path, key=f"{event}-{uuid4()}", wanted=dict(body))
        self.errand.intents.append(intent)
        self.wire.intend(intent)
        return intent

    def press(self, address: str, button: str) -> None:
        """Press a button on a page of the bank, until the bank has taken it."""
        parts = urlsplit(address)
        path = f"{parts.path}?{parts.query}"
        while True:
            found = _FORM.search(self.wire.ask("GET", path).content.decode())
            fields = {"form": html.unescape(found[1]) if found else "", "decision": button}
            if self.wire.ask("POST", path, form=urlencode(fields).encode()).status == _SEE_OTHER:
                return
