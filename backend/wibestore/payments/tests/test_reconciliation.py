"""The daily comparison with the providers: every difference is found, once, and nothing else (security.md, L8)."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from wibestore.audit import selectors as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.core.models import OutboxMessage
from wibestore.core.money import Som
from wibestore.payments import services
from wibestore.payments.errors import DifferenceNotFound, ProviderUnavailable
from wibestore.payments.factories import deposit_succeeded, difference_open
from wibestore.payments.models import ProviderTransaction, Reconciliation, ReconciliationDifference
from wibestore.payments.providers.base import EventKind, ProviderEvent
from wibestore.payments.providers.requests import AttemptRef, PaymentPerform
from wibestore.payments.rules.reconciliation import (
    DifferenceKind,
    LineKind,
    OurLine,
    StatementLine,
    differences,
)

FIRST = datetime(2026, 11, 24, 19, tzinfo=UTC)
END = FIRST + timedelta(days=1)
NOON = FIRST + timedelta(hours=12)
DAY = date(2026, 11, 25)
TOTAL = 10_000


def line(number: int, **changes) -> StatementLine:
    amount = Som(1_000 + number)
    row = StatementLine(LineKind.PAYMENT, f"id{number}", f"{number + 100_000_000_000}", amount, NOON)
    return replace(row, **changes)


def own(row: StatementLine, **changes) -> OurLine:
    mine = OurLine(row.kind, row.external_id, row.reference, row.amount or Som(1), row.occurred_at)
    return replace(mine, **changes)


def found(theirs, ours) -> list[tuple[str, str]]:
    lines = differences(theirs, ours, first=FIRST, end=END)
    return [(one.kind.value, one.external_id) for one in lines]


def test_twenty_planted_differences_among_ten_thousand_are_found_and_no_other():
    theirs = [line(number) for number in range(TOTAL)]
    ours = [own(row) for row in theirs]
    for number in (10, 2_000, 9_999):
        ours[number] = replace(ours[number], external_id=f"other{number}", finished_at=END)
    for number in (20, 3_000, 8_000):
        theirs[number] = replace(theirs[number], external_id=f"id{number - 1}")
        ours[number] = replace(ours[number], finished_at=END)
    for number in (30, 31, 32, 33):
        theirs[number] = replace(theirs[number], amount=Som(1))
    theirs[34] = replace(theirs[34], amount=None)
    for number in (40, 41, 42):
        theirs[number] = replace(theirs[number], currency="USD")
    for number in (50, 51, 52):
        ours[number] = replace(ours[number], finished_at=NOON + timedelta(minutes=16))
    for number in (60, 61):
        ours[number] = replace(ours[number], stands=False)
    ours.append(own(line(TOTAL)))

    kinds = Counter(kind for kind, _ in found(theirs, ours))

    assert kinds == {
        "missing_here": 3,
        "double": 3,
        "amount": 5,
        "currency": 3,
        "late": 3,
        "state": 2,
        "missing_there": 1,
    }
    assert sum(kinds.values()) == 20


def test_equal_lists_differ_in_nothing():
    theirs = [line(number) for number in range(50)]
    ours = [own(row, finished_at=NOON + timedelta(minutes=15)) for row in theirs]

    assert found(theirs, ours) == []


def test_a_second_payment_for_one_deposit_is_a_double():
    theirs = [line(1), line(2, reference=line(1).reference)]

    assert found(theirs, [own(line(1))]) == [("double", "id2")]


def test_a_payment_and_a_payout_of_one_id_are_two_things():
    theirs = [line(1), line(1, kind=LineKind.PAYOUT)]

    assert found(theirs, [own(line(1))]) == [("missing_here", "id1")]


@pytest.mark.parametrize(
    ("moment", "kinds"), [(FIRST, ["missing_there"]), (END, []), (FIRST - timedelta(seconds=1), [])]
)
def test_what_is_ours_alone_counts_on_its_own_day(moment, kinds):
    assert [kind for kind, _ in found([], [own(line(1), finished_at=moment)])] == kinds


def test_what_was_taken_back_here_and_is_not_there_agrees():
    assert found([], [own(line(1), stands=False)]) == []


@pytest.fixture
def paid(buyer):
    """A credited deposit of now, with what the provider calls it."""
    deposit = deposit_succeeded(buyer.id, 50_000)
    return deposit, ProviderTransaction.objects.get(deposit_id=deposit.id)


def today() -> date:
    return (clock.now() + timedelta(hours=5)).date()


def theirs_of(deposit, attempt, **changes) -> StatementLine:
    row = StatementLine(LineKind.PAYMENT, attempt.external_id, deposit.reference, deposit.amount, attempt.finished_at)
    return replace(row, **changes)


def test_a_day_is_compared_by_a_register_and_comparing_again_adds_nothing(paid):
    rows = [theirs_of(*paid), replace(theirs_of(*paid), external_id="unknown", reference="")]

    first = services.reconcile(provider="sandbox", day=today(), lines=rows)
    again = services.reconcile(provider="sandbox", day=today(), lines=rows)

    assert (first.their_count, first.our_count, first.difference_count, first.new_count) == (2, 1, 1, 1)
    assert (again.difference_count, again.new_count) == (1, 0)
    assert Reconciliation.objects.count() == ReconciliationDifference.objects.count() == 1
    message = OutboxMessage.objects.get(topic="reconciliation.differed")
    assert message.payload == {"provider": "sandbox", "day": today().isoformat(), "count": 1}


def test_a_difference_that_is_gone_is_closed_by_itself(paid):
    services.reconcile(provider="sandbox", day=today(), lines=[])
    services.reconcile(provider="sandbox", day=today(), lines=[theirs_of(*paid)])

    row = ReconciliationDifference.objects.get()
    assert (row.kind, row.resolved_by) == (DifferenceKind.MISSING_THERE, None)
    assert row.resolved_at is not None
    assert row.note


def test_what_another_day_has_is_found_by_its_name(paid):
    """A payment of this evening that the provider counts to tomorrow is late here, not missing."""
    deposit, attempt = paid
    tomorrow = theirs_of(deposit, attempt, occurred_at=attempt.finished_at + timedelta(hours=3))

    info = services.reconcile(provider="sandbox", day=today() + timedelta(days=1), lines=[tomorrow])

    assert info.difference_count == 1
    assert ReconciliationDifference.objects.get().kind == DifferenceKind.LATE


def ask(monkeypatch, said) -> None:
    """Let the sandbox say this of each payment; its host is not there in these tests."""

    def answer(_provider, _reference):
        if isinstance(said, Exception):
            raise said
        return said

    monkeypatch.setattr("wibestore.payments.providers.sandbox.adapter.SandboxProvider.verify_payment", answer)


def test_a_provider_without_a_list_is_asked_about_each_payment(paid, monkeypatch):
    deposit, attempt = paid
    event = ProviderEvent(EventKind.SUCCEEDED, attempt.external_id, deposit.reference, deposit.amount, clock.now())
    ask(monkeypatch, event)
    assert services.reconcile(provider="sandbox", day=today()).difference_count == 0

    ask(monkeypatch, PaymentPerform(AttemptRef(attempt.external_id)))
    assert services.reconcile(provider="sandbox", day=today()).difference_count == 0

    ask(monkeypatch, replace(event, kind=EventKind.FAILED))
    assert services.reconcile(provider="sandbox", day=today()).new_count == 1

    ask(monkeypatch, None)
    assert services.reconcile(provider="sandbox", day=today()).difference_count == 1


def test_a_silent_provider_leaves_no_record(paid, monkeypatch):
    ask(monkeypatch, ProviderUnavailable())

    with pytest.raises(ProviderUnavailable):
        services.reconcile(provider="sandbox", day=today())

    assert not Reconciliation.objects.exists()


def test_a_difference_is_dealt_with_once_by_the_staff(buyer, moderator):
    difference_id = difference_open()
    staff = Actor.user(moderator.id, is_staff=True)

    with pytest.raises(NotPermitted):
        services.difference_resolve(actor=Actor.user(buyer.id), difference_id=difference_id, note="I did nothing")
    with pytest.raises(DifferenceNotFound):
        services.difference_resolve(actor=staff, difference_id=uuid4(), note="There is none")
    services.difference_resolve(actor=staff, difference_id=difference_id, note="Sent back by the bank")
    services.difference_resolve(actor=staff, difference_id=difference_id, note="Said twice, once is enough")

    row = ReconciliationDifference.objects.get()
    assert (row.note, row.resolved_by) == ("Sent back by the bank", moderator.id)
    records = audit.audit_list(target="difference", target_id=difference_id, limit=10)
    assert [record.action for record in records] == ["difference.resolved"]


def register(path, rows) -> str:
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(["kind", "external_id", "reference", "amount", "currency", "occurred_at"])
        writer.writerows(rows)
    return str(path)


def test_the_command_compares_by_a_file(paid, tmp_path, capsys):
    deposit, attempt = paid
    moment = (attempt.finished_at + timedelta(hours=5)).replace(tzinfo=None).isoformat(sep=" ")
    rows = [
        ["payment", attempt.external_id, deposit.reference, "50000.00", "", moment],
        ["", "unknown", "", "12.5", "UZS", attempt.finished_at.isoformat()],
    ]

    call_command("reconcile", "sandbox", today().isoformat(), "--file", register(tmp_path / "day.csv", rows))

    assert capsys.readouterr().out.endswith("2 there, 1 here, 1 differ, 1 of them new\n")
    assert ReconciliationDifference.objects.get().their_amount is None


@pytest.mark.parametrize(
    "row",
    [
        ["present", "a", "", "1", "", "2026-11-25"],
        ["payment", "a", "", "much", "", "2026-11-25"],
        ["payment", "a", "", "1", "", "yesterday"],
        ["payment", "a"],
    ],
    ids=["kind", "amount", "time", "short"],
)
def test_the_command_names_the_line_it_cannot_read(db, tmp_path, row):
    file = register(tmp_path / "day.csv", [["payment", "a", "", "1", "", "2026-11-25"], row])

    with pytest.raises(CommandError, match="Line 3"):
        call_command("reconcile", "sandbox", "2026-11-25", "--file", file)

    assert not Reconciliation.objects.exists()


def test_the_command_refuses_what_is_no_register(db, tmp_path):
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("id;sum\n", encoding="utf-8")
    binary = tmp_path / "binary.csv"
    binary.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(CommandError, match="lacks the columns"):
        call_command("reconcile", "sandbox", "2026-11-25", "--file", str(wrong))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("reconcile", "sandbox", "2026-11-25", "--file", str(binary))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("reconcile", "sandbox", "2026-11-25", "--file", str(tmp_path / "none.csv"))
    with pytest.raises(CommandError, match="provider_not_found"):
        call_command("reconcile", "nobody", "2026-11-25")


def test_the_staff_see_what_is_open_page_by_page(client_for, buyer, moderator):
    services.reconcile(provider="sandbox", day=DAY, lines=[line(1), line(2)])
    rows = ReconciliationDifference.objects.order_by("found_at", "id")
    first, second = rows.values_list("id", flat=True)
    client = client_for(moderator)

    page = client.get("/api/v1/admin/reconciliation/?page_size=1").json()
    rest = client.get(page["next"]).json()
    client.post(f"/api/v1/admin/reconciliation/{first}/resolve/", {"note": "Sent back by the bank"})
    closed = client.get("/api/v1/admin/reconciliation/?is_open=false").json()["results"]

    assert [row["id"] for row in page["results"] + rest["results"]] == [str(first), str(second)]
    assert rest["next"] is None
    assert [(row["id"], row["note"]) for row in closed] == [(str(first), "Sent back by the bank")]
    assert client_for(buyer).get("/api/v1/admin/reconciliation/").status_code == 403
