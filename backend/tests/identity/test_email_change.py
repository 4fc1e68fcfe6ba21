from datetime import timedelta

import pytest

from tests.identity.links import last_token, letters, link_of
from wibestore.audit.models import AuditRecord
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.core.tests.race import run_together
from wibestore.letters.models import Letter
from wibestore.users import services
from wibestore.users.errors import LinkInvalid
from wibestore.users.factories import PASSWORD, user_create
from wibestore.users.models import EmailChange, EmailToken, SessionFamily, User
from wibestore.users.services.email_tokens import LIFETIME

pytestmark = pytest.mark.django_db

CHANGE = "/api/v1/auth/email/change/"
CONFIRM = "/api/v1/auth/email/change/confirm/"
ME = "/api/v1/auth/me/"
OLD, NEW = "buyer@example.uz", "new@example.uz"


@pytest.fixture
def client(client_for, buyer):
    return client_for(buyer)


def confirm(client, token):
    return client.post(CONFIRM, {"token": token})


def code(answer):
    return answer.status_code, answer.json()["code"]


def asked(client, email=NEW) -> tuple[str, str]:
    """Ask for a change and return the tokens of the old and the new address."""
    assert client.post(CHANGE, {"email": email}).status_code == 202
    return last_token("email_change", OLD), last_token("email_change", email)


def email_of(user):
    return User.objects.get(id=user.id).email


@pytest.mark.parametrize("order", [("old", "new"), ("new", "old")])
def test_it_happens_when_both_addresses_have_said_yes(client, client_for, buyer, order):
    phone = client_for(buyer)
    tokens = dict(zip(("old", "new"), asked(client), strict=True))
    assert client.get(ME).json()["pending_email"] == NEW

    first = confirm(client, tokens[order[0]])
    assert first.json() == {"confirmed": [order[0]], "is_changed": False}
    assert email_of(buyer) == OLD
    second = confirm(client, tokens[order[1]])

    assert second.json() == {"confirmed": ["old", "new"], "is_changed": True}
    me = client.get(ME).json()
    assert (me["email"], me["pending_email"], me["is_email_verified"]) == (NEW, None, True)
    assert phone.get(ME).status_code == 401
    assert SessionFamily.objects.exclude(ended_at=None).get().end_reason == "email_changed"
    (told,) = letters("email_changed")
    assert (told.to_address, told.params["new_email_masked"]) == (OLD, "n***@example.uz")
    assert OutboxMessage.objects.filter(topic="user.email_changed").count() == 1
    actions = AuditRecord.objects.order_by("id").values_list("action", flat=True)
    assert list(actions) == ["email.change_asked", "email.changed"]
    assert User.objects.get(id=buyer.id).email_changed_at is not None


def test_each_address_is_told_which_it_is(client):
    asked(client)

    assert {letter.to_address: letter.params["which"] for letter in letters("email_change")} == {OLD: "old", NEW: "new"}
    assert all("/confirm-email-change#token=" in link_of(letter) for letter in letters("email_change"))


def test_without_a_session_every_session_ends(client, client_for, buyer):
    old, new = asked(client)
    visitor = client_for(None)

    confirm(visitor, old)
    assert confirm(visitor, new).json()["is_changed"] is True

    assert client.get(ME).status_code == 401
    assert email_of(buyer) == NEW


def test_one_address_alone_changes_nothing_however_often(client, buyer):
    old, _ = asked(client)
    confirm(client, old)

    assert code(confirm(client, old)) == (400, "auth.link_invalid")
    assert email_of(buyer) == OLD


def test_a_taken_address_looks_the_same_and_its_owner_is_told(client, buyer, seller):
    answer = client.post(CHANGE, {"email": seller.email})

    assert (answer.status_code, answer.json()) == (202, {"pending_email": seller.email})
    assert client.get(ME).json()["pending_email"] == seller.email
    (letter,) = letters("email_in_use")
    assert (letter.to_address, letter.user_id) == (seller.email, seller.id)
    assert [letter.to_address for letter in letters("email_change")] == [OLD]
    assert confirm(client, last_token("email_change", OLD)).json()["is_changed"] is False
    assert (email_of(buyer), email_of(seller)) == (OLD, seller.email)


