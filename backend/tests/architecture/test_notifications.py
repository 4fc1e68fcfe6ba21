"""Every fact of the shop has a row in the table of notifications, and every row can be read."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from wibestore.notifications.rules import LANGUAGES, TABLE, rendered

SHOP = Path(__file__).resolve().parents[2] / "wibestore"
TOPIC = re.compile(r"^(?!wibestore\.)[a-z_]+\.[a-z_]+$")
PUBLISHES = re.compile(r"outbox\.publish|outbox import")
# Texts of that shape in files that publish, which are something else.
NO_FACTS = {
    *("chat.send", "chat.staff_wrote", "difference.resolved", "payments.debt", "user.block"),
    *("google.linked", "google.unlinked", "session.ended"),
    *("two_factor.enabled", "two_factor.disabled", "recovery_codes.renewed", "recovery_code.used"),
    *("outbox.retried", "report.made", "reports.per_day", "moderation.verdicts_expire", "moderation.claim_minutes"),
    *("cards.freeze_hours", "message.hidden", "message.shown", "review.hidden", "review.shown"),
    *("user.unblock", "user.note_added", "user.note_deleted", "user.sessions_ended", "user.seller_unverified"),
    *("support.ask", "support.guest", "support.write", "support.clean_up", "support.taken", "support.released"),
    *("support.closed",),
    *("staff.viewed", "staff.searched", "payments.block", "cards.freeze_hours", "backoffice.now"),
}


def files() -> Iterator[Path]:
    return (path for path in sorted(SHOP.rglob("*.py")) if not {"tests", "migrations"} & set(path.parts))


def texts_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and TOPIC.match(node.value)
    }


def topics_published() -> set[str]:
    """Return every topic: the constants of each module's events, and what looks like one where facts are published."""
    found: set[str] = set()
    for path in files():
        is_events = path.name == "events.py" and path.parent.parent == SHOP
        if is_events or (PUBLISHES.search(path.read_text()) and path.parent != SHOP / "core"):
            found |= texts_of(path)
    return found - NO_FACTS


def test_every_fact_has_its_row_and_every_row_its_fact():
    published = topics_published()

    assert published >= {"order.paid", "listing.approved", "user.blocked", "deposit.failed", "review.helpful"}
    assert published == set(TABLE)


def test_a_row_tells_somebody_or_says_why_not():
    assert all(bool(row.tellings) is not bool(row.nobody) for row in TABLE.values())
    assert all(row.subject for row in TABLE.values() if row.tellings)


@pytest.mark.parametrize("topic", sorted(topic for topic, row in TABLE.items() if row.tellings))
def test_words_of_three_languages_name_the_same_parameters(topic):
    for telling in TABLE[topic].tellings:
        assert set(telling.words) == set(LANGUAGES)
        named = {language: set(re.findall(r"{(\w+)}", " ".join(said))) for language, said in telling.words.items()}
        assert len(set(map(frozenset, named.values()))) == 1
        for language in LANGUAGES:
            title, body = rendered(topic, telling.to, dict.fromkeys(telling.params, 1), language)
            assert title
            assert body
            assert "{" not in title + body
