"""What is counted of payment providers: the webhooks they send, and what they are asked."""

from typing import Any

import httpx
import pytest

from wibestore.core.meters import COUNTED
from wibestore.payments.providers.asking import provider_ask
from wibestore.payments.services import webhooks

from .conftest import notice_for, send


def counted(name: str, **labels: str) -> float:
    return COUNTED.get_sample_value(f"wibestore_provider_{name}", {"provider": "sandbox", **labels}) or 0.0


def calls() -> dict[str, float]:
    return {outcome: counted("calls_total", outcome=outcome) for outcome in ("done", "refused", "forged", "error")}


def requests() -> dict[str, float]:
    return {outcome: counted("requests_total", outcome=outcome) for outcome in ("ok", "refused", "failed", "away")}


def more(after: dict[str, float], before: dict[str, float]) -> dict[str, float]:
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}


def test_a_webhook_is_counted_by_how_it_went(deposit):
    before = calls()

    send(notice_for(deposit))
    send(notice_for(deposit), **{"X-Sandbox-Signature": "0" * 64})

    assert more(calls(), before) == {"done": 1, "forged": 1}


def test_our_own_failure_is_an_error(deposit, monkeypatch):
    def broke(**_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(webhooks, "provider_event_apply", broke)
    before = calls()

    answer = send(notice_for(deposit))

    assert answer.status_code >= 500
    assert more(calls(), before) == {"error": 1}


@pytest.mark.parametrize(
    ("status", "outcome"), [(200, "ok"), (404, "ok"), (401, "refused"), (403, "refused"), (500, "failed")]
)
def test_an_answer_is_counted_by_its_status_and_timed(monkeypatch, status, outcome):
    monkeypatch.setattr(httpx, "request", lambda *_, **__: httpx.Response(status))
    before, timed = requests(), counted("seconds_count")

    assert provider_ask("sandbox", "GET", "http://bank/", timeout_s=1).status_code == status

    assert more(requests(), before) == {outcome: 1}
    assert counted("seconds_count") - timed == 1


def test_no_answer_is_counted_too_and_told_on():
    before = requests()

    with pytest.raises(httpx.ConnectError):
        provider_ask("sandbox", "GET", "http://no-bank/", timeout_s=1)

    assert more(requests(), before) == {"away": 1}
