"""Who is told of orders and disputes."""

from wibestore.letters.types import Template
from wibestore.notifications.rules.rows import Live, Role, Row, Telling, Words, words

_BOTH: tuple[Role, ...] = ("buyer", "seller")


def _order(to: Role, said: Words, *, is_important: bool = True, letter: Template = "notification") -> Telling:
    return Telling(
        to=to, group="order", link="/orders/{order_id}", words=said, is_important=is_important, letter=letter
    )


def _dispute(to: Role, said: Words, *, is_important: bool = True, not_by: bool = True) -> Telling:
    return Telling(
        to=to,
        group="order",
        link="/disputes/{dispute_id}",
        words=said,
        is_important=is_important,
        not_by=not_by,
        letter="dispute",
    )


def _moderators(said: Words) -> Telling:
    return Telling(to="staff", staff_role="moderator", group="staff", link="/admin/disputes/{dispute_id}", words=said)


def _row(*tellings: Telling, wallet: tuple[Role, ...] = ()) -> Row:
    return Row(tellings=tellings, subject="order_id", live=Live(order=True, wallet=wallet))


_DISPUTED = words(
    uz=("Nizo ochildi", "{number}-buyurtma boʻyicha nizo ochildi. Pul himoyada: javob bering va dalil koʻrsating."),
    ru=("Открыт спор", "По заказу {number} открыт спор. Деньги под защитой: ответьте и покажите доказательства."),
    en=("A dispute was opened", "Order {number} is disputed. The money is safe: answer and show your evidence."),
)
_DISPUTED_STAFF = words(
    uz=("Yangi nizo", "{number}-buyurtma boʻyicha nizo ochildi."),
    ru=("Новый спор", "По заказу {number} открыт спор."),
    en=("A new dispute", "Order {number} is disputed."),
)
_RULED = words(
    uz=("Ikkinchi qaror kerak", "{number}-buyurtma nizosi boʻyicha bir xodim qaror qildi, yana biri kerak."),
    ru=("Нужно второе решение", "По спору о заказе {number} решил один сотрудник, нужен ещё один."),
    en=(
        "A second decision is needed",
        "One of the staff decided the dispute of order {number}; another must agree.",
    ),
)
_RESPONDED = words(
    uz=("Nizoda yangi javob", "{number}-buyurtma nizosida yangi yozuv bor."),
    ru=("Ответ в споре", "В споре по заказу {number} появилась новая запись."),
    en=("An answer in your dispute", "There is something new in the dispute about order {number}."),
)
_REMINDED = words(
    uz=("Nizo javobingizni kutmoqda", "{number}-buyurtma nizosiga javob bering: javobsiz nizo yutqaziladi."),
    ru=("Спор ждёт вашего ответа", "Ответьте в споре по заказу {number}: кто молчит, тот проигрывает."),
    en=("The dispute waits for you", "Answer in the dispute about order {number}: silence loses it."),
)
_WITHDRAWN = words(
    uz=("Nizo qaytarib olindi", "{number}-buyurtma boʻyicha nizo yopildi, buyurtma davom etadi."),
    ru=("Спор отозван", "Спор по заказу {number} закрыт, заказ продолжается."),
    en=("The dispute was withdrawn", "The dispute about order {number} is closed and the order goes on."),
)
_RESOLVED = words(
    uz=("Nizo hal boʻldi", "{number}-buyurtma boʻyicha nizo yakunlandi. Xaridorga qaytarildi: {refund_amount}."),
    ru=("Спор решён", "Спор по заказу {number} завершён. Покупателю возвращено: {refund_amount}."),
    en=("The dispute is resolved", "The dispute about order {number} has ended. Given back: {refund_amount}."),
)
_LOOKED = words(
    uz=("Xodim maʼlumotni koʻrdi", "{number}-buyurtma nizosi uchun xodim kirish maʼlumotini ochib koʻrdi."),
    ru=("Сотрудник смотрел данные", "Для спора по заказу {number} сотрудник открыл данные для входа."),
    en=("Staff looked at the login data", "For the dispute about order {number}, staff opened the login data."),
)

