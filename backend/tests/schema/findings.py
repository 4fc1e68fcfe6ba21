"""What was found wrong, and how much was asked, kept so that a long run can be told of (docs/api/proof.md)."""

import json
import os
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from schemathesis import Case
from schemathesis.core.failures import Failure
from schemathesis.core.transport import Response


@dataclass(frozen=True, slots=True)
class Finding:
    """One promise of the document that an answer broke."""

    operation: str
    role: str
    check: str
    status: int
    request: str
    answer: str
    words: str

    def __str__(self) -> str:
        return f"{self.check} as {self.role}: {self.request}\n{self.words}\n{self.answer}"

    @classmethod
    def of(cls, role: str, case: Case, answer: Response, failure: Any) -> Self:
        """Return what a failed check says."""
        known = failure if isinstance(failure, Failure) else None
        return cls(
            operation=case.operation.label,
            role=role,
            check=type(failure).__name__,
            status=answer.status_code,
            request=f"{case.method} {answer.request.url} {case!r}"[:1_500],
            answer=answer.content.decode(errors="replace")[:600],
            words=(known.message if known else str(failure))[:900],
        )


class Tally:
    """Counts the calls of a process by role and by status, and keeps what was found."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.statuses: Counter[str] = Counter()
        self.found: list[Finding] = []

    def add(self, role: str, answer: Response, found: list[Finding]) -> None:
        """Count one call."""
        self.calls[role] += 1
        self.statuses[str(answer.status_code)] += 1
        self.found += found

    def keep(self, name: str) -> None:
        """Write what was counted where the run wants it (`API_TALLY`, a folder), if it does."""
        if folder := os.environ.get("API_TALLY"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            told = {"calls": self.calls, "statuses": self.statuses, "found": [asdict(one) for one in self.found]}
            Path(folder, f"{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
