"""What is kept of a refused right: a log line always, and for the staff's own routes a record in the audit."""

import logging

from django.http import HttpRequest

from wibestore.audit.services import audit_write
from wibestore.core.errors import DomainError
from wibestore.core.ratelimit import hit

logger = logging.getLogger("wibestore.auth")

_STAFF_ROUTES = ("/api/v1/admin/", "/api/v1/disputes/", "/api/v1/reports/")
# Whoever is signed in reports.
_REPORTS = "/api/v1/reports/"
_FORBIDDEN = 403
_PATH_LENGTH = 64
# The audit only grows: who knocks again and again leaves log lines.
_RECORDS = "20/hour"


def refusal_note(request: HttpRequest, error: DomainError) -> None:
    """Keep that somebody was refused a right."""
    if error.status != _FORBIDDEN:
        return
    logger.warning("A right was refused", extra={"code": error.code, "method": request.method, "path": request.path})
    if not request.path.startswith(_STAFF_ROUTES) or (request.method, request.path) == ("POST", _REPORTS):
        return
    try:
        actor = request.actor  # type: ignore[attr-defined]
        if not actor.is_user:
            return
        hit(_RECORDS, "audit.refused", str(actor.id), fail_open=True)
    except DomainError:  # enough of them are kept; or the token itself was refused: blocked, or signed out
        return
    audit_write(
        actor=actor,
        action="permission.refused",
        target="route",
        target_id=request.path[-_PATH_LENGTH:],
        details={"code": error.code, "method": request.method, "path": request.path[:500]},
    )
