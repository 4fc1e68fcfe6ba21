"""How values are written in a letter: sums, instants, plans, names; and the labels beside them."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, cast
from zoneinfo import ZoneInfo

from wibestore.letters.rules.blocks import Line
from wibestore.letters.types import JsonValue

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
_ZONE: Final = ZoneInfo("Asia/Tashkent")
_THOUSANDS, _BEFORE_CURRENCY = "\u202f", "\u00a0"
# What staff say about a decision is the longest.
_MAX_TEXT = 1_000


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


def lines_of(rows: Sequence[JsonValue], language: str) -> tuple[Line, ...]:
    """Return rows of (label's code, value) as people read them; those without a value are left out."""
    pairs = [cast("list[str | int]", row) for row in rows]
    return tuple(
        Line(label_of(str(code), language), value_of(str(code), value, language))
        for code, value in pairs
        if value != ""
    )


def value_of(code: str, value: str | int, language: str) -> str:
    """Return a value as people read it, by what its label says it is."""
    if code in _MONEY and isinstance(value, int):
        return money(value, language)
    if code in _INSTANTS:
        return instant(str(value))
    if code == "period" and value in _PERIODS:
        return _PERIODS[str(value)][_LANGUAGES.index(language)]
    if code == "plan":
        return clean(str(value)).capitalize()
    return _METHODS.get(str(value), clean(str(value))) if code == "method" else clean(str(value))


def money(amount: int, language: str) -> str:
    """Return a sum: 4 850 000 soʻm."""
    return f"{amount:,}".replace(",", _THOUSANDS) + _BEFORE_CURRENCY + _CURRENCY[language]


def instant(iso: str) -> str:
    """Return an instant in the time of Tashkent, alike in every language."""
    return f"{datetime.fromisoformat(iso).astimezone(_ZONE):%d.%m.%Y %H:%M} (UTC+5)"


def device_rows(params: Mapping[str, JsonValue]) -> list[JsonValue]:
    """Return the rows that say with which device, where and when."""
    device = ", ".join(str(params[name]) for name in ("browser", "system") if params.get(name))
    return [["device", device], *([name, params.get(name, "")] for name in ("place", "ip", "at"))]
