"""Letters tell times by their reader's clocks, whichever module writes them."""

import pytest
from django.core import mail

from tests.identity.links import letters
from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.letters.models import Letter
from wibestore.letters.services import letters_send
from wibestore.payments.factories import deposit_succeeded
from wibestore.users import services as users
from wibestore.users.factories import PASSWORD, user_create
from wibestore.users.models import User
from wibestore.users.tests.codes import two_factor_on
from wibestore.users.tests.conftest import REGISTER

pytestmark = pytest.mark.django_db

ZONE = "America/St_Johns"


@pytest.fixture
def reader(db):
    user = user_create(username="reader")
    User.objects.filter(id=user.id).update(time_zone=ZONE)
    return user


def test_every_letter_goes_by_the_zone_of_its_reader(reader, browser, new_browser):
    new_browser().login("reader")
    browser.login("reader")
    two_factor_on(reader)
    users.password_change(actor=Actor.user(reader.id), current_password=PASSWORD, password="yozgi shamol 2032 tog")
    deposit_succeeded(reader.id, 50_000)
    while outbox.relay():
        pass

    letters_send()

    told = {letter.template for letter in Letter.objects.all()}
    assert told == {"new_login", "two_factor_changed", "password_changed", "transaction_receipt"}
    assert set(Letter.objects.values_list("time_zone", flat=True)) == {ZONE}
    assert len(mail.outbox) == len(told)
    for letter in mail.outbox:
        (html,) = [part.content for part in letter.alternatives]
        for text in (letter.body, html):
            assert "(UTC\u22123:30)" in text
            assert "UTC+5" not in text


def test_whoever_registers_is_written_to_in_their_browsers_time(browser):
    body = {"email": "ali@example.uz", "password": "bahor 2031 yomgʻir", "username": "ali_2007", "time_zone": ZONE}

    assert browser.send(REGISTER, body).status_code == 201

    assert [letter.time_zone for letter in letters("welcome")] == [ZONE]


def test_a_letter_goes_out_whatever_zone_its_row_names(buyer):
    users.password_change(actor=Actor.user(buyer.id), current_password=PASSWORD, password="yozgi shamol 2032 tog")
    Letter.objects.update(time_zone="Mars/Olympus")

    assert letters_send() == 1

    assert "(UTC+5)" in mail.outbox[0].body
