"""Words of the letters about what moderators have decided."""

from typing import Final

from wibestore.letters.rules.blocks import Said, Words, said

DECISIONS: Final[dict[str, Words]] = {
    "verdict:warn": said(
        uz=Said(
            subject="Sizga ogohlantirish",
            texts=(
                "Moderatorlar sizni ogohlantirdi.",
                "{text}",
                "Rozi boʻlmasangiz, eʼtiroz bildiring: uni boshqa moderator koʻrib chiqadi.",
            ),
            button="Eʼtiroz bildirish",
            small=("Havola 30 kun ishlaydi va faqat bir marta: undan kirish shart emas.",),
        ),
        ru=Said(
            subject="Вам предупреждение",
            texts=(
                "Модераторы вынесли вам предупреждение.",
                "{text}",
                "Если вы не согласны, обжалуйте: решать будет другой модератор.",
            ),
            button="Обжаловать решение",
            small=("Ссылка работает 30 дней и только один раз, входить для этого не нужно.",),
        ),
        en=Said(
            subject="A warning for you",
            texts=(
                "Our moderators have warned you.",
                "{text}",
                "If you do not agree, appeal: another moderator decides.",
            ),
            button="Appeal",
            small=("The link works for 30 days, and once; you need not sign in for it.",),
        ),
    ),
    "verdict:hide": said(
        uz=Said(
            subject="Yozganingiz yashirildi",
            texts=(
                "Moderatorlar eʼloningiz, xabaringiz yoki sharhingizni yashirdi.",
                "{text}",
                "Rozi boʻlmasangiz, eʼtiroz bildiring: uni boshqa moderator koʻrib chiqadi.",
            ),
            button="Eʼtiroz bildirish",
            small=("Havola 30 kun ishlaydi va faqat bir marta: undan kirish shart emas.",),
        ),
        ru=Said(
            subject="Ваша публикация скрыта",
            texts=(
                "Модераторы скрыли ваше объявление, сообщение или отзыв.",
                "{text}",
                "Если вы не согласны, обжалуйте: решать будет другой модератор.",
            ),
            button="Обжаловать решение",
            small=("Ссылка работает 30 дней и только один раз, входить для этого не нужно.",),
        ),
        en=Said(
            subject="Something of yours is hidden",
            texts=(
                "Our moderators have hidden a listing, a message or a review of yours.",
                "{text}",
                "If you do not agree, appeal: another moderator decides.",
            ),
            button="Appeal",
            small=("The link works for 30 days, and once; you need not sign in for it.",),
        ),
    ),
    "verdict:block": said(
        uz=Said(
            subject="Hisobingiz bloklandi",
            texts=(
                "Hisobga kirish yopildi. Pulingiz joyida va sizniki boʻlib qoladi.",
                "{text}",
                "Rozi boʻlmasangiz, eʼtiroz bildiring: uni boshqa moderator koʻrib chiqadi.",
            ),
            button="Eʼtiroz bildirish",
            small=("Havola 30 kun ishlaydi va faqat bir marta: undan kirish shart emas.",),
        ),
        ru=Said(
            subject="Ваш аккаунт заблокирован",
            texts=(
                "Вход закрыт. Ваши деньги на месте и остаются вашими.",
                "{text}",
                "Если вы не согласны, обжалуйте: решать будет другой модератор.",
            ),
            button="Обжаловать решение",
            small=("Ссылка работает 30 дней и только один раз, входить для этого не нужно.",),
        ),
        en=Said(
            subject="Your account is blocked",
            texts=(
                "Signing in is closed. Your money is safe and stays yours.",
                "{text}",
                "If you do not agree, appeal: another moderator decides.",
            ),
            button="Appeal",
            small=("The link works for 30 days, and once; you need not sign in for it.",),
        ),
    ),
}
