"""Proving anew who one is: how long it counts, by what, and where it is demanded."""

from datetime import timedelta

import pytest
from django.apps import apps

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.orders.factories import order_delivered
from wibestore.users import services
from wibestore.users.errors import StepUpRequired
from wibestore.users.factories import PASSWORD
from wibestore.users.models import SessionFamily, User
from wibestore.users.tests.codes import code_of, two_factor_on

AuditRecord = apps.get_model("audit", "AuditRecord")

pytestmark = pytest.mark.django_db

# No id of anything; the same in every process that collects tests.
NOBODY = "01936f00-0000-7000-8000-000000000000"
STEP_UP = "/api/v1/auth/step-up/"
LATER = timedelta(minutes=5, seconds=1)
IN_TIME = timedelta(minutes=4, seconds=59)


def stepped_up_at():
    return SessionFamily.objects.get().stepped_up_at


def test_a_fresh_sign_in_counts_for_five_minutes(sign_in, buyer, seller):
    client = sign_in(buyer)
    path = f"/api/v1/orders/{order_delivered(buyer, seller).id}/credentials/reveal/"

    with clock.travel(IN_TIME):
        assert client.post(path).status_code == 200
    with clock.travel(LATER):
        late = client.post(path)

    assert (late.status_code, late.json()["code"]) == (403, "auth.step_up_required")
    assert late.json()["params"] == {"methods": ["password"]}


def test_the_password_counts_for_this_session_alone(sign_in, buyer):
    client, other = sign_in(buyer), sign_in(buyer)
    with clock.travel(LATER):
        answer = client.post(STEP_UP, {"password": PASSWORD})

        assert answer.status_code == 200
        assert client.get(STEP_UP).json()["until"] == answer.json()["until"]
        assert other.get(STEP_UP).json() == {"methods": ["password"], "until": None}
        assert client.post("/api/v1/auth/2fa/setup/", {}).status_code == 200
        assert other.post("/api/v1/auth/2fa/setup/", {}).status_code == 403
    assert list(AuditRecord.objects.filter(action="step_up.passed").values_list("actor_id", "details")) == [
        (buyer.id, {"way": "password"})
    ]


def test_a_wrong_password_changes_nothing(sign_in, buyer):
    client = sign_in(buyer)
    before = stepped_up_at()

    answer = client.post(STEP_UP, {"password": "not the one"})

    assert (answer.status_code, answer.json()["code"]) == (401, "auth.invalid_credentials")
    assert stepped_up_at() == before
    assert AuditRecord.objects.filter(action="step_up.failed").count() == 1
    assert client.get("/api/v1/auth/me/").status_code == 200


def test_with_a_second_factor_the_password_alone_is_not_enough(sign_in, buyer):
    seed, codes = two_factor_on(buyer)
    client = sign_in(buyer)
    with clock.travel(LATER):
        password = client.post(STEP_UP, {"password": PASSWORD})
        methods = client.get(STEP_UP).json()["methods"]
        code = client.post(STEP_UP, {"code": code_of(seed)})
        recovery = client.post(STEP_UP, {"code": codes[0]})

    assert (password.status_code, password.json()["code"]) == (401, "auth.invalid_credentials")
    assert methods == ["totp"]
    assert (code.status_code, recovery.status_code) == (200, 200)


def test_a_code_without_a_second_factor_is_wrong(sign_in, buyer):
    answer = sign_in(buyer).post(STEP_UP, {"code": "123456"})

    assert (answer.status_code, answer.json()["code"]) == (401, "auth.code_wrong")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"password": "a", "code": "b"},
        {"password": "a", "code": "b", "credential": "c"},
        {"password": None},
        {"x": 1},
    ],
)
def test_exactly_one_proof_is_taken(sign_in, buyer, body):
    answer = sign_in(buyer).post(STEP_UP, body)

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")


def test_so_many_proofs_a_minute_for_a_session(sign_in, buyer, settings):
    settings.RATE_LIMIT_AUTH = "2/minute"
    client, other = sign_in(buyer), sign_in(buyer)

    got = [client.post(STEP_UP, {"password": "wrong"}).status_code for _ in range(3)]

    assert got == [401, 401, 429]
    assert other.post(STEP_UP, {"password": PASSWORD}).status_code == 200


def test_it_ends_with_the_session(browser, buyer):
    browser.login("buyer")
    browser.send("/api/v1/auth/logout/")

    answer = browser.client.post(
        STEP_UP, {"password": PASSWORD}, "application/json", headers={"Authorization": f"Bearer {browser.access}"}
    )

    assert (answer.status_code, answer.json()["code"]) == (401, "session.revoked")


