"""The second step of a sign-in: few tries, one use, one account, five minutes."""

import time

import jwt
import pytest
import time_machine
from django.apps import apps
from django.conf import settings as shop_settings

from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.tests.race import run_together
from wibestore.users import services
from wibestore.users.errors import CodeWrong
from wibestore.users.models import RecoveryCode, SessionFamily, User
from wibestore.users.services.challenges import AUDIENCE, challenge_issue
from wibestore.users.tests.codes import code_of, two_factor_on
from wibestore.users.tests.conftest import ME, ORIGIN
from wibestore.users.types import SessionTokens

AuditRecord = apps.get_model("audit", "AuditRecord")

pytestmark = pytest.mark.django_db

VERIFY = "/api/v1/auth/2fa/verify/"


def challenge_of(browser, username="buyer"):
    answer = browser.login(username)
    assert answer.status_code == 202
    return answer.json()["challenge"]


def step(browser, challenge, code, **headers):
    return browser.send(VERIFY, {"challenge": challenge, "code": code}, **headers)


def refused(answer):
    return answer.status_code, answer.json()["code"]


INVALID = (401, "auth.challenge_invalid")
WRONG = (401, "auth.code_wrong")


def test_the_password_alone_signs_nobody_in(browser, buyer):
    two_factor_on(buyer)

    answer = browser.login("buyer")

    assert (answer.status_code, set(answer.json())) == (202, {"challenge", "methods", "expires_in"})
    assert (answer.json()["methods"], answer.json()["expires_in"]) == (["totp", "recovery"], 300)
    assert shop_settings.REFRESH_COOKIE_NAME not in answer.cookies
    assert SessionFamily.objects.count() == 0
    assert not AuditRecord.objects.filter(action="user.signed_in").exists()


@pytest.mark.parametrize("way", ["totp", "recovery"])
def test_the_code_signs_in_once(browser, buyer, way):
    seed, codes = two_factor_on(buyer)
    challenge = challenge_of(browser)
    code = code_of(seed) if way == "totp" else codes[0]

    answer = step(browser, challenge, code)

    assert answer.status_code == 200
    assert browser.client.get(ME, headers={"Authorization": f"Bearer {answer.json()['access']}"}).status_code == 200
    assert SessionFamily.objects.get().step_up_way == way
    assert AuditRecord.objects.get(action="user.signed_in").details == {"way": way}
    assert refused(step(browser, challenge, codes[1])) == INVALID
    assert SessionFamily.objects.count() == 1


def test_five_tries_and_no_more_even_with_the_right_code(browser, buyer):
    seed, _ = two_factor_on(buyer)
    challenge = challenge_of(browser)

    got = [refused(step(browser, challenge, "000-wrong")) for _ in range(5)]

    assert got == [WRONG] * 5
    assert refused(step(browser, challenge, code_of(seed))) == INVALID
    assert SessionFamily.objects.count() == 0
    assert step(browser, challenge_of(browser), code_of(seed)).status_code == 200


def test_codes_of_another_user_open_nothing(browser, buyer, stranger):
    two_factor_on(buyer)
    seed, codes = two_factor_on(stranger)
    challenge = challenge_of(browser)

    assert [refused(step(browser, challenge, code)) for code in (code_of(seed), codes[0])] == [WRONG] * 2


def test_it_is_good_for_five_minutes(browser, buyer):
    seed, _ = two_factor_on(buyer)
    challenge = challenge_of(browser)

    with time_machine.travel(time.time() + 301, tick=False):
        assert refused(step(browser, challenge, code_of(seed))) == INVALID


@pytest.mark.parametrize("change", [{"email": "other@example.uz"}, {"password": "argon2$other"}, {"is_closed": True}])
def test_it_dies_with_what_it_was_given_for(browser, buyer, change):
    seed, _ = two_factor_on(buyer)
    challenge = challenge_of(browser)
    User.objects.filter(id=buyer.id).update(**change)

    assert refused(step(browser, challenge, code_of(seed))) == INVALID


