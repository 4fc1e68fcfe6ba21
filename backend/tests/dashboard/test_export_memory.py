"""The books as a file: however many lines it has, the process holds one portion of them."""

import random
import tracemalloc
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from demo.scale.orders import Ground, stories, stories_write
from wibestore.core import clock
from wibestore.listings.factories import listing_draft
from wibestore.users.factories import user_create

EXPORT = "/api/v1/admin/transactions/export/"
TASHKENT = ZoneInfo("Asia/Tashkent")
ORDERS = 2_000
DAYS = 40
FEW_DAYS = 8
# Portions differ and the interpreter keeps some of it; a file that was held whole would take more than three times as
# much.
SLACK = 2


@pytest.fixture
def last_on(db):
    """Write orders of forty days, and return the last of them."""
    seller = user_create(username="seller_of_all")
    ground = Ground(
        buyers=[user_create(username=f"buyer_{n}").id for n in range(6)],
        listings=[(listing_draft(seller.id).id, seller.id)],
    )
    today = clock.now().astimezone(TASHKENT).date()
    until = datetime.combine(today, datetime.min.time(), tzinfo=TASHKENT) - timedelta(days=5)
    since = until - timedelta(days=DAYS)
    stories_write(stories(random.Random(8), ground, count=ORDERS, since=since, until=until, edges=[]))
    return until.date()


def taken(client, first_on, last_on):
    """Take a file along as the server sends it; return how many lines it had, and the most that was held."""
    answer = client.get(EXPORT, {"first_on": first_on.isoformat(), "last_on": last_on.isoformat()})
    assert answer.status_code == 200
    tracemalloc.start()
    lines = sum(part.count(b"\n") for part in answer.streaming_content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return lines, peak


def test_a_long_file_takes_no_more_memory_than_a_short_one(last_on, client_for):
    client = client_for(user_create(username="cashier", staff_role="finance"))
    few, all_of_them = last_on - timedelta(days=FEW_DAYS), last_on - timedelta(days=DAYS + 1)
    taken(client, few, last_on)

    short, held = taken(client, few, last_on)
    long, held_long = taken(client, all_of_them, last_on + timedelta(days=5))

    # Both are several portions of 500 entries.
    assert short > 1_500
    assert long > 3 * short
    assert held_long < held * SLACK
