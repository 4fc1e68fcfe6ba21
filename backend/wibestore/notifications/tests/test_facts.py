"""Real facts of the real services, told and read in three languages."""

import pytest

from wibestore.core import outbox
from wibestore.core.models import OutboxDelivery, OutboxMessage
from wibestore.notifications.models import Notification
from wibestore.notifications.rules import LANGUAGES, TABLE, rendered
from wibestore.notifications.selectors import notification_shown
from wibestore.notifications.tests.flows import FLOWS, People
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db


def relay_all():
    while outbox.relay():
        pass
    assert not OutboxDelivery.objects.filter(done_at=None).exists()
    assert not OutboxMessage.objects.filter(relayed_at=None).exists()


def test_everybody_is_told_in_words_of_their_own(buyer, stranger, moderator):
    """One world and everything that happens in it; what a row promises is told by a real fact."""
    promised = set()
    for flow in FLOWS:
        # A seller of its own for each: a free plan allows few listings.
        seller = user_create(username=flow.__name__, sales_count=10)
        expected = flow(People(buyer, seller, stranger, moderator))
        relay_all()
        told = set(Notification.objects.values_list("event", "role"))
        assert expected <= told, flow.__name__
        promised |= expected

    for row in Notification.objects.all():
        assert None not in row.params.values(), (row.event, row.params)
        assert row.link.startswith("/")
        assert "None" not in row.link
        shown = notification_shown(row)
        for language in LANGUAGES:
            title, body = shown["title"][language], shown["body"][language]
            assert (title, body) == rendered(row.event, row.role, row.params, language)
            assert "{" not in title + body
    # The chat tells of its messages by itself. Of their own deeds people are not told: there the other side is looked
    # at, whose row is made in the same way.
    rows = {(topic, telling.to) for topic, row in TABLE.items() for telling in row.tellings}
    mirrored = {"order.disputed", "dispute.responded", "dispute.withdrawn"}
    left = {
        (topic, role) for topic, role in rows - promised if topic not in mirrored and not topic.startswith("offer.")
    }
    assert left == {("chat.message_received", "user")}
