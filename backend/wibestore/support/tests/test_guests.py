"""People without an account: the link proves the e-mail, shows the request, and is nobody else's."""

from base64 import urlsafe_b64encode
from datetime import timedelta

import pytest
from django.apps import apps

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import RateLimited
from wibestore.core.ids import uuid7
from wibestore.support import selectors, services
from wibestore.support.errors import SecretsRefused
from wibestore.support.factories import TEXT, guest_asked, request_opened, staff_answers
from wibestore.support.models import GuestDraft, SupportMessage, SupportRequest
from wibestore.support.services.links import token_make
from wibestore.support.types import Topic
from wibestore.users.errors import LinkExpired, LinkInvalid

Letter = apps.get_model("letters", "Letter")
Notification = apps.get_model("notifications", "Notification")
pytestmark = pytest.mark.django_db
GUEST = "guest@example.uz"


def ask(**changes):
    values = {"email": GUEST, "topic": Topic.ACCOUNT, "text": TEXT, "client_id": uuid7()} | changes
    services.guest_ask(actor=Actor.visitor(ip="203.0.113.7", language="ru"), **values)


def test_staff_see_nothing_before_the_e_mail_is_proved(helper, relay_all):
    token = guest_asked()

    assert not SupportRequest.objects.exists()
    letter = Letter.objects.get(template="support_confirm")
    assert letter.to_address == GUEST
    assert services.guest_url(letter.link_id).endswith(f"/support/request#token={token}")

    request_id = services.guest_open(token=token)
    assert services.guest_open(token=token) == request_id
    row = SupportRequest.objects.get()
    assert (row.id, row.email, row.user_id, row.state) == (request_id, GUEST, None, "open")
    relay_all()
    assert list(Notification.objects.values_list("user_id", "event")) == [(helper.id, "support.written")]


def test_a_guest_goes_on_and_reads_the_answer_by_the_same_link(helper, relay_all):
    token = guest_asked()
    request_id = services.guest_open(token=token)
    staff_answers(helper, request_id)
    again = uuid7()

    for _ in range(2):
        services.guest_write(token=token, text="Rahmat, yana savol", client_id=again)

    shown = selectors.guest_request_get(request_id=request_id)
    assert [one["author"] for one in shown["messages"]] == ["person", "staff", "person"]
    assert shown["state"] == "waiting"
    letter = Letter.objects.get(template="support_answer")
    assert (letter.to_address, letter.params["number"], letter.link_id) == (GUEST, shown["number"], request_id)
    relay_all()
    assert not Notification.objects.filter(event="support.answered").exists()
    services.guest_close(token=token)
    assert SupportRequest.objects.get().state == "closed"


def forged(request_id):
    return urlsafe_b64encode(request_id.bytes + b"x" * 32).decode()


def test_a_forged_or_damaged_link_opens_nothing():
    token = guest_asked()
    other = token_make(uuid7())

    for bad in (forged(uuid7()), token[:-4] + "AAAA", token[:40], "", "ʻ" * 64, other):
        with pytest.raises(LinkInvalid):
            services.guest_open(token=bad)
        with pytest.raises(LinkInvalid):
            services.guest_write(token=bad, text="Salom", client_id=uuid7())
        with pytest.raises(LinkInvalid):
            services.guest_close(token=bad)

    assert not SupportRequest.objects.exists()


def test_no_link_opens_the_request_of_somebody_with_an_account(buyer):
    request_id = request_opened(buyer)

    for act in (
        lambda: services.guest_open(token=token_make(request_id)),
        lambda: services.guest_write(token=token_make(request_id), text="Salom", client_id=uuid7()),
        lambda: services.guest_close(token=token_make(request_id)),
    ):
        with pytest.raises(LinkInvalid):
            act()

    assert services.guest_url(request_id) is None
    assert (SupportRequest.objects.get().state, SupportMessage.objects.count()) == ("open", 1)


def test_links_end():
    token = guest_asked()
    with clock.travel(timedelta(hours=25)):
        with pytest.raises(LinkExpired):
            services.guest_open(token=token)
        assert services.guest_url(GuestDraft.objects.get().id) is None
    request_id = services.guest_open(token=token)
    services.guest_close(token=token)

    with clock.travel(timedelta(days=15)):
        for act in (
            lambda: services.guest_open(token=token),
            lambda: services.guest_write(token=token, text="Salom", client_id=uuid7()),
        ):
            with pytest.raises(LinkExpired):
                act()
        assert services.guest_url(request_id) is None

    assert SupportRequest.objects.get().state == "closed"


def test_the_same_question_again_is_one_letter():
    client_id = uuid7()

    ask(client_id=client_id)
    ask(client_id=client_id, email=f"  {GUEST.upper()} ")

    assert GuestDraft.objects.count() == Letter.objects.count() == 1
    assert GuestDraft.objects.get().language == "ru"


def test_one_address_gets_few_letters_and_is_not_told(settings):
    settings.ADDRESS_LIMITS = ("2/hour",)

    for _ in range(4):
        ask()

    assert GuestDraft.objects.count() == Letter.objects.count() == 2


def test_one_network_asks_so_often_a_day(settings):
    settings.RATE_LIMIT_SUPPORT_GUESTS = "2/day"
    ask(email="a@example.uz")
    ask(email="b@example.uz")

    with pytest.raises(RateLimited):
        ask(email="c@example.uz")

    assert GuestDraft.objects.count() == 2


def test_login_data_of_a_guest_is_refused():
    with pytest.raises(SecretsRefused):
        ask(text="login: sardor_uz parol: Qwerty12345!")

    assert not GuestDraft.objects.exists()
    assert not Letter.objects.exists()


def test_drafts_and_addresses_are_forgotten():
    token = guest_asked()
    services.guest_open(token=token)
    services.guest_close(token=token)
    ask(email="nobody@example.uz")

    with clock.travel(timedelta(days=2)):
        services.clean_up()
    assert not GuestDraft.objects.exists()
    assert SupportRequest.objects.get().email == GUEST
    with clock.travel(timedelta(days=181)):
        services.clean_up()

    assert SupportRequest.objects.get().email == ""
