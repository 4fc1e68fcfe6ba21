"""How values are written in a letter: sums, instants, plans, names; and the labels beside them."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Final, cast
from zoneinfo import ZoneInfo, available_timezones

from wibestore.letters.rules.blocks import Line
from wibestore.letters.types import TIME_ZONE, JsonValue

LABELS: Final[dict[str, tuple[str, str, str]]] = {
    # What a row tells, in uz, ru, en.
    "number": ("Raqami", "Номер", "Number"),
    "order": ("Buyurtma", "Заказ", "Order"),
    "listing": ("Akkaunt", "Аккаунт", "Account"),
    "method": ("Toʻlov usuli", "Способ оплаты", "Paid by"),
    "card": ("Karta", "Карта", "Card"),
    "price": ("Narxi", "Цена", "Price"),
    "commission": ("WibeStore haqi", "Комиссия WibeStore", "WibeStore's fee"),
    "fee": ("Oʻtkazma haqi", "Комиссия за перевод", "Transfer fee"),
    "amount": ("Summa", "Сумма", "Amount"),
    "credit": ("Oldingi tarifdan qolgani", "Остаток прежнего тарифа", "Left of the plan before"),
    "refund_amount": ("Qaytarildi", "Возвращено", "Given back"),
    "missing": ("Yetishmadi", "Не хватило", "Missing"),
    "plan": ("Tarif", "Тариф", "Plan"),
    "period": ("Davr", "Период", "Period"),
    "starts_at": ("Boshlanishi", "Начало", "From"),
    "ends_at": ("Tugashi", "Окончание", "Until"),
    "at": ("Vaqti", "Время", "Time"),
    "device": ("Qurilma", "Устройство", "Device"),
    "place": ("Joy", "Место", "Place"),
    "ip": ("IP-manzil", "IP-адрес", "IP address"),
    "total:deposit": ("Hamyonga tushdi", "Зачислено", "Added to your wallet"),
    "total:purchase": ("Jami toʻlandi", "Итого оплачено", "Total paid"),
    "total:sale": ("Sizga", "Вам начислено", "You get"),
    "total:withdrawal": ("Kartaga oʻtkazildi", "Переведено на карту", "Paid to your card"),
    "total:subscription": ("Hamyondan toʻlandi", "Оплачено из кошелька", "Paid from your wallet"),
}
_MONEY: Final = frozenset({"price", "commission", "fee", "amount", "credit", "refund_amount", "missing"})
_INSTANTS: Final = frozenset({"at", "starts_at", "ends_at"})
_PERIODS: Final = {"monthly": ("1 oy", "1 месяц", "1 month"), "yearly": ("1 yil", "1 год", "1 year")}
_METHODS: Final = {"payme": "Payme", "click": "Click", "paynet": "Paynet", "uzcard": "Uzcard", "humo": "Humo"}
_CURRENCY: Final = {"uz": "soʻm", "ru": "сум", "en": "UZS"}
_LANGUAGES: Final = ("uz", "ru", "en")
_MINUS = "\u2212"
_THOUSANDS, _BEFORE_CURRENCY = "\u202f", "\u00a0"
# What staff say about a decision is the longest.
_MAX_TEXT = 1_000


@dataclass(frozen=True, slots=True)
class Reader:
    """How somebody reads: a language of ours, and the name of a time zone."""

    language: str
    time_zone: str


def clean(text: str) -> str:
    """Return a text on one line, without anything that is not to be seen: it may come from people."""
    seen = "".join(_seen(one) for one in text)
    return " ".join(part for part in seen.split(" ") if part)[:_MAX_TEXT].strip()


def _seen(one: str) -> str:
    # Sums are held together by spaces of their own.
    if one in (_THOUSANDS, _BEFORE_CURRENCY):
        return one
    return " " if one.isspace() else "" if unicodedata.category(one)[0] == "C" else one


def label_of(code: str, language: str) -> str:
    """Return what stands beside a value; an unknown code stands for itself."""
    words = LABELS.get(code)
    return words[_LANGUAGES.index(language)] if words else code


def lines_of(rows: Sequence[JsonValue], reader: Reader) -> tuple[Line, ...]:
    """Return rows of (label's code, value) as people read them; those without a value are left out."""
    pairs = [cast("list[str | int]", row) for row in rows]
    return tuple(
        Line(label_of(str(code), reader.language), value_of(str(code), value, reader))
        for code, value in pairs
        if value != ""
    )


def value_of(code: str, value: str | int, reader: Reader) -> str:
    """Return a value as people read it, by what its label says it is."""
    if code in _MONEY and isinstance(value, int):
        return money(value, reader.language)
    if code in _INSTANTS:
        return instant(str(value), reader.time_zone)
    if code == "period" and value in _PERIODS:
        return _PERIODS[str(value)][_LANGUAGES.index(reader.language)]
    if code == "plan":
        return clean(str(value)).capitalize()
    return _METHODS.get(str(value), clean(str(value))) if code == "method" else clean(str(value))


def money(amount: int, language: str) -> str:
    """Return a sum: 4 850 000 soʻm."""
    return f"{amount:,}".replace(",", _THOUSANDS) + _BEFORE_CURRENCY + _CURRENCY[language]


def instant(iso: str, time_zone: str) -> str:
    """Return an instant by the clocks of a zone, alike in every language: 26.11.2026 18:05 (UTC+5)."""
    at = datetime.fromisoformat(iso).astimezone(_zone(time_zone))
    return f"{at:%d.%m.%Y %H:%M} ({_offset(at.utcoffset() or timedelta())})"


def _offset(ahead: timedelta) -> str:
    """Return how far a zone is from UTC at that instant: UTC, UTC+5, UTC+5:45, UTC\u22123:30."""
    if not ahead:
        return "UTC"
    hours, minutes = divmod(abs(ahead) // timedelta(minutes=1), 60)
    return f"UTC{_MINUS if ahead < timedelta() else '+'}{hours}" + (f":{minutes:02}" if minutes else "")


def _zone(name: str) -> ZoneInfo:
    # By the list: a name is a path to a file, and the letter must go out whatever stands in its row.
    return ZoneInfo(name if name in _zones() else TIME_ZONE)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def device_rows(params: Mapping[str, JsonValue]) -> list[JsonValue]:
    """Return the rows that say with which device, where and when."""
    device = ", ".join(str(params[name]) for name in ("browser", "system") if params.get(name))
    return [["device", device], *([name, params.get(name, "")] for name in ("place", "ip", "at"))]
