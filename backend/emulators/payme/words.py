"""The words of Payme's played page."""

from emulators.pages import Button

_TEXTS = {
    "uz": {
        "title": "Toʻlov sahifasi",
        "merchant": "Kassa",
        "order": "Toʻlov raqami",
        "amount": "Summa",
        "currency": "soʻm",
        "pay": "Toʻlash",
        "decline": "Kartada pul yetarli emas",
        "later": "Keyinroq",
        "paid": "Toʻlandi.",
        "declined": "Toʻlov oʻtmadi, pul qaytarildi.",
        "left": "Toʻlov ochiq qoldi.",
        "cancelled": "Toʻlov qaytarildi.",
        "refused": "Doʻkon rad etdi: {reason}",
        "silent": "Doʻkon javob bermadi.",
        "time_out": "Javob yoʻqoladi, soʻrov takrorlanadi",
        "no_create": "CreateTransactionsiz toʻlash",
        "wrong_key": "Notoʻgʻri kalit bilan toʻlash",
        "one_tiyin": "Bir tiyin ortiq toʻlash",
        "refund": "Toʻlab, soʻng pulni qaytarish",
        "leave": "Ochib, toʻlamasdan ketish (12 soat)",
        "unreadable": "Bu havola notoʻgʻri.",
    },
    "ru": {
        "title": "Страница оплаты",
        "merchant": "Касса",
        "order": "Номер платежа",
        "amount": "Сумма",
        "currency": "сум",
        "pay": "Оплатить",
        "decline": "На карте не хватает денег",
        "later": "Позже",
        "paid": "Оплачено.",
        "declined": "Платёж не прошёл, деньги возвращены.",
        "left": "Платёж остался открытым.",
        "cancelled": "Платёж возвращён.",
        "refused": "Магазин отказал: {reason}",
        "silent": "Магазин не ответил.",
        "time_out": "Ответ теряется, запрос повторяется",
        "no_create": "Оплатить без CreateTransaction",
        "wrong_key": "Оплатить с неверным ключом",
        "one_tiyin": "Оплатить на один тийин больше",
        "refund": "Оплатить и вернуть деньги",
        "leave": "Открыть и уйти, не заплатив (12 часов)",
        "unreadable": "Эта ссылка неверна.",
    },
    "en": {
        "title": "Checkout",
        "merchant": "Cash-box",
        "order": "Payment number",
        "amount": "Amount",
        "currency": "so'm",
        "pay": "Pay",
        "decline": "The card has not enough money",
        "later": "Later",
        "paid": "Paid.",
        "declined": "The payment failed and the money went back.",
        "left": "The payment was left open.",
        "cancelled": "The payment was taken back.",
        "refused": "The shop refused: {reason}",
        "silent": "The shop did not answer.",
        "time_out": "The answer gets lost, the call is repeated",
        "no_create": "Pay without CreateTransaction",
        "wrong_key": "Pay with a wrong key",
        "one_tiyin": "Pay one tiyin more",
        "refund": "Pay, then take the money back",
        "leave": "Open it and leave without paying (12 hours)",
        "unreadable": "This link is wrong.",
    },
}
FAULTS = ("time_out", "no_create", "wrong_key", "one_tiyin", "refund", "leave")


def words(language: str) -> dict[str, str]:
    """Return the page's words."""
    return _TEXTS[language]


def buttons(language: str) -> list[Button]:
    """Return what the payer can press."""
    said = _TEXTS[language]
    return [
        Button("pay", said["pay"], is_primary=True),
        Button("decline", said["decline"]),
        Button("later", said["later"]),
        *(Button(fault, said[fault], is_fault=True) for fault in FAULTS),
    ]
