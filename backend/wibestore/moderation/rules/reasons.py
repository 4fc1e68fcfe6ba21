"""Why something can be reported: a tree for each kind of thing. Only its ends are chosen; some want words with them."""

from dataclasses import dataclass
from typing import Any

from wibestore.moderation.types import SubjectKind

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, or a branch with finer ones."""

    code: str
    children: tuple["Reason", ...] = ()

    @property
    def asks_text(self) -> bool:
        """Tell whether it says nothing without words."""
        return self.code == OTHER


LABELS: dict[str, dict[str, str]] = {
    "fraud": {"uz": "Firibgarlik", "ru": "Мошенничество", "en": "Fraud"},
    "stolen_account": {"uz": "Akkaunt oʻgʻirlangan", "ru": "Аккаунт украден", "en": "The account is stolen"},
    "taken_back": {
        "uz": "Sotilgan akkaunt qaytarib olindi",
        "ru": "Проданный аккаунт вернули себе",
        "en": "A sold account was taken back",
    },
    "deal_outside": {
        "uz": "Doʻkondan tashqarida bitim taklif qilyapti",
        "ru": "Предлагает сделку вне магазина",
        "en": "Wants to deal outside the shop",
    },
    "paid_elsewhere": {
        "uz": "Bu akkaunt boshqa joyda ham sotilyapti",
        "ru": "Аккаунт продаётся и в другом месте",
        "en": "It is on sale elsewhere too",
    },
    "not_as_described": {"uz": "Tavsifga mos emas", "ru": "Не соответствует описанию", "en": "Not as described"},
    "false_details": {"uz": "Maʼlumotlar notoʻgʻri", "ru": "Неверные сведения", "en": "The details are wrong"},
    "false_pictures": {
        "uz": "Rasmlar boshqa akkauntniki",
        "ru": "Изображения чужого аккаунта",
        "en": "The pictures are of another account",
    },
    "contacts": {"uz": "Aloqa maʼlumotlari yozilgan", "ru": "Указаны контакты", "en": "It holds contacts"},
    "duplicate": {"uz": "Takroriy eʼlon", "ru": "Повторное объявление", "en": "A listing twice"},
    "forbidden": {"uz": "Sotish mumkin boʻlmagan narsa", "ru": "Запрещено к продаже", "en": "May not be sold"},
    "insult": {"uz": "Haqorat", "ru": "Оскорбление", "en": "Insult"},
    "threat": {"uz": "Tahdid", "ru": "Угроза", "en": "Threat"},
    "spam": {"uz": "Spam yoki reklama", "ru": "Спам или реклама", "en": "Spam or advertising"},
    "impersonation": {
        "uz": "Oʻzini boshqa odam deb koʻrsatyapti",
        "ru": "Выдаёт себя за другого",
        "en": "Poses as somebody else",
    },
    "bad_profile": {"uz": "Profilda nomaqbul narsa", "ru": "Недопустимое в профиле", "en": "Something in the profile"},
    "false_review": {"uz": "Yolgʻon sharh", "ru": "Ложный отзыв", "en": "A false review"},
    "not_about_purchase": {"uz": "Xarid haqida emas", "ru": "Не о покупке", "en": "Not about the purchase"},
    "bought_review": {"uz": "Sharh pulga yozilgan", "ru": "Отзыв куплен", "en": "The review was paid for"},
    "personal_data": {"uz": "Shaxsiy maʼlumotlar", "ru": "Личные данные", "en": "Personal data"},
    "other": {"uz": "Boshqa sabab", "ru": "Другое", "en": "Something else"},
}

REASONS: dict[SubjectKind, tuple[Reason, ...]] = {
    SubjectKind.LISTING: (
        Reason(
            "fraud",
            (
                Reason("stolen_account"),
                Reason("paid_elsewhere"),
                Reason("deal_outside"),
            ),
        ),
        Reason(
            "not_as_described",
            (
                Reason("false_details"),
                Reason("false_pictures"),
            ),
        ),
        Reason("contacts"),
        Reason("duplicate"),
        Reason("forbidden"),
        Reason("other"),
    ),
    SubjectKind.USER: (
        Reason(
            "fraud",
            (
                Reason("taken_back"),
                Reason("deal_outside"),
            ),
        ),
        Reason("insult"),
        Reason("threat"),
        Reason("spam"),
        Reason("impersonation"),
        Reason("bad_profile"),
        Reason("other"),
    ),
    SubjectKind.MESSAGE: (
        Reason("deal_outside"),
        Reason("contacts"),
        Reason("insult"),
        Reason("threat"),
        Reason("spam"),
        Reason("other"),
    ),
    SubjectKind.REVIEW: (
        Reason(
            "false_review",
            (
                Reason("not_about_purchase"),
                Reason("bought_review"),
            ),
        ),
        Reason("insult"),
        Reason("personal_data"),
        Reason("contacts"),
        Reason("other"),
    ),
}


def reason_of(kind: SubjectKind, code: str) -> Reason | None:
    """Return the reason that may be chosen by this code; None where there is none, or it is a branch."""
    for reason in REASONS[kind]:
        for end in reason.children or (reason,):
            if end.code == code:
                return end
    return None


def reason_tree() -> dict[str, list[dict[str, Any]]]:
    """Return all reasons in the shape of `ReasonsOut`."""
    return {kind.value: [_shown(reason) for reason in reasons] for kind, reasons in REASONS.items()}


def _shown(reason: Reason) -> dict[str, Any]:
    # Two levels: what is below a branch has nothing below it.
    ends = [{"code": end.code, "label": LABELS[end.code], "asks_text": end.asks_text} for end in reason.children]
    return {"code": reason.code, "label": LABELS[reason.code], "asks_text": reason.asks_text, "children": ends}
