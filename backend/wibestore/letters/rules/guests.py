"""Words of the letters to people without an account, who have asked the shop something."""

from typing import Final

from wibestore.letters.rules.blocks import Said, Words, said

REASONS: Final = {
    "uz": (
        "Bu xat WibeStore’ga shu manzil bilan savol berilgani uchun keldi.",
        "Biz hech qachon xatda parol, kod yoki karta maʼlumotini soʻramaymiz.",
    ),
    "ru": (
        "Это письмо пришло, потому что с этим адресом задали вопрос WibeStore.",
        "Мы никогда не просим в письмах пароль, код или данные карты.",
    ),
    "en": (
        "This letter came because somebody asked WibeStore a question with this address.",
        "We never ask for passwords, codes or card data by letter.",
    ),
}
GUESTS: Final[dict[str, Words]] = {
    "support_confirm": said(
        uz=Said(
            subject="Savolingizni tasdiqlang",
            texts=(
                "Savolingiz yozib olindi. Pochta sizniki ekanini tasdiqlang: shundan keyin xodimlarimiz uni koʻradi.",
                "Shu havola orqali javobni oʻqiysiz va suhbatni davom ettirasiz.",
            ),
            button="Savolni yuborish",
            small=("Havola 24 soat ishlaydi. Savolni siz bermagan boʻlsangiz, bu xatga eʼtibor bermang.",),
        ),
        ru=Said(
            subject="Подтвердите ваш вопрос",
            texts=(
                "Мы записали ваш вопрос. Подтвердите, что почта ваша, и его увидят наши сотрудники.",
                "По этой же ссылке вы прочтёте ответ и сможете написать ещё.",
            ),
            button="Отправить вопрос",
            small=("Ссылка работает 24 часа. Если вопрос задали не вы, ничего делать не нужно.",),
        ),
        en=Said(
            subject="Confirm your question",
            texts=(
                "We have written your question down. Confirm that the address is yours, and our people see it.",
                "By the same link you read the answer and go on writing.",
            ),
            button="Send the question",
            small=("The link works for 24 hours. If you did not ask anything, you can ignore this letter.",),
        ),
    ),
    "support_answer": said(
        uz=Said(
            subject="Savolingizga javob: {number}",
            texts=("Savolingizga javob berdik. Uni havola orqali oʻqing va kerak boʻlsa, davom eting.",),
            button="Javobni oʻqish",
            small=("Havola faqat sizga: uni hech kimga bermang.",),
        ),
        ru=Said(
            subject="Ответ на ваш вопрос: {number}",
            texts=("Мы ответили на ваш вопрос. Прочтите ответ по ссылке и, если нужно, напишите ещё.",),
            button="Прочитать ответ",
            small=("Ссылка только для вас: никому её не передавайте.",),
        ),
        en=Said(
            subject="An answer to your question: {number}",
            texts=("We have answered your question. Read it by the link, and write again if you need to.",),
            button="Read the answer",
            small=("The link is for you alone: do not pass it on.",),
        ),
    ),
}
