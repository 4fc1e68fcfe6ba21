"""Forged, foreign, old and stripped access tokens, and what an honest one costs."""

import base64
import json
import time
from uuid import UUID, uuid4

import jwt
import pytest
from django.conf import settings
from django.test import Client

from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.users import services
from wibestore.users.models import SessionFamily, User
from wibestore.users.tests.conftest import ME

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims(buyer):
    """The claims of an honest token."""
    access = services.session_start(user_id=buyer.id, actor=Actor.visitor()).access
    return jwt.decode(access, settings.JWT_KEY, algorithms=["HS256"], audience="wibestore-api")


def encoded(part):
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def signed(claims, key=None, algorithm="HS256", **headers):
    return jwt.encode(claims, settings.JWT_KEY if key is None else key, algorithm=algorithm, headers=headers or None)


def ask(token):
    return Client().get(ME, headers={"Authorization": f"Bearer {token}"})


def test_an_honest_token_has_the_claims_of_the_rules(claims, buyer):
    session = SessionFamily.objects.get()
    assert {**claims, "jti": "", "iat": 0, "exp": 0} == {
        "typ": "access",
        "aud": "wibestore-api",
        "iss": "wibestore",
        "jti": "",
        "sid": str(session.id),
        "sub": str(buyer.id),
        "iat": 0,
        "exp": 0,
    }
    assert claims["exp"] - claims["iat"] == 900
    assert UUID(claims["jti"]).version == 7
    assert ask(signed(claims)).status_code == 200


# Longer than any run of the tests: the forgeries are made before the first of them.
_DAY_S = 86_400


def forgeries():
    """Name → function of the honest claims that makes a forged token."""
    now = int(time.time())
    changed = {
        "other typ": {"typ": "refresh"},
        "ws typ": {"typ": "ws"},
        "typ list": {"typ": ["access"]},
        "other aud": {"aud": "wibestore-admin"},
        "aud list": {"aud": ["wibestore-api", "other"]},
        "other iss": {"iss": "https://evil.uz"},
        "not yet": {"nbf": now + _DAY_S},
        "issued in the future": {"iat": now + _DAY_S},
        "exp text": {"exp": "tomorrow"},
        "exp list": {"exp": [now + 600]},
        "sub no uuid": {"sub": "1"},
        "sub sql": {"sub": "' or 1=1 --"},
        "sub number": {"sub": 1},
        "sub object": {"sub": {"$ne": ""}},
        "sid no uuid": {"sid": "1"},
        "sid list": {"sid": []},
        "sid number": {"sid": 7},
    }
    for name, change in changed.items():
        yield name, lambda claims, change=change: signed({**claims, **change})
    for gone in ("typ", "aud", "iss", "jti", "sid", "sub", "iat", "exp"):
        yield f"without {gone}", lambda claims, gone=gone: signed({k: v for k, v in claims.items() if k != gone})
    for alg in ("none", "None", "NONE", "nOnE"):
        head = {"alg": alg, "typ": "JWT"}
        yield f"alg {alg}", lambda claims, head=head: f"{encoded(head)}.{encoded(claims)}."
    for key in ("", "secret", "wibestore", "0" * 64):
        yield f"key {key!r}", lambda claims, key=key: _weak(claims, key)
    for alg in ("HS384", "HS512"):
        yield f"alg {alg}", lambda claims, alg=alg: signed(claims, algorithm=alg)
    yield "refresh key", lambda claims: signed(claims, key=settings.REFRESH_KEY)
    yield "secret key", lambda claims: signed(claims, key=settings.SECRET_KEY)
    yield "no signature", lambda claims: signed(claims).rsplit(".", 1)[0] + "."
    yield "two parts", lambda claims: signed(claims).rsplit(".", 1)[0]
    yield "four parts", lambda claims: signed(claims) + ".x"
    yield "flipped bit", lambda claims: _flipped(signed(claims))
    yield "payload swapped", lambda claims: _swapped(signed(claims), {**claims, "sub": str(uuid4())})
    yield "jwk in the head", lambda claims: signed(claims, key="a" * 64, jwk={"kty": "oct", "k": "YWFh"})
    yield "jku in the head", lambda claims: signed(claims, key="a" * 64, jku="https://evil.uz/keys.json")
    yield "kid path", lambda claims: signed(claims, key="a" * 64, kid="../../../dev/null")
    yield "garbage", lambda claims: "garbage"
    yield "dots", lambda claims: ".."
    yield "huge", lambda claims: signed({**claims, "pad": "x" * 100_000})


