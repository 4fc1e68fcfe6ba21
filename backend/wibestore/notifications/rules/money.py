"""Who is told of deposits, withdrawals, cards and subscriptions."""

from wibestore.letters.types import Template
from wibestore.notifications.frames import Group
from wibestore.notifications.rules.rows import Live, Row, Telling, Words, words

_WALLET = Live(wallet=("user",))
_SILENT = Live()


def _row(
    subject: str,
    link: str,
    said: Words,
    *more: Telling,
    group: Group = "money",
    is_important: bool = True,
    live: Live = _WALLET,
    letter: Template = "notification",
) -> Row:
    own = Telling(to="user", group=group, link=link, words=said, is_important=is_important, letter=letter)
    return Row(tellings=(own, *more), subject=subject, live=live)


def _deposit(said: Words, *, live: Live = _WALLET, letter: Template = "notification") -> Row:
    return _row("deposit_id", "/wallet/deposits/{deposit_id}", said, live=live, letter=letter)


def _withdrawal(said: Words, *more: Telling, is_important: bool = False, letter: Template = "withdrawal") -> Row:
    link = "/wallet/withdrawals/{withdrawal_id}"
    return _row("withdrawal_id", link, said, *more, is_important=is_important, letter=letter)


def _plan(said: Words, *, link: str = "/premium", is_important: bool = True, letter: Template = "subscription") -> Row:
    return _row("subscription_id", link, said, group="subscription", is_important=is_important, letter=letter)


