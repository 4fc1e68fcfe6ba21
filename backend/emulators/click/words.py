"""The words of Click's played page."""

from emulators.click.acts import FAULTS
from emulators.pages import Button

_TEXTS = {
    "uz": {
        "title": "Toʻlov sahifasi",
        "service": "Xizmat",
        "order": "Toʻlov raqami",
        "amount": "Summa",
        "currency": "soʻm",
        "pay": "Toʻlash",
        "decline": "Kartada pul yetarli emas",
        "later": "Keyinroq",
        "paid": "Toʻlandi.",
        "declined": "Toʻlov oʻtmadi, pul yechilmadi.",
        "left": "Toʻlov ochiq qoldi.",
        "untold_paid": "Pul yechildi, doʻkon bundan hali xabarsiz.",
        "cancelled": "Toʻlov qaytarildi.",
        "refused": "Doʻkonning javobi: {note}",
        "silent": "Doʻkon javob bermadi.",
        "time_out": "Javob yoʻqoladi, soʻrov takrorlanadi",
        "twice": "Prepare va Complete ikki martadan",
        "no_prepare": "Preparesiz Complete",
        "wrong_sign": "Notoʻgʻri imzo bilan toʻlash",
        "wrong_amount": "Bir soʻm ortiq toʻlash",
        "wrong_complete": "Completeda bir soʻm ortiq",
        "taken_back": "Toʻlab, soʻng toʻlov xatosi",
        "untold": "Toʻlab, doʻkonga aytmaslik",
        "leave": "Ochib, toʻlamasdan ketish",
        "no_reversal": "Toʻlash; bank pulni qaytarmaydi",
        "lost_reversal": "Toʻlash; qaytarish javobi yoʻqoladi",
        "unreadable": "Bu havola notoʻgʻri.",
    },
    "ru": {
        "title": "Страница оплаты",
        "service": "Услуга",
        "order": "Номер платежа",
        "amount": "Сумма",
        "currency": "сум",
        "pay": "Оплатить",
        "decline": "На карте не хватает денег",
        "later": "Позже",
        "paid": "Оплачено.",
        "declined": "Платёж не прошёл, деньги не списаны.",
        "left": "Платёж остался открытым.",
        "untold_paid": "Деньги списаны, магазин об этом ещё не знает.",
        "cancelled": "Платёж возвращён.",
        "refused": "Ответ магазина: {note}",
        "silent": "Магазин не ответил.",
        "time_out": "Ответ теряется, запрос повторяется",
        "twice": "Prepare и Complete по два раза",
        "no_prepare": "Complete без Prepare",
        "wrong_sign": "Оплатить с неверной подписью",
        "wrong_amount": "Оплатить на один сум больше",
        "wrong_complete": "В Complete на один сум больше",
        "taken_back": "Оплатить, затем ошибка платежа",
        "untold": "Оплатить и не сообщить магазину",
        "leave": "Открыть и уйти, не заплатив",
        "no_reversal": "Оплатить; банк деньги не вернёт",
        "lost_reversal": "Оплатить; ответ о возврате потеряется",
        "unreadable": "Эта ссылка неверна.",
    },
    "en": {
        "title": "Checkout",
        "service": "Service",
        "order": "Payment number",
        "amount": "Amount",
        "currency": "so'm",
        "pay": "Pay",
        "decline": "The card has not enough money",
        "later": "Later",
        "paid": "Paid.",
        "declined": "The payment failed, no money was taken.",
        "left": "The payment was left open.",
        "untold_paid": "The money was taken, the shop does not know it yet.",
        "cancelled": "The payment was taken back.",
        "refused": "The shop's answer: {note}",
        "silent": "The shop did not answer.",
        "time_out": "The answer gets lost, the call is repeated",
        "twice": "Prepare and Complete, each twice",
        "no_prepare": "Complete without Prepare",
        "wrong_sign": "Pay with a wrong signature",
        "wrong_amount": "Pay one so'm more",
        "wrong_complete": "One so'm more in Complete",
        "taken_back": "Pay, then the payment fails",
        "untold": "Pay and do not tell the shop",
        "leave": "Open it and leave without paying",
        "no_reversal": "Pay; the bank will not give it back",
        "lost_reversal": "Pay; the answer to a reversal gets lost",
        "unreadable": "This link is wrong.",
    },
}


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
