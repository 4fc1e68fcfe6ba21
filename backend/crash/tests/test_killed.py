"""Killed at any moment: nothing is half done, no soʻm is lost or doubled, every clock fires (escrow.md §4)."""

import pytest

from crash.killer import ROUND
from crash.stories import EVERY_STORY
from crash.verdict import PROMISES


@pytest.mark.parametrize("promise", PROMISES)
def test_after_the_storm(case, promise):
    sentences = list(PROMISES[promise](case))

    assert not sentences, "\n".join(sentences)


def test_nothing_is_stuck(storm):
    assert not storm.unsettled


def test_everything_was_killed_and_every_story_was_lived(storm):
    killed = {kill.target for kill in storm.kills}
    lived = {errand.story for errand in storm.record.errands if errand.intents}

    assert killed == ROUND.keys()
    assert lived == {story.name for story in EVERY_STORY}
