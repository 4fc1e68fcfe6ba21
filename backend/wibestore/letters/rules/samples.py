"""A sample of every letter and of each way it is written: for previews, and for the tests that read all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wibestore.letters.types import JsonValue, Template

_AT: Final = "2026-11-26T10:42:00+00:00"
_PLACE: Final[dict[str, JsonValue]] = {
    "browser": "Chrome 142",
    "system": "Android 16",
    "place": "Toshkent",
    "ip": "213.230.96.0",
    "at": _AT,
}
_RECEIPTS: Final[dict[str, tuple[list[JsonValue], int, str]]] = {
    "deposit": ([["method", "payme"], ["amount", 5_000_000]], 5_000_000, "/wallet/deposits/1"),
    "purchase": ([["listing", "PUBG Mobile, 72 daraja, M416 Glacier"], ["price", 4_850_000]], 4_850_000, "/orders/1"),
    "sale": (
        [["listing", "PUBG Mobile, 72 daraja, M416 Glacier"], ["price", 4_850_000], ["commission", 485_000]],
        4_365_000,
        "/orders/1",
    ),
    "withdrawal": ([["card", "860000******1234"], ["amount", 1_000_000]], 1_000_000, "/wallet/withdrawals/1"),
    "subscription": (
        [["plan", "premium"], ["period", "monthly"], ["ends_at", "2026-12-26T10:42:00+00:00"], ["credit", 0]],
        49_000,
        "/premium",
    ),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """One letter as somebody may get it."""

    name: str
    template: Template
    params: dict[str, JsonValue]


def samples(username: str = "sardor_uz") -> Iterator[Sample]:
    """Yield a sample of each letter; `username` stands wherever people choose their words."""
    yield Sample("welcome", "welcome", {"username": username})
    yield Sample("welcome_verified", "welcome", {"username": username, "is_verified": True})
    yield Sample("email_verification", "email_verification", {})
    yield Sample("password_reset", "password_reset", {})
    for which in ("old", "new"):
        yield Sample(f"email_change_{which}", "email_change", {"new_email_masked": "s•••@mail.uz", "which": which})
    yield Sample("email_changed", "email_changed", {"new_email_masked": "s•••@mail.uz", "at": _AT})
    yield Sample("email_in_use", "email_in_use", {})
    yield Sample("account_closed", "account_closed", {"username": username})
    yield Sample("new_login", "new_login", dict(_PLACE))
    yield Sample("password_changed", "password_changed", dict(_PLACE))
    yield Sample("sessions_warning", "sessions_warning", {**_PLACE, "place": ""})
    yield Sample("account_locked", "account_locked", {"at": _AT})
    for change in ("on", "off", "codes", "code_used", "reset"):
        yield Sample(f"two_factor_changed_{change}", "two_factor_changed", {"change": change, "at": _AT})
    for kind in ("warn", "hide", "block"):
        rows: list[JsonValue] = [] if kind == "warn" else [["ends_at", _AT]]
        text = f"{username} bilan bitim doʻkondan tashqariga olib chiqilgan."
        yield Sample(f"verdict_{kind}", "verdict", {"kind": kind, "text": text, "rows": rows})
    yield Sample("support_confirm", "support_confirm", {})
    yield Sample("support_answer", "support_answer", {"number": "S-K4M7Q2"})
    yield from _receipts(username)
    yield from _told(username)


def _receipts(username: str) -> Iterator[Sample]:
    for kind, (rows, total, path) in _RECEIPTS.items():
        named: list[JsonValue] = [["listing", f"PUBG Mobile, {username}"], *rows[1:]] if kind == "sale" else rows
        params: dict[str, JsonValue] = {"kind": kind, "number": "WB-2026-000184", "at": _AT, "path": path}
        yield Sample(f"transaction_receipt_{kind}", "transaction_receipt", {**params, "rows": named, "total": total})


def _told(username: str) -> Iterator[Sample]:
    number: JsonValue = ["number", "WB-2026-000184"]
    told: list[tuple[Template, str, str, list[JsonValue]]] = [
        ("notification", "Yangi narx taklifi", f"{username} sizga 4 500 000 soʻm taklif qildi.", []),
        ("withdrawal", "Pul yechish soʻraldi", "Soʻrovingiz qabul qilindi.", [number, ["amount", 1_000_000]]),
        ("dispute", "Nizo ochildi", "Pul himoyada: javob bering va dalil koʻrsating.", [number, ["price", 4_850_000]]),
        (
            "subscription",
            "Obuna tugayapti",
            "Tez orada keyingi davr boshlanadi.",
            [["plan", "pro"], ["amount", 99_000]],
        ),
    ]
    for template, title, body, rows in told:
        params: dict[str, JsonValue] = {"title": title, "body": body, "path": "/orders/1", "rows": rows}
        yield Sample(template, template, {**params, "is_wished": template != "withdrawal"})
