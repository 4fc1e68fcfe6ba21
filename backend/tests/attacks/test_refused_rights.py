"""Who knocks at the staff's doors leaves a trace, and cannot fill the audit with it (X14, 16.3.2)."""

import pytest

from config import refusals
from wibestore.audit.models import AuditRecord

pytestmark = pytest.mark.django_db
PATH = "/api/v1/admin/withdrawals/"


def test_a_refused_right_of_the_staff_is_recorded_with_who_and_where(client_for, buyer):
    answer = client_for(buyer).get(PATH, HTTP_USER_AGENT="Firefox", REMOTE_ADDR="198.51.100.7")

    assert answer.status_code == 403
    record = AuditRecord.objects.get(action="permission.refused")
    assert (record.actor_id, record.actor_kind, record.ip, record.user_agent) == (
        buyer.id,
        "user",
        "198.51.100.7",
        "Firefox",
    )
    assert (record.target, record.target_id) == ("route", PATH)
    assert record.details == {"code": "auth.not_permitted", "method": "GET", "path": PATH}


def test_who_is_nobody_or_has_the_right_leaves_no_record(client_for, moderator):
    assert client_for(None).get(PATH).status_code == 401
    assert client_for(moderator).get(PATH).status_code == 200

    assert not AuditRecord.objects.filter(action="permission.refused").exists()


def test_knocking_on_and_on_fills_log_lines_alone(client_for, buyer, monkeypatch):
    monkeypatch.setattr(refusals, "_RECORDS", "2/hour")
    lines = []
    monkeypatch.setattr(refusals.logger, "warning", lambda message, **fields: lines.append(fields["extra"]["path"]))
    member = client_for(buyer)

    statuses = {member.get(PATH).status_code for _ in range(5)}

    assert statuses == {403}
    assert AuditRecord.objects.filter(action="permission.refused").count() == 2
    assert lines == [PATH] * 5
