"""The tables of support: what may happen when, and who sees what."""

import pytest

from wibestore.support.rules import MOVES, OURS, TOPICS, moves_allowed, topics_of
from wibestore.support.types import Move, State, Topic


@pytest.mark.parametrize(
    ("state", "move", "target"),
    [
        ("open", "write", "open"),
        ("answered", "write", "waiting"),
        ("waiting", "write", "waiting"),
        ("closed", "write", "waiting"),
        ("open", "answer", "answered"),
        ("answered", "answer", "answered"),
        ("waiting", "answer", "answered"),
        ("closed", "answer", None),
        ("open", "close", "closed"),
        ("answered", "close", "closed"),
        ("waiting", "close", "closed"),
        ("closed", "close", None),
    ],
)
def test_every_state_and_every_move_has_its_answer(state, move, target):
    assert MOVES.get((State(state), Move(move))) == (State(target) if target else None)


def test_the_table_has_nothing_else():
    assert len(MOVES) == 10
    assert set(OURS) == {State.OPEN, State.WAITING}
    assert (moves_allowed(State.OPEN), moves_allowed(State.CLOSED)) == (["answer", "close"], [])


def test_finance_sees_payments_and_moderators_everything():
    assert topics_of("finance") == ["payment"]
    assert topics_of("moderator") == topics_of("admin") == [topic.value for topic in Topic]
    assert topics_of("") == []
    assert set(TOPICS) == set(Topic)