ROWS: dict[str, Row] = {
    "deposit.succeeded": _deposit(
        words(
            uz=("Hamyon toʻldirildi", "{amount} hamyoningizga tushdi."),
            ru=("Кошелёк пополнен", "{amount} зачислено в ваш кошелёк."),
            en=("Your wallet was topped up", "{amount} has arrived in your wallet."),
        ),
        letter="transaction_receipt",
    ),
    "deposit.failed": _deposit(
        words(
            uz=("Toʻlov oʻtmadi", "{amount} toʻlovi amalga oshmadi. Pul yechilmagan boʻlsa, qayta urinib koʻring."),
            ru=("Платёж не прошёл", "Платёж на {amount} не прошёл. Если деньги не списаны, попробуйте ещё раз."),
            en=("The payment failed", "Your payment of {amount} failed. If nothing was taken, try again."),
        ),
        live=_SILENT,
    ),
    "deposit.expired": _deposit(
        words(
            uz=("Toʻlov vaqti tugadi", "{amount} toʻlovi oʻz vaqtida kelmadi. Uni qayta boshlashingiz mumkin."),
            ru=("Время платежа вышло", "Платёж на {amount} не пришёл вовремя. Его можно начать заново."),
            en=(
                "The payment ran out of time",
                "Your payment of {amount} did not come in time. You can start it again.",
            ),
        ),
        live=_SILENT,
    ),
    "deposit.reversed": _deposit(
        words(
            uz=("Toʻlov qaytarib olindi", "Bank {amount} toʻlovini qaytarib oldi. Qarz: {debt}."),
            ru=("Платёж отозван", "Банк забрал платёж на {amount} обратно. Долг: {debt}."),
            en=("A payment was taken back", "The bank took {amount} back. Owed by you: {debt}."),
        )
    ),
    "deposit.refunded": _deposit(
        words(
            uz=("Pul qaytarildi", "{amount} toʻlagan joyingizga qaytarildi."),
            ru=("Деньги возвращены", "{amount} вернулось туда, откуда вы платили."),
            en=("Your money went back", "{amount} went back to where you paid from."),
        )
    ),
    "deposit.refund_refused": _deposit(
        words(
            uz=("Qaytarib boʻlmadi", "Bank {amount} ni qabul qilmadi: pul yana hamyoningizda."),
            ru=("Вернуть не удалось", "Банк не принял {amount} обратно: деньги снова в кошельке."),
            en=("It could not go back", "The bank did not take {amount} back: it is in your wallet again."),
        )
    ),
    "reconciliation.differed": Row(
        tellings=(
            Telling(
                to="staff",
                staff_role="finance",
                group="staff",
                link="/admin/reconciliation",
                words=words(
                    uz=("Solishtirishda farq bor", "{provider}, {day}: yangi farqlar soni {count}."),
                    ru=("Сверка разошлась", "{provider}, {day}: новых расхождений {count}."),
                    en=("Reconciliation differs", "{provider}, {day}: new differences: {count}."),
                ),
                is_important=True,
            ),
        ),
        subject="provider",
    ),
    "card.added": _row(
        "card_id",
        "/wallet/cards",
        words(
            uz=("Karta qoʻshildi", "Hamyoningizga karta ulandi. Bu siz boʻlmasangiz, darhol parolni almashtiring."),
            ru=("Карта добавлена", "К кошельку привязана карта. Если это не вы, сразу смените пароль."),
            en=("A card was added", "A card was added to your wallet. If it was not you, change your password now."),
        ),
        group="security",
        live=_SILENT,
    ),
    "card.removed": _row(
        "card_id",
        "/wallet/cards",
        words(
            uz=("Karta olib tashlandi", "Karta hamyoningizdan olib tashlandi."),
            ru=("Карта удалена", "Карта отвязана от вашего кошелька."),
            en=("A card was removed", "A card was removed from your wallet."),
        ),
        group="security",
        live=_SILENT,
    ),
    "withdrawal.requested": _withdrawal(
        words(
            uz=("Pul yechish soʻraldi", "{number}: {amount} yechish soʻrovi qabul qilindi."),
            ru=("Вывод запрошен", "{number}: запрос на вывод {amount} принят."),
            en=("A withdrawal was asked for", "{number}: your request for {amount} is in."),
        ),
        Telling(
            to="staff",
            staff_role="finance",
            group="staff",
            link="/admin/withdrawals",
            words=words(
                uz=("Yechish soʻrovi", "{number}: {amount} tasdiq kutmoqda."),
                ru=("Запрос на вывод", "{number}: {amount} ждёт одобрения."),
                en=("A withdrawal waits", "{number}: {amount} waits for approval."),
            ),
        ),
        # Whoever did not ask for it must learn of it where the thief does not read.
        is_important=True,
    ),
    "withdrawal.approved": _withdrawal(
        words(
            uz=("Yechish tasdiqlandi", "{number}: {amount} tez orada yuboriladi."),
            ru=("Вывод одобрен", "{number}: {amount} скоро будет отправлено."),
            en=("Your withdrawal is approved", "{number}: {amount} is sent soon."),
        )
    ),
    "withdrawal.sent": _withdrawal(
        words(
            uz=("Pul yuborildi", "{number}: {amount} bankka yuborildi."),
            ru=("Деньги отправлены", "{number}: {amount} отправлено в банк."),
            en=("Your money is on its way", "{number}: {amount} went to the bank."),
        )
    ),
    "withdrawal.paid": _withdrawal(
        words(
            uz=("Pul kartangizda", "{number}: {amount} kartangizga tushdi."),
            ru=("Деньги на карте", "{number}: {amount} зачислено на вашу карту."),
            en=("Your money has arrived", "{number}: {amount} is on your card."),
        ),
        is_important=True,
        letter="transaction_receipt",
    ),
    "withdrawal.returned": _withdrawal(
        words(
            uz=("Yechish amalga oshmadi", "{number}: {amount} hamyoningizga qaytdi."),
            ru=("Вывод не удался", "{number}: {amount} вернулось в ваш кошелёк."),
            en=("The withdrawal did not work", "{number}: {amount} is back in your wallet."),
        ),
        is_important=True,
    ),
    "withdrawal.cancelled": _withdrawal(
        words(
            uz=("Yechish bekor qilindi", "{number}: {amount} hamyoningizga qaytdi."),
            ru=("Вывод отменён", "{number}: {amount} вернулось в ваш кошелёк."),
            en=("The withdrawal was cancelled", "{number}: {amount} is back in your wallet."),
        ),
        is_important=True,
    ),
    "subscription.started": _plan(
        words(
            uz=("{plan} ishga tushdi", "{plan} tarifi uchun {amount} toʻlandi. Rahmat!"),
            ru=("{plan} подключён", "За тариф {plan} оплачено {amount}. Спасибо!"),
            en=("{plan} has started", "{amount} was paid for {plan}. Thank you!"),
        ),
        letter="transaction_receipt",
    ),
    "subscription.renewed": _plan(
        words(
            uz=("{plan} uzaytirildi", "{plan} tarifi uchun {amount} toʻlandi."),
            ru=("{plan} продлён", "За тариф {plan} оплачено {amount}."),
            en=("{plan} was renewed", "{amount} was paid for {plan}."),
        ),
        letter="transaction_receipt",
    ),
    "subscription.changed": _plan(
        words(
            uz=("Tarif oʻzgardi", "Obunangizdagi oʻzgarish saqlandi."),
            ru=("Тариф изменён", "Изменение вашей подписки сохранено."),
            en=("Your plan has changed", "The change of your subscription is saved."),
        ),
        is_important=False,
        letter="transaction_receipt",
    ),
    "subscription.cancelled": _plan(
        words(
            uz=("Obuna toʻxtatildi", "{plan} davr oxirigacha ishlaydi, keyin uzaytirilmaydi."),
            ru=("Подписка отменена", "{plan} работает до конца периода и больше не продлится."),
            en=("Your subscription was cancelled", "{plan} works until the period ends and is not renewed."),
        ),
        is_important=False,
    ),
    "subscription.renewal_due": _plan(
        words(
            uz=("Obuna tugayapti", "Tez orada keyingi davr boshlanadi: {next_plan}, {amount}."),
            ru=("Подписка заканчивается", "Скоро начнётся следующий период: {next_plan}, {amount}."),
            en=("Your subscription ends soon", "What follows: {next_plan}, {amount}."),
        )
    ),
    "subscription.payment_failed": _plan(
        words(
            uz=("Obuna uchun mablagʻ yetmadi", "{plan} uchun {missing} yetishmadi. Hamyonni toʻldiring."),
            ru=("Не хватило на подписку", "Для {plan} не хватило {missing}. Пополните кошелёк."),
            en=("The wallet could not pay", "{missing} is missing for {plan}. Top up your wallet."),
        ),
        link="/wallet",
    ),
    "subscription.ended": _plan(
        words(
            uz=("Obuna tugadi", "Endi bepul tarif ishlaydi."),
            ru=("Подписка закончилась", "Теперь действует бесплатный тариф."),
            en=("Your subscription has ended", "The free plan holds now."),
        )
    ),
    "plan.changed": Row(
        tellings=(
            Telling(
                to="staff",
                staff_role="admin",
                group="staff",
                link="/admin/plans",
                words=words(
                    uz=("Tarif oʻzgardi", "{name} tarifining shartlari yangilandi."),
                    ru=("Тариф изменён", "У тарифа {name} новые условия."),
                    en=("A plan was changed", "{name} has new terms."),
                ),
            ),
        ),
        subject="plan",
    ),
}