def test_an_address_taken_meanwhile_is_told_to_the_holder_of_both_links(client, buyer):
    old, new = asked(client)
    confirm(client, old)
    user_create(username="faster", email=NEW)

    assert code(confirm(client, new)) == (409, "user.email_taken")
    assert email_of(buyer) == OLD
    assert OutboxMessage.objects.filter(topic="user.email_changed").count() == 0


def test_a_mistake_of_registration_is_mended_by_the_new_address_alone(client_for):
    user = user_create(username="typo", email="typo@exmaple.uz", is_email_verified=False)
    client = client_for(user)
    client.post(CHANGE, {"email": NEW})

    answer = confirm(client, last_token("email_change", NEW))

    assert answer.json() == {"confirmed": ["old", "new"], "is_changed": True}
    me = client.get(ME).json()
    assert (me["email"], me["is_email_verified"]) == (NEW, True)


def test_a_new_wish_kills_the_links_of_the_one_before(client, buyer):
    old, new = asked(client)
    again = asked(client, "other@example.uz")

    assert code(confirm(client, old)) == (400, "auth.link_invalid")
    assert code(confirm(client, new)) == (400, "auth.link_invalid")
    confirm(client, again[0])
    assert confirm(client, again[1]).json()["is_changed"] is True
    assert email_of(buyer) == "other@example.uz"


def test_it_can_be_called_off(client, buyer):
    old, new = asked(client)

    assert client.delete(CHANGE).status_code == 204
    assert client.delete(CHANGE).status_code == 204

    assert client.get(ME).json()["pending_email"] is None
    assert [code(confirm(client, token)) for token in (old, new)] == [(400, "auth.link_invalid")] * 2
    assert email_of(buyer) == OLD


def test_it_is_over_after_half_an_hour(client, buyer):
    old, _ = asked(client)

    with clock.travel(LIFETIME + timedelta(seconds=1)):
        assert client.get(ME).json()["pending_email"] is None
        assert code(confirm(client, old)) == (400, "auth.link_expired")
    assert email_of(buyer) == OLD


def test_another_password_calls_it_off(client, buyer):
    _, new = asked(client)
    services.password_change(actor=Actor.user(buyer.id), current_password=PASSWORD, password="yozgi shamol 2032 tog")

    assert code(confirm(client, new)) == (400, "auth.link_invalid")


@pytest.mark.parametrize(
    ("email", "pointer_code"),
    [(OLD, "same"), ("BUYER@example.uz", "same"), ("nonsense", "invalid_email"),
     ("a@b.uz\r\nBcc: c@d.uz", "invalid_email"), ("ali@exаmple.uz", "invalid_email")],
)  # fmt: skip
def test_what_is_no_new_address_is_refused(client, email, pointer_code):
    answer = client.post(CHANGE, {"email": email})

    assert code(answer) == (400, "validation.failed")
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [("/email", pointer_code)]
    assert (EmailChange.objects.count(), EmailToken.objects.count(), Letter.objects.count()) == (0, 0, 0)


def test_five_a_day_and_few_letters_to_one_address(client):
    answers = [client.post(CHANGE, {"email": NEW}).status_code for _ in range(6)]

    assert answers == [202] * 5 + [429]
    assert len([letter for letter in letters("email_change") if letter.to_address == NEW]) == 2


@pytest.mark.django_db(transaction=True)
def test_both_links_by_many_at_once_change_it_once():
    user = user_create(username="buyer")
    services.email_change_ask(actor=Actor.user(user.id), email=NEW)
    tokens = [last_token("email_change", OLD), last_token("email_change", NEW)]

    def use(token):
        return lambda: services.email_change_confirm(token=token, actor=Actor.visitor())

    done = run_together([use(token) for token in tokens * 8])

    assert sorted(one.is_changed for one in done if not isinstance(one, Exception)) == [False, True]
    assert all(isinstance(one, LinkInvalid) for one in done if isinstance(one, Exception))
    assert email_of(user) == NEW
    assert OutboxMessage.objects.filter(topic="user.email_changed").count() == 1
