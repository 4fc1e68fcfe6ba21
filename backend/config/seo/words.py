"""Titles and descriptions of pages in three languages; the interface's words for the same things (`ru.po`, `uz.po`)."""

from typing import Final

NAME: Final = "WibeStore"
CURRENCY: Final = {"uz": "soʻm", "ru": "сум", "en": "UZS"}

#: The shop itself: the home page, and every page that has nothing of its own to say.
SHOP: Final = {
    "uz": (
        f"{NAME} — oʻyin akkauntlari bozori",
        "Oʻyin akkauntlari escrow himoyasi bilan: pul sotuvchiga faqat siz tasdiqlaganingizdan keyin oʻtadi.",
    ),
    "ru": (
        f"{NAME} — маркет игровых аккаунтов",
        "Игровые аккаунты под защитой эскроу: продавец получает деньги только после вашего подтверждения.",
    ),
    "en": (
        f"{NAME} — the marketplace for game accounts",
        "Game accounts protected by escrow: the seller is paid only after you confirm.",
    ),
}

MISSING: Final = {"uz": "Sahifa topilmadi", "ru": "Страница не найдена", "en": "Page not found"}

#: By the name of the kind; a title here is without the shop's name.
PAGES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "catalog": {
        "uz": (
            "Oʻyin akkauntlari katalogi",
            "Sotuvdagi barcha oʻyin akkauntlari: narx, oʻyin va sotuvchi boʻyicha tanlang. Har bir xarid escrow bilan.",
        ),
        "ru": (
            "Каталог игровых аккаунтов",
            "Все аккаунты в продаже: выбирайте по игре, цене и продавцу. Каждая покупка защищена эскроу.",
        ),
        "en": (
            "Catalog of game accounts",
            "Every account on sale: choose by game, price and seller. Each purchase is protected by escrow.",
        ),
    },
    "games": {
        "uz": (
            "Barcha oʻyinlar",
            "PUBG Mobile, Steam, Free Fire, Standoff 2 va boshqa oʻyinlarning akkauntlari bitta joyda.",
        ),
        "ru": (
            "Все игры",
            "Аккаунты PUBG Mobile, Steam, Free Fire, Standoff 2 и других игр в одном месте.",
        ),
        "en": (
            "All games",
            "Accounts of PUBG Mobile, Steam, Free Fire, Standoff 2 and other games in one place.",
        ),
    },
    "how-it-works": {
        "uz": (
            "Qanday ishlaydi",
            "Escrow bilan xarid qadamlari: toʻlov saqlanadi, akkauntni tekshirasiz, keyin sotuvchi pulini oladi.",
        ),
        "ru": (
            "Как это работает",
            "Покупка через эскроу по шагам: деньги удерживаются, вы проверяете аккаунт, потом платят продавцу.",
        ),
        "en": (
            "How it works",
            "Buying with escrow, step by step: the money is held, you check the account, then the seller is paid.",
        ),
    },
    "premium": {
        "uz": (
            "Premium va Pro tariflari",
            "Sotuvchilar uchun tariflar: pastroq komissiya, qidiruvda yuqoriroq oʻrin va nishon.",
        ),
        "ru": (
            "Тарифы Premium и Pro",
            "Тарифы для продавцов: ниже комиссия, выше место в поиске и значок в профиле.",
        ),
        "en": (
            "Premium and Pro plans",
            "Plans for sellers: a lower commission, a higher place in search and a badge.",
        ),
    },
    "top": {
        "uz": (
            "Eng yaxshi akkauntlar va sotuvchilar",
            "Xaridorlar eng koʻp qiziqqan oʻyin akkauntlari va eng yaxshi baholangan sotuvchilar.",
        ),
        "ru": (
            "Лучшие аккаунты и продавцы",
            "Игровые аккаунты, которыми интересуются чаще всего, и продавцы с лучшими оценками.",
        ),
        "en": (
            "Top accounts and sellers",
            "The game accounts that buyers look at most, and the best rated sellers.",
        ),
    },
    "statistics": {
        "uz": (
            "Bozor statistikasi",
            "Oʻyin akkauntlari bozori raqamlarda: narxlar, savdolar va eng mashhur oʻyinlar.",
        ),
        "ru": (
            "Статистика рынка",
            "Рынок игровых аккаунтов в цифрах: цены, сделки и самые популярные игры.",
        ),
        "en": (
            "Market statistics",
            "The market of game accounts in numbers: prices, deals and the most popular games.",
        ),
    },
    "compare": {
        "uz": ("Akkauntlarni solishtirish", "Tanlangan oʻyin akkauntlarini yonma-yon solishtiring."),
        "ru": ("Сравнение аккаунтов", "Сравните выбранные игровые аккаунты рядом друг с другом."),
        "en": ("Compare accounts", "See the game accounts you chose side by side."),
    },
    "faq": {
        "uz": (
            "Savol-javob",
            "Escrow, toʻlov, akkauntni topshirish, pul qaytarish va sotish haqidagi savollarga javoblar.",
        ),
        "ru": (
            "Вопросы и ответы",
            "Ответы об эскроу, оплате, передаче аккаунта, возврате денег и продаже.",
        ),
        "en": (
            "Questions and answers",
            "Answers about escrow, payment, handing over accounts, refunds and selling.",
        ),
    },
    "terms": {
        "uz": (
            "Foydalanish shartlari",
            "WibeStore bozoridan foydalanish shartlari: xaridor va sotuvchi uchun qoidalar.",
        ),
        "ru": ("Условия использования", "Условия использования WibeStore: правила для покупателей и продавцов."),
        "en": ("Terms of use", "The terms of WibeStore: rules for buyers and sellers."),
    },
    "privacy": {
        "uz": ("Maxfiylik siyosati", "WibeStore qanday maʼlumotlarni saqlaydi, nima uchun va ularni kim koʻradi."),
        "ru": ("Политика конфиденциальности", "Какие данные хранит WibeStore, зачем и кто их видит."),
        "en": ("Privacy policy", "Which data WibeStore keeps, why, and who sees them."),
    },
    "refunds": {
        "uz": ("Pulni qaytarish", "Pul qachon va qanday qaytariladi: bekor qilish, nizo va savdodan keyingi daʼvo."),
        "ru": ("Возврат денег", "Когда и как возвращаются деньги: отмена, спор и претензия после покупки."),
        "en": ("Refunds", "When and how money goes back: cancelling, disputes and claims after a sale."),
    },
    "company": {
        "uz": ("Kompaniya haqida", "WibeStore kimniki, rekvizitlar va biz bilan bogʻlanish."),
        "ru": ("О компании", "Кому принадлежит WibeStore, реквизиты и контакты."),
        "en": ("About the company", "Who runs WibeStore, company details and contacts."),
    },
    "support": {
        "uz": ("Yordam xizmati", "Savolingizni yozing — yordam xizmati javob beradi."),
        "ru": ("Поддержка", "Напишите, что случилось, — поддержка ответит."),
        "en": ("Support", "Write what happened, and support will answer."),
    },
}

