"""Signing in never tells which e-mails exist: the same answer and the same work (A2, T-19)."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.users.services import passwords

pytestmark = pytest.mark.django_db

LOGIN = "/api/v1/auth/login/"
KNOWN = {"email": "buyer@example.uz", "password": "not the password"}
UNKNOWN = {"email": "nobody@example.uz", "password": "not the password"}
# Bytes of an answer that differ from request to request alone.
_OWN = {"X-Request-ID", "RateLimit-Remaining", "RateLimit-Reset"}


def seen(answer: Any) -> tuple[Any, ...]:
    body = {name: value for name, value in answer.json().items() if name != "request_id"}
    return answer.status_code, body, {name: value for name, value in answer.items() if name not in _OWN}


def test_a_known_and_an_unknown_email_get_the_same_answer(client_for, buyer):
    assert seen(client_for(None).post(LOGIN, KNOWN)) == seen(client_for(None).post(LOGIN, UNKNOWN))


def test_a_known_and_an_unknown_email_cost_the_same_work(client_for, buyer, monkeypatch):
    hashes: list[str] = []
    make, check = passwords.make_password, passwords.User.check_password
    monkeypatch.setattr(passwords, "make_password", lambda raw: (hashes.append("hash"), make(raw))[1])
    monkeypatch.setattr(
        passwords.User, "check_password", lambda user, raw: (hashes.append("hash"), check(user, raw))[1]
    )
    statements = []

    for body in (KNOWN, UNKNOWN):
        with CaptureQueriesContext(connection) as queries:
            client_for(None).post(LOGIN, body)
        statements.append([query["sql"].split(" WHERE ")[0] for query in queries])

    assert hashes == ["hash", "hash"]
    assert statements[0] == statements[1]
