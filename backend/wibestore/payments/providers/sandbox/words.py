"""The words of the sandbox bank's page in the three languages."""

DEFAULT_LANGUAGE = "uz"

WORDS: dict[str, dict[str, str]] = {
    "uz": {
        "title": "Sinov toʻlovi",
        "bank": "Sandbox bank",
        "explain": "Bu sinov sahifasi. Haqiqiy pul yechilmaydi.",
        "amount": "Toʻlov summasi",
        "som": "soʻm",
        "reference": "Toʻlov raqami",
        "shop": "Qabul qiluvchi",
        "pay": "Toʻlash",
        "decline": "Rad etish",
        "later": "Hozircha kutib turish",
        "resend": "Natijani qayta yuborish",
        "back": "Doʻkonga qaytish",
        "ended": "Bu toʻlov muddati tugagan. Pul yuborilsa, u hamyoningizga tushadi.",
        "decided_paid": "Siz bu toʻlovni amalga oshirgansiz.",
        "decided_declined": "Siz bu toʻlovni rad etgansiz.",
        "notice_stale": "Sahifa eskirgan. Hech narsa oʻzgarmadi: qaytadan bosing.",
        "notice_unsent": "Tanlovingiz saqlandi, lekin doʻkonga xabar berib boʻlmadi. Birozdan soʻng qayta yuboring.",
    },
    "ru": {
        "title": "Пробный платёж",
        "bank": "Банк-песочница",
        "explain": "Это пробная страница. Настоящие деньги не списываются.",
        "amount": "Сумма платежа",
        "som": "сум",
        "reference": "Номер платежа",
        "shop": "Получатель",
        "pay": "Оплатить",
        "decline": "Отклонить",
        "later": "Оставить в ожидании",
        "resend": "Отправить результат ещё раз",
        "back": "Вернуться в магазин",
        "ended": "Срок этого платежа истёк. Если оплатить, деньги поступят в ваш кошелёк.",
        "decided_paid": "Вы уже оплатили этот платёж.",
        "decided_declined": "Вы уже отклонили этот платёж.",
        "notice_stale": "Страница устарела. Ничего не изменилось: нажмите ещё раз.",
        "notice_unsent": "Ваш выбор сохранён, но магазину пока не удалось сообщить. Отправьте ещё раз чуть позже.",
    },
    "en": {
        "title": "Test payment",
        "bank": "Sandbox bank",
        "explain": "This is a test page. No real money is charged.",
        "amount": "Amount to pay",
        "som": "soʻm",
        "reference": "Payment number",
        "shop": "Recipient",
        "pay": "Pay",
        "decline": "Decline",
        "later": "Leave pending",
        "resend": "Send the result again",
        "back": "Back to the shop",
        "ended": "This payment's time is over. If you pay, the money goes to your wallet.",
        "decided_paid": "You have paid this payment.",
        "decided_declined": "You have declined this payment.",
        "notice_stale": "This page is out of date. Nothing has changed: press again.",
        "notice_unsent": "Your choice is kept, but the shop could not be told yet. Send it again in a moment.",
    },
}


def words_for(language: str) -> tuple[str, dict[str, str]]:
    """Return the language of the page and its words; an unknown language is Uzbek."""
    known = language if language in WORDS else DEFAULT_LANGUAGE
    return known, WORDS[known]
