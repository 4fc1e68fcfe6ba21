"""What Sentry is told: where it broke and for whom by an id; nothing that anybody typed, holds or is called."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import sentry_sdk
from django.db import DataError, transaction
from django.db.models import CharField
from sentry_sdk.scrubber import DEFAULT_DENYLIST, DEFAULT_PII_DENYLIST
from sentry_sdk.transport import Transport

from config import logs, sentry
from wibestore.core.ids import uuid7
from wibestore.core.models import IdempotencyRecord
from wibestore.core.statements import Select, Slot, rows_insert
from wibestore.core.tracing import statements_trace
from wibestore.core.tracing import traced as traced_by_core

CANARIES = ["korzinka-Tulpor-27", "eyJhbGciOi.J9.x_y-z", "8600123412341234", "sardor@example.uz", "203.0.113.77"]


class Kept(Transport):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []

    def capture_envelope(self, envelope: Any) -> None:
        """Keep an envelope as it would go over the wire."""
        self.sent.append(envelope.serialize().decode())


@pytest.fixture
def kept() -> Iterator[Kept]:
    """Sentry as production starts it, over a transport of ours."""
    transport = Kept()
    start: dict[str, Any] = {"dsn": "https://public@sentry.example.uz/1", "environment": "tests", "release": "2f1c9ab"}
    sentry.start(**start, transport=transport)
    yield transport
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)


def events(kept: Kept) -> list[dict[str, Any]]:
    sentry_sdk.flush()
    return [json.loads(envelope.split("\n")[2]) for envelope in kept.sent]


def test_a_failure_is_told_with_ids_alone(kept):
    logger = logging.getLogger("wibestore.test")
    logger.warning("Before it: sardor@example.uz used korzinka", extra={"token": CANARIES[1], "ip": CANARIES[4]})
    with logs.about(request_id="request-1", user_id="01a20728"):
        try:
            raise ValueError(f"password={CANARIES[0]} of {CANARIES[3]} with {CANARIES[2]}")
        except ValueError:
            password = CANARIES[0]
            logger.exception("It broke for %s", f"Bearer {CANARIES[1]}", extra={"body": {"password": password}})

    (event,) = events(kept)

    assert event["user"] == {"id": "01a20728"}
    assert event["tags"]["request_id"] == "request-1"
    assert (event["release"], event["environment"]) == ("2f1c9ab", "tests")
    assert event["exception"]["values"][0]["value"] == "password=*** of *** with ***"
    assert "test_a_failure_is_told_with_ids_alone" in json.dumps(event["exception"])
    assert not [secret for secret in CANARIES if secret in "".join(kept.sent)]


@pytest.mark.django_db
def test_a_request_that_breaks_tells_its_address_without_its_body(kept, client_for, buyer, monkeypatch):
    def broke(**_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("wibestore.users.services.profile_update", broke)
    member = client_for(buyer)

    answer = member.patch(
        f"/api/v1/profile/?token={CANARIES[1]}", {"about": CANARIES[0]}, HTTP_COOKIE=f"refresh={CANARIES[0]}"
    )
    member.patch("/api/v1/profile/", {"about": CANARIES[0]}, REMOTE_ADDR=CANARIES[4])

    told = events(kept)
    assert answer.status_code in {400, 500}
    assert told
    assert told[-1]["user"] == {"id": str(buyer.id)}
    text = "".join(kept.sent)
    assert not [secret for secret in (*CANARIES, member.token, buyer.email) if secret in text]


def test_of_a_request_its_method_and_address_are_told_alone():
    request = {
        "method": "POST",
        "url": "https://wibestore.uz/ws/chat/?token=abc",
        "query_string": f"token={CANARIES[1]}",
        "headers": {"Cookie": CANARIES[0], "X-Forwarded-For": CANARIES[4]},
        "cookies": {"refresh": CANARIES[0]},
        "data": {"about": CANARIES[0]},
        "env": {"REMOTE_ADDR": CANARIES[4]},
    }

    told = sentry.scrubbed({"request": request, "user": {"ip_address": CANARIES[4]}, "server_name": "db-1"})

    assert told == {
        "request": {"method": "POST", "url": "https://wibestore.uz/ws/chat/"},
        "user": {},
        "tags": {},
    }


def test_what_lies_too_deep_is_not_told_and_the_ids_of_sentry_stay():
    deep: Any = "secret words"
    for _ in range(50):
        deep = {"a": deep}

    event = sentry.scrubbed({"extra": deep, "contexts": {"trace": {"span_id": "ab12", "trace_id": "cd34"}}})

    assert "secret words" not in json.dumps(event)
    assert event["contexts"]["trace"] == {"span_id": "ab12", "trace_id": "cd34"}


def test_nothing_is_collected_that_the_library_knows_of_and_nothing_outdated_is_asked(recwarn):
    transport = Kept()
    sentry.start(dsn="https://public@sentry.example.uz/1", environment="tests", transport=transport)
    options = sentry_sdk.get_client().options
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)

    # A new kind of data comes with a new version: it must be turned off by name.
    assert options["data_collection"] == {**sentry.COLLECTED, "provided_by_user": True}
    assert options["send_default_pii"] is None
    assert [str(one.message) for one in recwarn] == []


@pytest.fixture
def traced() -> Iterator[Kept]:
    """Sentry that is told where the time of every request goes."""
    transport = Kept()
    sentry.start(
        dsn="https://public@sentry.example.uz/1", environment="tests", traces_sample_rate=1.0, transport=transport
    )
    yield transport
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)
    statements_trace(None)


_KEPT = Select(lambda: IdempotencyRecord.objects.filter(key=Slot("key", CharField()), status=201).values_list("id"))


def statements_of(transport: Kept) -> list[str]:
    return [one["description"] for event in events(transport) for one in event["spans"] if one["op"] == "db"]


@pytest.mark.django_db
def test_kept_statements_are_spans_where_requests_are_traced(traced):
    with sentry_sdk.start_transaction(name="a request"):
        _KEPT.rows(key=CANARIES[0])
        IdempotencyRecord.objects.filter(key="plain").exists()
    _KEPT.rows(key="of no request")

    kept, plain = [sql for sql in statements_of(traced) if "core_idempotencyrecord" in sql]
    # With what never changes, and without any value of the request.
    assert '"status" = 201' in kept
    assert "%s" in kept
    assert "LIMIT 1" in plain
    assert not [secret for secret in CANARIES if secret in "".join(traced.sent)]


@pytest.mark.django_db
def test_kept_statements_that_fail_end_their_span(traced):
    refused = IdempotencyRecord(user_id=uuid7(), key="k" * 300, request_hash="h")
    with sentry_sdk.start_transaction(name="a request"), pytest.raises(DataError), transaction.atomic():
        rows_insert([refused])

    (event,) = events(traced)
    [span] = [one for one in event["spans"] if one.get("description", "").startswith("INSERT")]
    assert (span["status"], span["data"]["db.system"]) == ("internal_error", "postgresql")


def test_without_tracing_nothing_is_around_a_statement(kept):
    assert traced_by_core("SELECT 1") is traced_by_core("SELECT 2")


@pytest.mark.parametrize("name", sorted({*DEFAULT_DENYLIST, *DEFAULT_PII_DENYLIST}))
def test_every_name_that_the_librarys_own_scrubber_knows_is_masked(name):
    told = sentry.masked({name: CANARIES[0], name.upper(): CANARIES[0]})

    assert set(told.values()) == {logs.MASK}