#: {game}, {price} (with its currency), {facts} (may be empty) and {seller}.
LISTING: Final = {
    "uz": "{game} akkaunti, {price}. {facts}Sotuvchi: {seller}. Escrow: pul sotuvchiga siz tasdiqlagach oʻtadi.",
    "ru": "Аккаунт {game}, {price}. {facts}Продавец: {seller}. Эскроу: деньги уйдут продавцу после подтверждения.",
    "en": "{game} account, {price}. {facts}Seller: {seller}. Escrow: the seller is paid after you confirm.",
}
SOLD: Final = {"uz": "Sotilgan", "ru": "Продано", "en": "Sold"}

#: {game}; then with {count} and {price} where something is on sale.
GAME_TITLE: Final = {
    "uz": "{game} akkauntlari — sotib olish va sotish",
    "ru": "Аккаунты {game} — купить и продать",
    "en": "{game} accounts — buy and sell",
}
GAME: Final = {
    "uz": "{game} akkauntlarini escrow himoyasi bilan xarid qiling va soting: pul siz tasdiqlagach oʻtadi.",
    "ru": "Покупайте и продавайте аккаунты {game} под защитой эскроу: деньги уйдут после подтверждения.",
    "en": "Buy and sell {game} accounts protected by escrow: money moves only after you confirm.",
}
GAME_ON_SALE: Final = {
    "uz": "Sotuvda: {count}, narxi {price} dan.",
    "ru": "В продаже: {count}, цены от {price}.",
    "en": "On sale: {count}, from {price}.",
}

#: {seller}; then facts of theirs.
SELLER_TITLE: Final = {
    "uz": "{seller} — oʻyin akkauntlari sotuvchisi",
    "ru": "{seller} — продавец игровых аккаунтов",
    "en": "{seller} — seller of game accounts",
}
SELLER: Final = {
    "uz": "{seller}: sotuvda {active}, sotilgan {sales}. Escrow: pul sotuvchiga siz tasdiqlagach oʻtadi.",
    "ru": "{seller}: в продаже {active}, продано {sales}. Эскроу: деньги уйдут продавцу после подтверждения.",
    "en": "{seller}: {active} on sale, {sales} sold. Escrow: the seller is paid after you confirm.",
}
RATED: Final = {
    "uz": "Reyting {rating}, sharhlar: {count}.",
    "ru": "Рейтинг {rating}, отзывов: {count}.",
    "en": "Rated {rating}, reviews: {count}.",
}
HOME_CRUMB: Final = {"uz": "Bosh sahifa", "ru": "Главная", "en": "Home"}


def titled(title: str) -> str:
    """Return a title with the shop's name after it, as the interface writes it."""
    return f"{title} · {NAME}"


def money(som: int, language: str) -> str:
    """Return whole so'm as people of the language read them; thousands are kept together by no-break spaces."""
    return f"{som:,}".replace(",", "\u00a0") + "\u00a0" + CURRENCY[language]
