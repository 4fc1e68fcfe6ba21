"""Writes what sockets cost between its markers in docs/performance.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

BEGIN = "<!-- bench-ws:begin -->"
END = "<!-- bench-ws:end -->"
_HEAD = (
    "| sockets | work | by | CPU servers, µs | CPU PostgreSQL, µs | CPU Valkey, µs | messages/s | p50 / p95, ms "
    "| closed | lost | CPU client, µs |\n|---|---|---|---|---|---|---|---|---|---|---|\n"
)
NAMES = {"bare": "ASGI without Channels (floor)", "stock": "stock Channels", "ours": "the shop"}
PAIRS = "chat pairs"
PAUSING = "chat pairs that pause for about 1.2 s"
ROOM_RATIO = 5
CHAT_RATIO = 10
CHAT_P95_MS = 300
INSERTS_GOAL = 0.25


@dataclass(frozen=True, slots=True)
class Row:
    """One measured work; microseconds are per message that came to a socket."""

    sockets: int
    work: str
    kind: str
    server_us: float
    database_us: float
    valkey_us: float
    per_second: float
    p50_ms: float
    p95_ms: float
    closed: int
    lost: int
    client_us: float

    @property
    def all_us(self) -> float:
        """Return the whole CPU of a message, without the client's."""
        return self.server_us + self.database_us + self.valkey_us

    def line(self) -> str:
        """Return the row of the table."""
        return (
            f"| {self.sockets:,} | {self.work} | {NAMES[self.kind]} | {self.server_us:,.0f} | {self.database_us:,.0f} "
            f"| {self.valkey_us:,.0f} | {self.per_second:,.0f} | {self.p50_ms:,.1f} / {self.p95_ms:,.1f} "
            f"| {self.closed:,} | {self.lost:,} | {self.client_us:,.0f} |"
        )


def write_report(path: Path, rows: Sequence[Row], *, inserts: float, machine: str) -> str:
    """Replace the part of `path` between the markers, and return it."""
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    told = [machine, _HEAD + "\n".join(row.line() for row in rows), *_verdicts(rows, inserts)]
    part = "\n\n".join(told)
    path.write_text(f"{before}{BEGIN}\n{part}\n{END}{after}", encoding="utf-8")
    return part


def _verdicts(rows: Sequence[Row], inserts: float) -> list[str]:
    """Hold the largest number of sockets against the bars."""
    found = {(row.work, row.kind): row for row in rows if row.sockets == max(each.sockets for each in rows)}
    room, stock_room = found["room", "ours"], found["room", "stock"]
    chat, stock_chat = found[PAIRS, "ours"], found[PAIRS, "stock"]
    pausing = found[PAUSING, "ours"]
    cheaper = stock_room.all_us / room.all_us
    faster = chat.per_second / max(stock_chat.per_second, 1)
    leaner = stock_chat.all_us / chat.all_us
    room_is_met = cheaper >= ROOM_RATIO and not room.closed and not room.lost
    chat_is_met = faster >= CHAT_RATIO and chat.p95_ms <= CHAT_P95_MS and not chat.closed and not chat.lost
    return [
        f"Room of {room.sockets:,}: {cheaper:.1f} times less CPU per delivery than stock Channels (bar {ROOM_RATIO}), "
        f"{room.closed} closed, {room.lost} lost: **{_word(room_is_met)}**.",
        f"Chat pairs, {chat.sockets:,} sockets, every message stored: {faster:.1f} times the messages a second of "
        f"stock Channels, which stores none (bar {CHAT_RATIO}; by CPU per message {leaner:.1f} "
        f"times less), p95 {chat.p95_ms:,.0f} ms (bar {CHAT_P95_MS}), {chat.closed} closed, {chat.lost} lost: "
        f"**{_word(chat_is_met)}**.",
        "The same pairs with a pause of 0.6 to 1.8 s before each answer, as fast as the shop lets one person write: "
        f"{pausing.per_second:,.0f} messages a second, p50 {pausing.p50_ms:,.0f} and p95 {pausing.p95_ms:,.0f} ms, "
        f"{pausing.closed} closed, {pausing.lost} lost.",
        f"PostgreSQL alone stores {inserts:,.0f} messages a second, one a transaction (pgbench); the shop "
        f"{chat.per_second / inserts:.0%} of that (goal {INSERTS_GOAL:.0%}): "
        f"**{_word(chat.per_second >= INSERTS_GOAL * inserts)}**.",
    ]


def _word(is_met: bool) -> str:
    return "met" if is_met else "not met"
