"""One run: so many visitors for so long, then everything they were promised is looked for in the tables."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection

from load.accounts import CONFIRM, differences, purchases_of
from load.client import Client, Line
from load.facts import facts_read, facts_settle
from load.shop import LoadShop
from load.world import World, wallets_of
from wibestore.core import clock
from wibestore.ledger.services import ledger_check

#: How long people come before memory and CPU are looked at: code and connections are there by then.
WARM_UP_S = 20


@dataclass(slots=True)
class Outcome:
    """What came of a run."""

    lines: list[Line]
    failures: list[str]
    differences: list[str]
    #: Purchases begun, and those that were confirmed.
    begun: int
    confirmed: int
    messages: int
    offered: int
    is_sold_out: bool
    #: Processes that died although nobody killed them.
    surprises: list[str] = field(default_factory=list)
    memory_before: dict[str, float] = field(default_factory=dict)
    memory_after: dict[str, float] = field(default_factory=dict)
    #: CPU of each member, a share of one core, while all visitors were there.
    cores: dict[str, float] = field(default_factory=dict)
    settled_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Since:
    """Who came, when the run began, and what they had in their wallets."""

    people: list[UUID]
    began_at: datetime
    wallets: dict[UUID, int]


def load_run(
    shop: LoadShop,
    world: World,
    *,
    name: str,
    users: int,
    seconds: int,
    meanwhile: Callable[[], None] = lambda: None,
    is_detailed: bool = False,
) -> Outcome:
    """Let `users` visitors come for some seconds; `meanwhile` runs beside them once they are warm."""
    # What making the world has told is no part of the run.
    facts_settle()
    people = [UUID(visitor["id"]) for visitor in world.visitors]
    since, wallets = clock.now(), wallets_of(people)
    client = Client.start(
        name,
        world,
        users=users,
        seconds=seconds,
        host=shop.address,
        sockets=shop.sockets,
        is_detailed=is_detailed,
    )
    try:
        return _followed(shop, client, Since(people, since, wallets), seconds=seconds, users=users, meanwhile=meanwhile)
    finally:
        # Interrupted: nobody else would end it.
        client.stop()


def _followed(
    shop: LoadShop, client: Client, since: Since, *, seconds: int, users: int, meanwhile: Callable[[], None]
) -> Outcome:
    warm_s = min(WARM_UP_S, seconds / 4) + users / 50
    time.sleep(warm_s)
    client.is_running()
    memory_before, cpu, began, own = shop.memory_mib(), shop.cpu_s(), time.monotonic(), client.cpu_s
    meanwhile()
    while client.is_running() and time.monotonic() - began < seconds - warm_s - 2:
        time.sleep(1)
    client.is_running()
    elapsed = time.monotonic() - began
    cores = {member: max(used - cpu[member], 0.0) / elapsed for member, used in shop.cpu_s().items()}
    cores["client"] = (client.cpu_s - own) / elapsed
    memory_after = shop.memory_mib()
    lines = client.lines()
    # PostgreSQL may have been restarted: our own connections are of before.
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL has one
    left, settled_s = facts_settle()
    outcome = _outcome(client, lines, since)
    outcome.differences += [f"{left} facts of the outbox were not told."] if left else []
    outcome.surprises = [surprise for keeper in shop.keepers.values() for surprise in keeper.surprises]
    outcome.memory_before, outcome.memory_after = memory_before, memory_after
    outcome.cores, outcome.settled_s = cores, settled_s
    return outcome


def _outcome(client: Client, lines: list[Line], since: Since) -> Outcome:
    record = client.told()
    found = differences(record, facts_read(record, people=since.people, since=since.began_at, before=since.wallets))
    found += [f"The books: {sentence}" for sentence in ledger_check()]
    purchases = purchases_of(record)
    return Outcome(
        lines=lines,
        failures=client.failures(),
        differences=found,
        begun=len(purchases),
        confirmed=sum(one.is_yes(CONFIRM) for one in purchases),
        messages=sum(line["kind"] == "message" for line in record),
        offered=sum(line["kind"] == "listing" for line in record),
        is_sold_out=any(line["kind"] == "sold_out" for line in record),
    )