ROWS: dict[str, Row] = {
    "order.created": _row(
        _order(
            "seller",
            words(
                uz=("Eʼloningiz band qilindi", "{number}-buyurtma toʻlovni kutmoqda: {price}."),
                ru=("Ваш аккаунт забронирован", "Заказ {number} ждёт оплаты: {price}."),
                en=("Your listing is reserved", "Order {number} waits for its payment: {price}."),
            ),
            is_important=False,
        ),
    ),
    "order.paid": _row(
        _order(
            "seller",
            words(
                uz=("Buyurtma toʻlandi", "{number}-buyurtma toʻlandi: {price} himoyada. Akkauntni topshiring."),
                ru=("Заказ оплачен", "Заказ {number} оплачен: {price} под защитой. Передайте аккаунт."),
                en=("An order was paid", "Order {number} is paid: {price} is in escrow. Hand the account over."),
            ),
        ),
        _order(
            "buyer",
            words(
                uz=("Toʻlov qabul qilindi", "{number}-buyurtma uchun {price} himoyada turibdi."),
                ru=("Оплата принята", "За заказ {number} под защитой лежит {price}."),
                en=("Your payment is in", "{price} for order {number} is kept in escrow."),
            ),
            is_important=False,
            letter="transaction_receipt",
        ),
        wallet=("buyer",),
    ),
    "order.delivered": _row(
        _order(
            "buyer",
            words(
                uz=("Akkaunt topshirildi", "{number}-buyurtma: kirish maʼlumotini oching, tekshiring va tasdiqlang."),
                ru=("Аккаунт передан", "Заказ {number}: откройте данные для входа, проверьте и подтвердите."),
                en=("The account is here", "Order {number}: open the login data, check it and confirm."),
            ),
        ),
    ),
    "order.completed": _row(
        _order(
            "seller",
            words(
                uz=("Buyurtma yakunlandi", "{number}-buyurtma yakunlandi, pul sizniki."),
                ru=("Заказ завершён", "Заказ {number} завершён, деньги ваши."),
                en=("An order is completed", "Order {number} is completed and the money is yours."),
            ),
            letter="transaction_receipt",
        ),
        _order(
            "buyer",
            words(
                uz=("Buyurtma yakunlandi", "{number}-buyurtma yakunlandi. Sotuvchi haqida fikr qoldiring."),
                ru=("Заказ завершён", "Заказ {number} завершён. Расскажите о продавце."),
                en=("Your order is completed", "Order {number} is completed. Say how the seller was."),
            ),
            is_important=False,
        ),
        wallet=_BOTH,
    ),
    # Also of a paid one, when the seller declines or is late: the money is back then.
    "order.cancelled": _row(
        _order(
            "buyer",
            words(
                uz=("Buyurtma bekor qilindi", "{number}-buyurtma bekor qilindi. Toʻlagan boʻlsangiz, pul hamyonda."),
                ru=("Заказ отменён", "Заказ {number} отменён. Если вы платили, деньги снова в кошельке."),
                en=("Your order was cancelled", "Order {number} was cancelled. What you paid is back in your wallet."),
            ),
        ),
        _order(
            "seller",
            words(
                uz=("Buyurtma bekor qilindi", "{number}-buyurtma bekor qilindi."),
                ru=("Заказ отменён", "Заказ {number} отменён."),
                en=("An order was cancelled", "Order {number} was cancelled."),
            ),
            is_important=False,
        ),
        wallet=_BOTH,
    ),
    "order.refunded": _row(
        _order(
            "buyer",
            words(
                uz=("Pul qaytarildi", "{number}-buyurtma: {refund_amount} hamyoningizga qaytdi."),
                ru=("Деньги возвращены", "Заказ {number}: {refund_amount} снова в вашем кошельке."),
                en=("Your money is back", "Order {number}: {refund_amount} is back in your wallet."),
            ),
        ),
        _order(
            "seller",
            words(
                uz=("Xaridorga pul qaytarildi", "{number}-buyurtma: xaridorga {refund_amount} qaytarildi."),
                ru=("Покупателю вернули деньги", "Заказ {number}: покупателю возвращено {refund_amount}."),
                en=("The buyer was refunded", "Order {number}: {refund_amount} went back to the buyer."),
            ),
        ),
        wallet=_BOTH,
    ),
    "order.credentials_replaced": _row(
        _order(
            "buyer",
            words(
                uz=("Kirish maʼlumoti yangilandi", "{number}-buyurtma: sotuvchi maʼlumotni tuzatdi, qayta tekshiring."),
                ru=("Данные для входа обновлены", "Заказ {number}: продавец исправил данные, проверьте ещё раз."),
                en=("The login data was corrected", "Order {number}: the seller corrected it. Check again."),
            ),
        ),
    ),
    "order.matured": _row(
        _order(
            "seller",
            words(
                uz=("Pul ochildi", "{number}-buyurtmadan tushgan pulni endi ishlatishingiz mumkin."),
                ru=("Деньги доступны", "Деньги за заказ {number} теперь можно тратить и выводить."),
                en=("Your earnings are free", "What you earned by order {number} can be used now."),
            ),
        ),
        wallet=("seller",),
    ),
    "order.disputed": _row(
        *(_dispute(to, _DISPUTED) for to in _BOTH),
        _moderators(_DISPUTED_STAFF),
        wallet=_BOTH,
    ),
    "dispute.ruled": Row(
        tellings=(_moderators(_RULED),),
        subject="dispute_id",
    ),
    "dispute.responded": _row(*(_dispute(to, _RESPONDED) for to in _BOTH)),
    "dispute.reminded": _row(*(_dispute(to, _REMINDED, not_by=False) for to in _BOTH)),
    "dispute.withdrawn": _row(*(_dispute(to, _WITHDRAWN) for to in _BOTH), wallet=_BOTH),
    "dispute.resolved": _row(*(_dispute(to, _RESOLVED, not_by=False) for to in _BOTH), wallet=_BOTH),
    "dispute.staff_look": _row(*(_dispute(to, _LOOKED, is_important=False, not_by=False) for to in _BOTH)),
    "order.deposit_unused": Row(
        tellings=(
            Telling(
                to="user",
                group="money",
                link="/orders/{order_id}",
                words=words(
                    uz=("Toʻlov hamyonda qoldi", "Buyurtma bu toʻlov bilan toʻlanmadi: {amount} hamyoningizda."),
                    ru=("Платёж остался в кошельке", "Заказ этим платежом не оплачен: {amount} в вашем кошельке."),
                    en=("Your payment is in the wallet", "It did not pay the order: {amount} is in your wallet."),
                ),
                is_important=True,
            ),
        ),
        subject="order_id",
        live=Live(wallet=("user",)),
    ),
}
