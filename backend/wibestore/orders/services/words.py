"""What a move must be told by its caller: reasons, texts and sums, looked at before anything is changed."""

from wibestore.core.errors import FieldError, ValidationFailed
from wibestore.orders.rules import DISPUTE_TEXT_MIN, RESOLUTION_REASONS, Party, reasons_open
from wibestore.orders.services.move import Step

TEXT_MAX = 2_000
_MESSAGE_MIN = 1
_CANCEL_MIN, _CANCEL_MAX = 10, 500


def check_claim(step: Step) -> None:
    """T13, T21: a reason that is open to the party in this state, and a text that says something."""
    reason, found = step.details.get("reason"), _text(step, least=DISPUTE_TEXT_MIN)
    if reason not in reasons_open(step.order.state, step.party):
        found.append(FieldError("/reason", "invalid_choice", "This reason is not open to you now"))
    _refuse(found)


def check_message(step: Step) -> None:
    """T14: a message says something."""
    _refuse(_text(step, least=_MESSAGE_MIN))


def check_evidence(step: Step) -> None:
    """T14: an evidence is a picture; words beside it are free."""
    found = _text(step, least=0)
    if step.details.get("upload_id") is None:
        found.append(FieldError("/upload_id", "required", "Name an uploaded picture"))
    _refuse(found)


def check_proposal(step: Step) -> None:
    """T14: a proposal names what the buyer gets back."""
    found = _text(step, least=0)
    if step.refund is None:
        found.append(FieldError("/refund_amount", "required", "Say how much goes back to the buyer"))
    _refuse(found)


def check_decision(step: Step) -> None:
    """T18: staff say what the buyer gets back, why, and explain it."""
    found = _text(step, least=DISPUTE_TEXT_MIN)
    if step.details.get("reason") not in RESOLUTION_REASONS:
        found.append(FieldError("/reason", "invalid_choice", "There is no such reason"))
    if step.refund is None:
        found.append(FieldError("/refund_amount", "required", "Say how much goes back to the buyer"))
    _refuse(found)


def check_cancel(step: Step) -> None:
    """T19: staff say why; parties need not."""
    if step.party is Party.STAFF:
        _refuse(_length_errors("/reason", step.details.get("reason", ""), _CANCEL_MIN, _CANCEL_MAX))


def _text(step: Step, *, least: int) -> list[FieldError]:
    return _length_errors("/text", step.details.get("text", ""), least, TEXT_MAX)


def _length_errors(pointer: str, text: str, least: int, most: int) -> list[FieldError]:
    if len(text.strip()) < least:
        return [FieldError(pointer, "min_length", f"At least {least} characters", {"min": least})]
    if len(text) > most:
        return [FieldError(pointer, "max_length", f"At most {most} characters", {"max": most})]
    return []


def _refuse(found: list[FieldError]) -> None:
    if found:
        raise ValidationFailed(found)