def _weak(claims, key):
    import hashlib
    import hmac

    head = f"{encoded({'alg': 'HS256', 'typ': 'JWT'})}.{encoded(claims)}"
    mac = hmac.new(key.encode(), head.encode(), hashlib.sha256).digest()
    return f"{head}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def _flipped(token):
    at = token.rindex(".") + 1
    return token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]


def _swapped(token, claims):
    head, _, signature = token.split(".")
    return f"{head}.{encoded(claims)}.{signature}"


FORGERIES = dict(forgeries())


@pytest.mark.parametrize("name", FORGERIES)
def test_forged_tokens_are_refused(claims, name):
    answer = ask(FORGERIES[name](claims))

    assert (answer.status_code, answer.json()["code"]) == (401, "auth.token_invalid")
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer["Content-Type"] == "application/problem+json"


def test_an_expired_token_says_so(claims):
    answer = ask(signed({**claims, "exp": int(time.time()) - 1}))

    assert (answer.status_code, answer.json()["code"]) == (401, "auth.token_expired")


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Basic YTpi", "Token x", "bearer"])
def test_headers_that_are_no_bearer_token_are_refused(buyer, header):
    answer = Client().get(ME, headers={"Authorization": header})

    assert (answer.status_code, answer.json()["code"]) == (401, "auth.required")


def test_nobody_is_not_signed_in():
    answer = Client().get(ME)

    assert (answer.status_code, answer.json()["code"]) == (401, "auth.required")


@pytest.mark.parametrize("change", [{"sid": str(uuid7())}, {"sub": str(uuid7())}])
def test_a_session_that_is_not_the_users_is_refused(claims, change):
    answer = ask(signed({**claims, **change}))

    assert (answer.status_code, answer.json()["code"]) == (401, "session.revoked")


def test_another_users_session_does_not_carry_a_token(claims, stranger):
    answer = ask(signed({**claims, "sub": str(stranger.id)}))

    assert (answer.status_code, answer.json()["code"]) == (401, "session.revoked")


def test_authentication_costs_one_query(buyer, django_assert_num_queries):
    access = services.session_start(user_id=buyer.id, actor=Actor.visitor()).access

    with django_assert_num_queries(1):
        actor = services.access_authenticate(token=access, ip="10.0.0.1", user_agent="test")

    assert (actor.id, actor.is_staff, actor.language, actor.ip) == (buyer.id, False, "uz", "10.0.0.1")
    with django_assert_num_queries(2):
        assert ask(access).status_code == 200


@pytest.mark.parametrize("kind", ["honest", "old", "garbage"])
def test_a_request_decodes_its_token_once(claims, monkeypatch, kind):
    token = {"honest": signed(claims), "old": signed({**claims, "exp": 1}), "garbage": "garbage"}[kind]
    decode, decoded = jwt.decode, []

    def counted(one, *arguments, **options):
        decoded.append(one)
        return decode(one, *arguments, **options)

    monkeypatch.setattr(jwt, "decode", counted)

    assert ask(token).status_code == (200 if kind == "honest" else 401)
    assert decoded == [token]


def test_staff_rights_are_read_at_each_request(buyer):
    access = services.session_start(user_id=buyer.id, actor=Actor.visitor()).access
    User.objects.filter(id=buyer.id).update(is_staff=True, staff_role="finance")

    assert services.access_authenticate(token=access, ip="", user_agent="").is_staff
    User.objects.filter(id=buyer.id).update(is_staff=False, staff_role="")
    assert not services.access_authenticate(token=access, ip="", user_agent="").is_staff
