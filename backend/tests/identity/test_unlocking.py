import hashlib

import pytest

from tests.identity.links import token_of
from wibestore.core.errors import AccountLocked
from wibestore.core.ratelimit import lock_check, lock_failed
from wibestore.letters.models import Letter
from wibestore.letters.services import letter_enqueue
from wibestore.letters.types import LinkRef
from wibestore.users import services
from wibestore.users.models import TokenPurpose

pytestmark = pytest.mark.django_db

UNLOCK = "/api/v1/auth/unlock/"


def lock(email: str) -> dict[str, str]:
    place = {"account": hashlib.sha256(email.encode()).hexdigest(), "ip": "198.51.100.7"}
    while not lock_failed(**place):
        pass
    return place


def test_the_link_lifts_the_lock_of_its_account_alone(client_for, buyer, seller):
    mine, theirs = lock(buyer.email), {**lock(seller.email), "ip": "198.51.100.8"}
    token_id = services.token_issue(purpose=TokenPurpose.UNLOCK, user_id=buyer.id, address=buyer.email)
    letter_enqueue(
        template="account_locked", key="locked", to=buyer.email, language="uz", link=LinkRef("unlock", token_id)
    )
    token = token_of(Letter.objects.get())

    answer = client_for(None).post(UNLOCK, {"token": token})

    assert answer.status_code == 204
    lock_check(**{**mine, "ip": "198.51.100.9"})
    with pytest.raises(AccountLocked):
        lock_check(**theirs)
    again = client_for(None).post(UNLOCK, {"token": token})
    assert (again.status_code, again.json()["code"]) == (400, "auth.link_invalid")


def test_a_link_for_something_else_lifts_nothing(client_for, buyer):
    place = lock(buyer.email)
    token_id = services.token_issue(purpose=TokenPurpose.VERIFY, user_id=buyer.id, address=buyer.email)
    token = services.token_url(token_id)

    answer = client_for(None).post(UNLOCK, {"token": (token or "#token=x").partition("#token=")[2]})

    assert (answer.status_code, answer.json()["code"]) == (400, "auth.link_invalid")
    with pytest.raises(AccountLocked):
        lock_check(**place)
