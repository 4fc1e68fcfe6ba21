"""Promises about what customers were told."""

from collections import Counter
from collections.abc import Iterator

from crash.verdict.endings import EVENTS, ORDER_STEPS, is_explained
from crash.verdict.facts import Case


def every_intent_is_answered(case: Case) -> Iterator[str]:
    """Nobody is left without an answer, and no answer is a refusal that nothing explains."""
    yield from case.record.accidents
    for intent in case.record.intents:
        if not intent.status:
            yield f"{intent} was never answered."
        elif not intent.is_done and not is_explained(intent):
            yield f"{intent} was refused for no reason."


def one_key_one_answer(case: Case) -> Iterator[str]:
    """A repeated key gets the first answer, and that answer is what the shop keeps."""
    yield from case.record.differences
    for intent in case.record.intents:
        kept = case.facts.answers.get((intent.person.id, intent.key))
        if intent.is_done and (kept is None or (kept.status, kept.body) != (intent.status, intent.body)):
            yield f"{intent}: the shop keeps another answer, or none."
        if not intent.is_done and intent.status and kept is not None:
            yield f"{intent} was refused, but an answer with status {kept.status} is kept."


def no_key_waits_for_its_answer(case: Case) -> Iterator[str]:
    """No key is taken without an effect: the two are written together or not at all."""
    for (user_id, key), kept in case.facts.answers.items():
        if kept.status is None or kept.body is None:
            yield f"Key {key} of {user_id} has no answer."


def answered_steps_are_in_the_story(case: Case) -> Iterator[str]:
    """What a person was told has happened stands in the order's story, as often; what was refused does not."""
    for purchase in case.record.purchases:
        events = case.facts.events.get(purchase.order_id, []) if purchase.order_id else []
        happened = Counter(event.event for event in events if event.party != "system")
        names = [EVENTS.get(intent.event, intent.event) for intent in purchase.intents if intent.is_done]
        answered = Counter(name for name in names if name in ORDER_STEPS)
        for step in ORDER_STEPS:
            if happened[step] != answered[step]:
                yield f"{purchase}: {step} was answered {answered[step]} times and happened {happened[step]} times."
