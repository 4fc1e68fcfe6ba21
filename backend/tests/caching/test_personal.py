"""Personal data never lies in a shared cache: every route asked by everybody, then the cache itself looked through."""

import pytest
from django.core.cache import cache

from tests.architecture.test_access import ACCESS, EVERYBODY, UNAUTHORIZED, world  # noqa: F401

pytestmark = pytest.mark.django_db
# Others change things; what they answer is kept nowhere, so one of them is enough.
WRITERS = ("buyer",)
# Of the seller everybody may know the public page.
PRIVATE_PEOPLE = ("stranger", "buyer", "moderator", "blocked", "admin", "finance")
SHARED = ("page:", "kept:")


def is_shared(answer) -> bool:
    return "public" in answer.get("Cache-Control", "")


def kept_bytes() -> dict[bytes, bytes]:
    """Return everything that lies in the cache under the keys that all share."""
    client = cache._cache.get_client()  # type: ignore[attr-defined]
    keys = [key for part in SHARED for key in client.scan_iter(f"*:{part}*")]
    return dict(zip(keys, client.mget(keys), strict=True))


def test_nothing_personal_is_shared(world, settings):  # noqa: F811
    settings.RATE_LIMIT_API = settings.RATE_LIMIT_API_IP = "1000000/minute"
    wrong, answers, kept = [], {}, {}
    for (method, path), (expected, body) in sorted(ACCESS.items()):
        for person in EVERYBODY if method == "GET" else WRITERS:
            answer = world.answer(person, method, path, body)
            needs_somebody = expected[0] == UNAUTHORIZED
            said = answer.get("Cache-Control", "")
            if needs_somebody and "no-store" not in said and "private" not in said:
                wrong.append((method, path, person, said))
            if is_shared(answer):
                answers.setdefault((method, path), {})[person] = answer.content
        # Before the seconds are over that it is kept for.
        kept |= kept_bytes() if method == "GET" else {}

    assert wrong == []
    assert {method for method, _ in answers} == {"GET"}
    assert [row for row, by_person in answers.items() if len(set(by_person.values())) != 1] == []
    assert len(answers) >= 8
    assert len(kept) >= 8
    assert [key for key, value in kept.items() for secret in secrets_of(world) if secret in value] == []


def secrets_of(world) -> set[bytes]:  # noqa: F811
    """Return what tells of somebody: addresses, keys and names of those without a public page, tokens, their things."""
    people = {who: user for who, user in world.people.items() if user is not None}
    found = {user.email for user in people.values()}
    found |= {str(people[who].id) for who in PRIVATE_PEOPLE} | {people[who].email for who in PRIVATE_PEOPLE}
    found |= {client.token for client in world.clients.values() if client.token}
    things = ("order_id", "deposit_id", "withdrawal_id", "card_id", "dispute_id", "chat_id", "session_id", "offer_id")
    found |= {world.names[name] for name in things}
    return {text.encode() for text in found}
