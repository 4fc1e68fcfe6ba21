"""The whole run: customers buy, the killer kills, and when it has stopped the dust settles."""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from crash.killer import Kill, Killer
from crash.record import Errand, Payout, Purchase, Record
from crash.shop import Shop
from crash.stories import EVERY_STORY
from crash.visits import Buying, Cashing
from crash.wire import NoAnswerError, Wire
from wibestore.core.models import OutboxMessage
from wibestore.orders.models import CLOCKS, Order
from wibestore.payments.models import (
    CREDITED_STATUSES,
    Deposit,
    DepositStatus,
    SandboxBankPayment,
    SandboxDecision,
    Withdrawal,
)
from wibestore.payments.rules.withdrawals import WithdrawalState

CUSTOMERS = 16
ERRANDS_PER_S = 6
#: So long may nothing change before what still waits counts as stuck.
SETTLE_TIMEOUT_S = 120
_ACTS = {story.name: story.act for story in EVERY_STORY}


@dataclass(slots=True)
class Storm:
    """What happened."""

    record: Record
    kills: list[Kill] = field(default_factory=list)
    buying_s: float = 0.0
    ready_s: float = 0.0
    settling_s: float = 0.0
    unsettled: Counter[str] = field(default_factory=Counter)
    outages_s: list[float] = field(default_factory=list)
    surprises: list[str] = field(default_factory=list)


def storm_run(shop: Shop, record: Record, *, seed: int) -> Storm:
    """Run all errands while things are killed, then wait until nothing is due any more."""
    killer = Killer(shop, seed)
    began = time.monotonic()
    killer.start()
    errands_run(shop, record, seed=seed)
    storm = Storm(record, killer.kills, buying_s=time.monotonic() - began)
    killer.stop()
    last_kill = time.monotonic()
    shop.wait_ready()
    storm.ready_s = time.monotonic() - last_kill
    storm.unsettled = dust_settle()
    storm.settling_s = time.monotonic() - last_kill
    storm.outages_s = list(shop.probe.outages_s)
    storm.surprises = [surprise for keeper in shop.keepers.values() for surprise in keeper.surprises]
    return storm


def errands_run(shop: Shop, record: Record, *, seed: int, is_careless: bool = False) -> None:
    """Let the people run the planned errands, several at a time."""
    waiting = _Turns(record.errands)

    def customer(number: int) -> None:
        shuffled = random.Random(f"{seed} customer {number}")
        wire = Wire(shop.web_port, record, shuffled, is_careless=is_careless)
        for errand in waiting:
            _run(errand, wire, record, shuffled)

    customers = [threading.Thread(target=customer, args=(number,), daemon=True) for number in range(CUSTOMERS)]
    for thread in customers:
        thread.start()
    for thread in customers:
        thread.join()


def dust_settle() -> Counter[str]:
    """Wait until no clock runs, no deposit is open and no fact waits, or nothing changes; return what still waits."""
    waiting, changed = unsettled(), time.monotonic()
    while waiting and time.monotonic() < changed + SETTLE_TIMEOUT_S:
        time.sleep(0.5)
        before, waiting = waiting, unsettled()
        if waiting != before:
            changed = time.monotonic()
    return waiting


def unsettled() -> Counter[str]:
    """Return how many things still wait, by what they wait for."""
    waiting = Counter({clock: Order.objects.filter(**{f"{clock}__isnull": False}).count() for clock in CLOCKS})
    waiting["deposits"] = Deposit.objects.filter(status=DepositStatus.PENDING).count()
    paid = SandboxBankPayment.objects.filter(decision=SandboxDecision.PAID)
    waiting["bank's word"] = paid.exclude(deposit__status__in=CREDITED_STATUSES).count()
    waiting["payouts"] = Withdrawal.objects.filter(state__in=[WithdrawalState.APPROVED, WithdrawalState.SENT]).count()
    waiting["outbox"] = OutboxMessage.objects.filter(relayed_at=None).count()
    return +waiting


def _run(errand: Errand, wire: Wire, record: Record, shuffled: random.Random) -> None:
    try:
        _ACTS[errand.story](_visit(errand, wire, shuffled))
    except NoAnswerError:
        # The intent stays without an answer; the verdict says so.
        return
    except Exception as error:  # noqa: BLE001 - a customer who breaks must not take the others along; it fails the proof
        record.accidents.append(f"{errand}: {type(error).__name__}: {error}")


def _visit(errand: Errand, wire: Wire, shuffled: random.Random) -> Buying | Cashing:
    match errand:
        case Purchase():
            return Buying(errand, wire, shuffled)
        case Payout():
            return Cashing(errand, wire, shuffled)
    raise TypeError(f"nobody knows how to run {errand}")


class _Turns:
    """Hands the errands out, so many a second, to whoever asks next."""

    def __init__(self, errands: list[Errand]) -> None:
        self._rest = enumerate(errands)
        self._turn = threading.Lock()
        self._began = time.monotonic()

    def __iter__(self) -> Iterator[Errand]:
        while True:
            with self._turn:
                number, errand = next(self._rest, (0, None))
            if errand is None:
                return
            time.sleep(max(0.0, self._began + number / ERRANDS_PER_S - time.monotonic()))
            yield errand