def test_it_dies_when_the_second_factor_goes(browser, buyer):
    seed, _ = two_factor_on(buyer)
    challenge = challenge_of(browser)
    services.two_factor_disable(actor=Actor.user(buyer.id))

    assert refused(step(browser, challenge, code_of(seed))) == INVALID


def test_a_block_is_told_and_uses_no_code(browser, buyer, moderator):
    _, codes = two_factor_on(buyer)
    challenge = challenge_of(browser)
    services.user_block(user_id=buyer.id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")

    assert refused(step(browser, challenge, codes[0])) == (403, "user.blocked")
    assert RecoveryCode.objects.filter(used_at=None).count() == 10


def forged(buyer, **changes):
    user = User.objects.get(id=buyer.id)
    claims = jwt.decode(challenge_issue(user=user).challenge, options={"verify_signature": False})
    return {**claims, **changes}


@pytest.mark.parametrize(
    "forge",
    [
        lambda buyer: "x",
        lambda buyer: jwt.encode(forged(buyer), "k" * 32, algorithm="HS256"),
        lambda buyer: jwt.encode(forged(buyer), "", algorithm="none"),
        lambda buyer: jwt.encode(forged(buyer, typ="access"), shop_settings.JWT_KEY, algorithm="HS256"),
        lambda buyer: jwt.encode(forged(buyer, aud="wibestore-api"), shop_settings.JWT_KEY, algorithm="HS256"),
        lambda buyer: jwt.encode(forged(buyer, sub=str(uuid7())), shop_settings.JWT_KEY, algorithm="HS256"),
        lambda buyer: jwt.encode(forged(buyer, sub="no id"), shop_settings.JWT_KEY, algorithm="HS256"),
        lambda buyer: services.session_start(user_id=buyer.id, actor=Actor.visitor()).access,
    ],
)
def test_no_other_token_is_one(browser, buyer, forge):
    seed, _ = two_factor_on(buyer)

    assert refused(step(browser, forge(buyer), code_of(seed))) == INVALID


def test_a_challenge_opens_nothing_by_itself(browser, buyer):
    two_factor_on(buyer)
    challenge = challenge_of(browser)

    answer = browser.client.get(ME, headers={"Authorization": f"Bearer {challenge}"})

    assert refused(answer) == (401, "auth.token_invalid")
    claims = jwt.decode(challenge, options={"verify_signature": False})
    assert claims["aud"] == AUDIENCE
    assert "buyer@example.uz" not in str(claims)


def test_other_pages_do_no_second_step(browser, buyer):
    seed, _ = two_factor_on(buyer)
    challenge = challenge_of(browser)

    answer = step(browser, challenge, code_of(seed), Origin="https://evil.uz")

    assert refused(answer) == (403, "auth.origin_not_allowed")
    assert step(browser, challenge, code_of(seed), Origin=ORIGIN).status_code == 200


def test_so_many_second_steps_a_minute(browser, buyer, settings):
    settings.RATE_LIMIT_AUTH = "2/minute"
    two_factor_on(buyer)
    challenge = challenge_of(browser)

    assert [step(browser, challenge, "wrong").status_code for _ in range(3)] == [401, 401, 429]


@pytest.mark.django_db(transaction=True)
def test_of_twenty_at_once_no_more_than_five_are_looked_at(buyer):
    two_factor_on(buyer)
    challenge = challenge_issue(user=User.objects.get(id=buyer.id)).challenge

    def tried():
        return services.challenge_pass(challenge=challenge, code="wrong", actor=Actor.visitor(), device="")

    got = run_together([tried] * 20)

    assert sum(isinstance(one, CodeWrong) for one in got) == 5


@pytest.mark.django_db(transaction=True)
def test_of_five_with_codes_of_their_own_one_gets_in(buyer):
    _, codes = two_factor_on(buyer)
    challenge = challenge_issue(user=User.objects.get(id=buyer.id)).challenge

    def passed(code):
        return lambda: services.challenge_pass(challenge=challenge, code=code, actor=Actor.visitor(), device="")

    got = run_together([passed(code) for code in codes[:5]])

    assert sum(isinstance(one, SessionTokens) for one in got) == 1
    assert SessionFamily.objects.count() == 1
