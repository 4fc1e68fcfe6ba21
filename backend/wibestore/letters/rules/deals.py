"""Words of receipts, and of the letters that bring a notification."""

from typing import Final

from wibestore.letters.rules.blocks import Said, Words, said

_RECEIPT_UZ = "Bu WibeStore tasdigʻi. Uni saqlab qoʻying: savol boʻlsa, raqamini ayting."
_RECEIPT_RU = "Это подтверждение WibeStore. Сохраните его: если будут вопросы, назовите номер."
_RECEIPT_EN = "This is WibeStore's confirmation. Keep it: if you have questions, tell us its number."


def _receipt(uz: tuple[str, str, str], ru: tuple[str, str, str], en: tuple[str, str, str]) -> Words:
    """Return the words of a receipt: its subject, its sentence and its button."""
    return said(
        uz=Said(subject=f"{uz[0]} · {{number}}", heading=uz[0], texts=uz[1:2], button=uz[2], small=(_RECEIPT_UZ,)),
        ru=Said(subject=f"{ru[0]} · {{number}}", heading=ru[0], texts=ru[1:2], button=ru[2], small=(_RECEIPT_RU,)),
        en=Said(subject=f"{en[0]} · {{number}}", heading=en[0], texts=en[1:2], button=en[2], small=(_RECEIPT_EN,)),
    )


def _told(uz: tuple[str, ...], ru: tuple[str, ...], en: tuple[str, ...]) -> Words:
    """Return the words of a letter that brings a notification: its button, and advice."""
    return said(
        uz=Said(subject="{title}", texts=("{body}",), button=uz[0], small=uz[1:]),
        ru=Said(subject="{title}", texts=("{body}",), button=ru[0], small=ru[1:]),
        en=Said(subject="{title}", texts=("{body}",), button=en[0], small=en[1:]),
    )


DEALS: Final[dict[str, Words]] = {
    "transaction_receipt:deposit": _receipt(
        uz=("Hamyon toʻldirildi", "Pul hamyoningizga tushdi.", "Hamyonni ochish"),
        ru=("Кошелёк пополнен", "Деньги зачислены в ваш кошелёк.", "Открыть кошелёк"),
        en=("Your wallet was topped up", "The money has arrived in your wallet.", "Open my wallet"),
    ),
    "transaction_receipt:purchase": _receipt(
        uz=(
            "Xarid cheki",
            "Toʻlov qabul qilindi. Pul himoyada: akkauntni tekshirib tasdiqlaganingizdan keyin sotuvchiga oʻtadi.",
            "Buyurtmani ochish",
        ),
        ru=(
            "Чек покупки",
            "Оплата принята. Деньги под защитой и уйдут продавцу после того, как вы проверите аккаунт.",
            "Открыть заказ",
        ),
        en=(
            "Receipt of your purchase",
            "Your payment is in. The money is kept in escrow until you have checked the account.",
            "Open the order",
        ),
    ),
    "transaction_receipt:sale": _receipt(
        uz=("Sotuv cheki", "Buyurtma yakunlandi, pul sizniki. Savdongiz bilan tabriklaymiz!", "Buyurtmani ochish"),
        ru=("Чек продажи", "Заказ завершён, деньги ваши. Поздравляем с продажей!", "Открыть заказ"),
        en=("Receipt of your sale", "The order is completed and the money is yours. Well sold!", "Open the order"),
    ),
    "transaction_receipt:withdrawal": _receipt(
        uz=("Pul yechildi", "Pul kartangizga oʻtkazildi.", "Yechishni ochish"),
        ru=("Деньги выведены", "Деньги отправлены на вашу карту.", "Открыть вывод"),
        en=("Money withdrawn", "The money was paid to your card.", "Open the withdrawal"),
    ),
    "transaction_receipt:subscription": _receipt(
        uz=("Obuna cheki", "Obuna uchun toʻlov oʻtdi. Rahmat!", "Obunani ochish"),
        ru=("Чек подписки", "Подписка оплачена. Спасибо!", "Открыть подписку"),
        en=("Receipt of your subscription", "Your subscription is paid. Thank you!", "Open my subscription"),
    ),
    "notification": _told(uz=("WibeStore’da ochish",), ru=("Открыть в WibeStore",), en=("Open in WibeStore",)),
    "withdrawal": _told(
        uz=("Yechishni ochish", "Buni siz soʻramagan boʻlsangiz, parolni almashtiring va bizga darhol yozing."),
        ru=("Открыть вывод", "Если вы об этом не просили, смените пароль и сразу напишите нам."),
        en=("Open the withdrawal", "If you did not ask for it, change your password and write to us at once."),
    ),
    "dispute": _told(
        uz=("Nizoni ochish", "Faqat nizo sahifasida yozing: shunda xodimlar hammasini koʻradi. Parollarni yubormang."),
        ru=("Открыть спор", "Пишите только на странице спора: там всё увидят сотрудники. Паролей не присылайте."),
        en=("Open the dispute", "Write on the page of the dispute alone, where staff see it. Send no passwords."),
    ),
    "subscription": _told(
        uz=("Obunani ochish", "Uzaytirishni istalgan vaqtda oʻchirishingiz mumkin."),
        ru=("Открыть подписку", "Продление можно отключить в любой момент."),
        en=("Open my subscription", "You can turn the renewal off at any time."),
    ),
}