def test_whoever_has_no_session_needs_no_proof(buyer):
    services.step_up_check(actor=Actor.user(buyer.id))
    services.step_up_check(actor=Actor.system("sweeper"))


def test_a_session_that_never_proved_anything_is_asked(buyer):
    with pytest.raises(StepUpRequired) as refusal:
        services.step_up_check(actor=Actor(kind=Actor.user(buyer.id).kind, id=buyer.id, session_id=uuid7()))

    assert refusal.value.params == {"methods": ["password"]}


def test_without_password_and_with_google_only_google_is_named(buyer):
    user = User.objects.get(id=buyer.id)
    user.set_unusable_password()
    user.google_sub = "1"
    user.save()

    assert services.step_up_get(actor=Actor.user(buyer.id)).methods == ["google"]


MEMBERS = [
    ("POST", "payments/withdraw/", {"amount": 20_000, "card_id": NOBODY}),
    ("POST", "payments/cards/", {"method": "sandbox"}),
    ("DELETE", f"payments/cards/{NOBODY}/", None),
    ("POST", f"orders/{NOBODY}/credentials/reveal/", None),
    ("POST", "auth/2fa/setup/", {}),
    ("POST", "auth/2fa/disable/", {}),
    ("POST", "auth/2fa/recovery-codes/", {}),
    ("POST", "auth/google/link/", {"credential": "x"}),
    ("DELETE", "auth/google/link/", None),
    ("POST", "auth/password/change/", {"current_password": PASSWORD, "password": "another-Tulpor-28"}),
    ("POST", "auth/email/change/", {"email": "another@example.uz"}),
    ("POST", "auth/account/close/", {}),
]
VERSION = {"expected_version": 1}
STAFF = [
    ("POST", f"admin/withdrawals/{NOBODY}/approve/", VERSION),
    ("POST", f"admin/withdrawals/{NOBODY}/reject/", {**VERSION, "reason": "The card is somebody else's"}),
    ("POST", f"admin/orders/{NOBODY}/cancel/", {**VERSION, "reason": "Asked for by both"}),
    ("POST", f"orders/{NOBODY}/cancel/", {**VERSION, "reason": "Asked for by both"}),
    ("POST", f"admin/provider-calls/{NOBODY}/replay/", {"reason": "After our bug of today"}),
    (
        "POST",
        f"disputes/{NOBODY}/resolve/",
        {**VERSION, "refund_amount": 1, "reason": "other", "text": "x" * 30},
    ),
]


def send(client, method, path, body):
    answer = getattr(client, method.lower())(f"/api/v1/{path}", body)
    return answer.status_code, answer.json().get("code") if answer.content else ""


@pytest.mark.parametrize(("method", "path", "body"), MEMBERS)
def test_what_cannot_be_taken_back_demands_it(sign_in, buyer, method, path, body):
    client = sign_in(buyer)

    with clock.travel(LATER):
        assert send(client, method, path, body) == (403, "auth.step_up_required")
    assert send(client, method, path, body)[1] != "auth.step_up_required"


@pytest.mark.parametrize(("method", "path", "body"), STAFF)
def test_staff_prove_it_every_fifteen_minutes(sign_in, moderator, method, path, body):
    client = sign_in(moderator)

    with clock.travel(timedelta(minutes=14, seconds=59)):
        assert send(client, method, path, body)[1] != "auth.step_up_required"
    with clock.travel(timedelta(minutes=15, seconds=1)):
        assert send(client, method, path, body) == (403, "auth.step_up_required")


def test_a_look_of_the_staff_at_credentials_demands_it_within_five_minutes(sign_in, moderator):
    client = sign_in(moderator)
    path, body = f"disputes/{NOBODY}/credentials/reveal/", {"reason": "To see whether they work"}

    with clock.travel(LATER):
        assert send(client, "POST", path, body) == (403, "auth.step_up_required")


def test_a_refusal_takes_no_idempotency_key(sign_in, buyer):
    client, key = sign_in(buyer), {"Idempotency-Key": "the same"}
    path, body = "/api/v1/payments/withdraw/", {"amount": 20_000, "card_id": NOBODY}
    with clock.travel(LATER):
        assert client.post(path, body, headers=key).status_code == 403

        client.post(STEP_UP, {"password": PASSWORD})
        again = client.post(path, body, headers=key)

    assert again.json()["code"] == "payment.card_not_found"
