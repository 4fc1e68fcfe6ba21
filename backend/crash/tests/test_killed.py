"""Killed at any moment: nothing is half done, no soʻm is lost or doubled, every clock fires (escrow.md §4)."""

import pytest

from crash.killer import ROUND
from crash.stories import RIVAL, STORIES
from crash.verdict import PROMISES


@pytest.mark.parametrize("promise", PROMISES)
def test_after_the_storm(case, promise):
    assert list(PROMISES[promise](case)) == []


def test_everything_was_killed_and_every_story_was_lived(storm):
    killed = {kill.target for kill in storm.kills}
    lived = {purchase.story for purchase in storm.record.purchases if purchase.intents}

    assert killed == ROUND.keys()
    assert lived == {story.name for story in (*STORIES, RIVAL)}
