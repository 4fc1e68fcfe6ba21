"""Providers' calls as they were kept, and playing one again after a bug of ours."""

from uuid import uuid4

import orjson
import pytest
from django.test import Client

from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted
from wibestore.payments import services
from wibestore.payments.errors import ProviderCallNotFound, ProviderCallNotReplayable
from wibestore.payments.factories import provider_call_kept
from wibestore.payments.models import Deposit, ProviderCall

from .conftest import WEBHOOK, available, notice_for, send

REASON = "After our bug of today"
BROKEN = "wibestore.payments.services.events.attempts.succeed"


@pytest.fixture
def staff(moderator):
    """The moderator as a service knows them."""
    return Actor.user(moderator.id, is_staff=True)


def test_a_bug_of_ours_is_told_in_the_providers_words_and_the_call_is_played_again(deposit, buyer, staff, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(BROKEN, lambda *_: 1 / 0)
        answer = send(notice_for(deposit))
    failed = ProviderCall.objects.get()
    assert (answer.status_code, answer.json()) == (500, {"result": "error"})
    assert (failed.outcome, failed.is_authentic, failed.response_status) == ("error", True, 500)
    assert available(buyer.id) == 0

    new_id = services.provider_call_replay(actor=staff, call_id=failed.id, reason=REASON)
    services.provider_call_replay(actor=staff, call_id=failed.id, reason=REASON)

    again = ProviderCall.objects.get(pk=new_id)
    assert (again.outcome, again.replay_of_id, again.is_authentic) == ("accepted", failed.id, True)
    assert available(buyer.id) == deposit.amount
    assert Deposit.objects.get().status == "succeeded"


def test_a_call_that_fails_again_says_so(deposit, buyer, staff, monkeypatch):
    monkeypatch.setattr(BROKEN, lambda *_: 1 / 0)
    send(notice_for(deposit))
    failed = ProviderCall.objects.get()

    new_id = services.provider_call_replay(actor=staff, call_id=failed.id, reason=REASON)

    assert ProviderCall.objects.get(pk=new_id).outcome == "error"
    assert available(buyer.id) == 0


def test_a_forged_call_is_never_played(deposit, buyer, staff):
    send(notice_for(deposit), **{"X-Sandbox-Signature": "0" * 64})
    forged = ProviderCall.objects.get()

    with pytest.raises(ProviderCallNotReplayable):
        services.provider_call_replay(actor=staff, call_id=forged.id, reason=REASON)

    assert available(buyer.id) == 0
    assert ProviderCall.objects.count() == 1


def test_only_the_staff_plays_calls(buyer, staff):
    call_id = provider_call_kept(buyer.id)

    with pytest.raises(NotPermitted):
        services.provider_call_replay(actor=Actor.user(buyer.id), call_id=call_id, reason=REASON)
    with pytest.raises(ProviderCallNotFound):
        services.provider_call_replay(actor=staff, call_id=uuid4(), reason=REASON)


def test_what_is_kept_holds_no_signature(deposit):
    send(notice_for(deposit), Authorization="Basic c2VjcmV0", Cookie="a=b")

    kept = ProviderCall.objects.get().headers
    assert "content-type" in kept
    assert not {"authorization", "cookie", "x-sandbox-signature"} & set(kept)


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_another_method_is_refused_in_the_providers_words(db, method):
    answer = getattr(Client(), method)(WEBHOOK)

    assert (answer.status_code, answer.json()) == (405, {"result": "not_post"})


def test_a_huge_body_is_not_read(deposit, books):
    before = books()

    answer = Client().post(WEBHOOK, b" " * 70_000 + orjson.dumps(notice_for(deposit)), content_type="application/json")

    assert answer.status_code == 401
    assert ProviderCall.objects.get().body == ""
    assert books() == before


def test_the_staff_list_calls_by_provider_and_outcome(client_for, buyer, moderator):
    call_id = provider_call_kept(buyer.id)
    provider_call_kept(buyer.id)
    client = client_for(moderator)

    page = client.get("/api/v1/admin/provider-calls/?provider=sandbox&outcome=accepted&page_size=1").json()
    rest = client.get(page["next"]).json()

    assert rest["results"][0]["id"] == str(call_id)
    assert rest["next"] is None
    assert client.get("/api/v1/admin/provider-calls/?provider=payme").json()["results"] == []
    assert client.get("/api/v1/admin/provider-calls/?provider=nobody").status_code == 400
    played = client.post(f"/api/v1/admin/provider-calls/{call_id}/replay/", {"reason": REASON})
    assert (played.status_code, played.json()["replay_of"]) == (201, str(call_id))
    assert client_for(buyer).get("/api/v1/admin/provider-calls/").status_code == 403
