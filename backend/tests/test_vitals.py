"""POST vitals/: what browsers measured, counted and forgotten; how much of it is taken."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core.meters import COUNTED

pytestmark = pytest.mark.django_db
VITALS = "/api/v1/vitals/"


def counted(name: str, /, **labels: str) -> float:
    return COUNTED.get_sample_value(f"wibestore_web_{name}", labels) or 0.0


def test_times_are_counted_in_seconds_and_shifts_apart_and_nothing_is_kept(client):
    def now() -> list[float]:
        slow = {"name": "LCP", "page_kind": "listing"}
        return [
            counted("vital_seconds_sum", **slow),
            counted("vital_seconds_bucket", **slow, le="2.5"),
            counted("vital_seconds_bucket", **slow, le="1.8"),
            counted("layout_shift_sum", page_kind="listing"),
        ]

    before = now()
    vitals = [{"name": "LCP", "value": 2_250.0}, {"name": "CLS", "value": 0.25}]

    with CaptureQueriesContext(
        connection,
    ) as statements:
        answer = client.post(VITALS, {"page_kind": "listing", "vitals": vitals}, content_type="application/json")

    assert (answer.status_code, answer.content) == (204, b"")
    assert [after - one for after, one in zip(now(), before, strict=True)] == [2.25, 1, 0, 0.25]
    assert len(statements) == 0


@pytest.mark.parametrize(
    "body",
    [
        {"page_kind": "listing", "vitals": []},
        {"page_kind": "listing", "vitals": [{"name": "LCP", "value": 1}] * 6},
        {"page_kind": "https://wibestore.uz/profile/sardor", "vitals": [{"name": "LCP", "value": 1}]},
        {"page_kind": "listing", "vitals": [{"name": "FID", "value": 1}]},
        {"page_kind": "listing", "vitals": [{"name": "LCP", "value": -1}]},
        {"page_kind": "listing", "vitals": [{"name": "LCP", "value": 600_001}]},
        {"page_kind": "listing", "vitals": [{"name": "LCP", "value": 1, "user": "sardor"}]},
    ],
)
def test_anything_else_is_refused_and_not_counted(client, body):
    before = counted("vital_seconds_count", name="LCP", page_kind="listing")

    answer = client.post(VITALS, body, content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")
    assert counted("vital_seconds_count", name="LCP", page_kind="listing") == before


def test_an_address_may_send_twelve_a_minute(client):
    body = {"page_kind": "home", "vitals": [{"name": "TTFB", "value": 80}]}

    answers = [client.post(VITALS, body, content_type="application/json").status_code for _ in range(13)]

    assert answers == [204] * 12 + [429]
    other = client.post(VITALS, body, content_type="application/json", REMOTE_ADDR="203.0.113.9")
    assert other.status_code == 204


def test_a_large_body_is_not_read(client):
    answer = client.post(VITALS, " " * 4_001, content_type="application/json")

    assert (answer.status_code, answer.json()["params"]) == (413, {"limit_bytes": 4_000})
