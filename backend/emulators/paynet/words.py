"""The words of Paynet's played kiosk."""

from emulators.pages import Button

_TEXTS = {
    "uz": {
        "title": "Toʻlov shoxobchasi",
        "shop": "Doʻkon",
        "number": "Toʻlov raqami",
        "hint": "12 ta raqam",
        "payer": "Toʻlovchi",
        "amount": "Summa",
        "currency": "soʻm",
        "find": "Toʻlovni topish",
        "pay": "Naqd toʻlash",
        "paid": "Toʻlandi.",
        "paid_known": "Toʻlandi: doʻkon takroriy soʻrovni tanidi.",
        "not_paid": "Toʻlanmadi.",
        "twice": "Doʻkon bitta toʻlovni ikki marta qabul qildi!",
        "cancelled": "Toʻlov bekor qilindi.",
        "listed": "Bugungi roʻyxatda {count} ta toʻlov, {amount} soʻm.",
        "changed": "Parol almashtirildi.",
        "refused": "Doʻkon rad etdi: {code} — {reason}",
        "unauthorized": "Doʻkon parolni qabul qilmadi.",
        "silent": "Doʻkon javob bermadi.",
        "repeat": "Toʻlab, soʻrovni takrorlash",
        "time_out": "Javob yoʻqoladi, soʻrov takrorlanadi",
        "wrong_password": "Notoʻgʻri parol bilan toʻlash",
        "wrong_amount": "Bir tiyin ortiq toʻlash",
        "cancel": "Toʻlab, soʻng bekor qilish",
        "statement": "Bugungi roʻyxatni soʻrash",
        "change_password": "Parolni almashtirish",
    },
    "ru": {
        "title": "Платёжный терминал",
        "shop": "Магазин",
        "number": "Номер платежа",
        "hint": "12 цифр",
        "payer": "Плательщик",
        "amount": "Сумма",
        "currency": "сум",
        "find": "Найти платёж",
        "pay": "Оплатить наличными",
        "paid": "Оплачено.",
        "paid_known": "Оплачено: магазин узнал повторный запрос.",
        "not_paid": "Не оплачено.",
        "twice": "Магазин принял один платёж дважды!",
        "cancelled": "Платёж отменён.",
        "listed": "В сегодняшнем списке платежей: {count}, на {amount} сум.",
        "changed": "Пароль сменён.",
        "refused": "Магазин отказал: {code} — {reason}",
        "unauthorized": "Магазин не принял пароль.",
        "silent": "Магазин не ответил.",
        "repeat": "Оплатить и повторить запрос",
        "time_out": "Ответ теряется, запрос повторяется",
        "wrong_password": "Оплатить с неверным паролем",
        "wrong_amount": "Оплатить на один тийин больше",
        "cancel": "Оплатить, затем отменить",
        "statement": "Запросить список за сегодня",
        "change_password": "Сменить пароль",
    },
    "en": {
        "title": "Kiosk",
        "shop": "Shop",
        "number": "Payment number",
        "hint": "12 digits",
        "payer": "Payer",
        "amount": "Amount",
        "currency": "so'm",
        "find": "Find the payment",
        "pay": "Pay in cash",
        "paid": "Paid.",
        "paid_known": "Paid: the shop knew the repeated call.",
        "not_paid": "Not paid.",
        "twice": "The shop took one payment twice!",
        "cancelled": "The payment was cancelled.",
        "listed": "Today's statement lists {count} payments of {amount} so'm.",
        "changed": "The password was changed.",
        "refused": "The shop refused: {code} — {reason}",
        "unauthorized": "The shop did not take the password.",
        "silent": "The shop did not answer.",
        "repeat": "Pay and repeat the call",
        "time_out": "The answer gets lost, the call is repeated",
        "wrong_password": "Pay with a wrong password",
        "wrong_amount": "Pay one tiyin more",
        "cancel": "Pay, then cancel",
        "statement": "Ask for today's statement",
        "change_password": "Change the password",
    },
}
FAULTS = ("repeat", "time_out", "wrong_password", "wrong_amount", "cancel", "statement", "change_password")


def words(language: str) -> dict[str, str]:
    """Return the page's words."""
    return _TEXTS[language]


def buttons(language: str, *, is_found: bool) -> list[Button]:
    """Return what can be pressed: at first a payment has to be found."""
    said = _TEXTS[language]
    if not is_found:
        return [Button("find", said["find"], is_primary=True)]
    return [
        Button("pay", said["pay"], is_primary=True),
        *(Button(fault, said[fault], is_fault=True) for fault in FAULTS),
    ]
