"""What the payer can press on the played Click's page, and what it leads to."""

from emulators.click.bank import Reversal
from emulators.click.calls import Attempt, Checkout, Ending, Refused

FAULTS = (
    "time_out",
    "twice",
    "no_prepare",
    "wrong_sign",
    "wrong_amount",
    "wrong_complete",
    "taken_back",
    "untold",
    "leave",
    "no_reversal",
    "lost_reversal",
)
_REVERSALS = {"no_reversal": Reversal.REFUSED, "lost_reversal": Reversal.LOST}


def act(checkout: Checkout, what: str) -> Ending:
    """Do what the payer has pressed and return what it has led to."""
    attempt = Attempt(checkout, _REVERSALS.get(what, Reversal.GOES), is_secret_right=what != "wrong_sign")
    try:
        return _act(attempt, what)
    except Refused as refused:
        return refused.ending


def _act(attempt: Attempt, what: str) -> Ending:
    is_answer_lost, times = what == "time_out", 2 if what == "twice" else 1
    if what != "no_prepare":
        attempt.prepare(extra_som=int(what == "wrong_amount"), times=times, is_answer_lost=is_answer_lost)
    if what == "leave":
        return Ending("left")
    if what == "decline":
        attempt.fail()
        return Ending("declined")
    if what == "untold":
        attempt.charge()
        return Ending("untold_paid")
    attempt.complete(extra_som=int(what == "wrong_complete"), times=times, is_answer_lost=is_answer_lost)
    if what == "taken_back":
        attempt.fail()
        return Ending("cancelled")
    return Ending("paid")
