"""How a listing is looked at: by when, what is checked, which fields a reason may be about."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

Tone = Literal["ok", "soon", "late"]
REASON_FIELDS = ("title", "description", "price", "images", "login_method", "attributes", "game", "credentials")
ATTRIBUTE_FIELD = "attributes."

# What whoever approves has looked at, in words for them.
CHECKLIST: dict[str, dict[str, str]] = {
    "pictures": {
        "uz": "Rasmlar shu akkauntniki va aniq koʻrinadi",
        "ru": "Изображения этого аккаунта и хорошо видны",
        "en": "The pictures show this account, and clearly",
    },
    "text": {
        "uz": "Sarlavha va tavsif akkauntga mos, ortiqcha vaʼdasiz",
        "ru": "Заголовок и описание верны и не обещают лишнего",
        "en": "Title and description fit the account and promise no more",
    },
    "attributes": {
        "uz": "Xususiyatlar rasmlarga mos",
        "ru": "Характеристики совпадают с изображениями",
        "en": "The attributes agree with the pictures",
    },
    "contacts": {
        "uz": "Matnda ham, rasmlarda ham aloqa maʼlumotlari yoʻq",
        "ru": "Ни в тексте, ни на изображениях нет контактов",
        "en": "No contacts, neither in the text nor in the pictures",
    },
    "price": {
        "uz": "Narx haqiqatga yaqin",
        "ru": "Цена похожа на правду",
        "en": "The price is plausible",
    },
}


def tone_of(*, submitted_at: datetime, sla_at: datetime, now: datetime) -> Tone:
    """Return how urgent a look is: `soon` from half of its time on, `late` past it."""
    if now > sla_at:
        return "late"
    return "soon" if now - submitted_at >= (sla_at - submitted_at) / 2 else "ok"


def sla_at_of(submitted_at: datetime, hours: float) -> datetime:
    """Return by when a listing is to be looked at."""
    return submitted_at + timedelta(hours=hours)


def checklist_missing(checked: Mapping[str, bool]) -> list[str]:
    """Return what of the checklist is not confirmed."""
    return [code for code in CHECKLIST if not checked.get(code, False)]


def is_reason_field(field: str, attribute_keys: frozenset[str]) -> bool:
    """Tell whether a reason may be about `field` in a game with these attributes."""
    if field.startswith(ATTRIBUTE_FIELD):
        return field.removeprefix(ATTRIBUTE_FIELD) in attribute_keys
    return field in REASON_FIELDS
