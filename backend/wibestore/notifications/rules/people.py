"""Who is told of listings, offers, reviews and chats."""

from wibestore.notifications.rules.rows import Live, Role, Row, Telling, Words, words

_MINE = "/my-listings"
_OFFERS: dict[Role, str] = {"seller": "/offers", "buyer": "/offers?side=sent"}


def _offer(said: Words, *, is_important: bool = True) -> Row:
    # Of an offer below the seller's floor the seller asked not to hear; what came of it the buyer learns as always.
    tellings = tuple(
        Telling(
            to=to,
            group="offer",
            link=link,
            words=said,
            is_important=is_important,
            not_by=True,
            unless="is_floor" if to == "seller" else "",
        )
        for to, link in _OFFERS.items()
    )
    return Row(tellings=tellings, subject="offer_id", live=Live(offer="offer.changed"))


def _review(to: Role, said: Words) -> Row:
    telling = Telling(to=to, group="review", link="/orders/{order_id}", words=said)
    return Row(tellings=(telling,), subject="review_id")


def _listing(said: Words, link: str = "/listings/{listing_id}") -> Row:
    telling = Telling(to="seller", group="listing", link=link, words=said, is_important=True)
    return Row(tellings=(telling,), subject="listing_id")


ROWS: dict[str, Row] = {
    "offer.created": Row(
        tellings=(
            Telling(
                to="seller",
                group="offer",
                link=_OFFERS["seller"],
                words=words(
                    uz=("Yangi narx taklifi", "Sizga {amount} taklif qilishdi."),
                    ru=("Новое предложение цены", "Вам предлагают {amount}."),
                    en=("A new price offer", "You are offered {amount}."),
                ),
                is_important=True,
                unless="is_floor",
            ),
        ),
        subject="offer_id",
        live=Live(offer="offer.created"),
    ),
    "offer.countered": _offer(
        words(
            uz=("Boshqa narx taklif qilindi", "Yangi narx: {amount}."),
            ru=("Предложена другая цена", "Новая цена: {amount}."),
            en=("Another price was named", "The new price: {amount}."),
        )
    ),
    "offer.accepted": _offer(
        words(
            uz=("Narx qabul qilindi", "{amount} narxi qabul qilindi. U xaridor uchun 15 daqiqa saqlanadi."),
            ru=("Цена принята", "Цена {amount} принята и 15 минут держится для покупателя."),
            en=("The price was accepted", "{amount} was accepted and is kept for the buyer for 15 minutes."),
        )
    ),
    "offer.declined": _offer(
        words(
            uz=("Taklif rad etildi", "{amount} taklifi rad etildi."),
            ru=("Предложение отклонено", "Предложение {amount} отклонено."),
            en=("The offer was declined", "The offer of {amount} was declined."),
        )
    ),
    "offer.withdrawn": _offer(
        words(
            uz=("Taklif qaytarib olindi", "{amount} taklifi qaytarib olindi."),
            ru=("Предложение отозвано", "Предложение {amount} отозвано."),
            en=("The offer was withdrawn", "The offer of {amount} was withdrawn."),
        ),
        is_important=False,
    ),
    "offer.expired": _offer(
        words(
            uz=("Taklif muddati tugadi", "{amount} taklifining vaqti tugadi."),
            ru=("Срок предложения вышел", "Срок предложения {amount} вышел."),
            en=("The offer has expired", "The offer of {amount} has expired."),
        ),
        is_important=False,
    ),
    "listing.submitted": Row(
        tellings=(
            Telling(
                to="staff",
                staff_role="moderator",
                group="staff",
                link="/admin/listings",
                words=words(
                    uz=("Eʼlonlar tekshiruvni kutmoqda", "Navbatda yangi yoki oʻzgargan eʼlonlar bor."),
                    ru=("Объявления ждут проверки", "В очереди новые или изменённые объявления."),
                    en=("Listings wait for review", "New or changed listings are in the queue."),
                ),
            ),
        ),
        subject="listing_id",
        is_queue=True,
    ),
    "listing.approved": _listing(
        words(
            uz=("Eʼlon tasdiqlandi", "Eʼloningiz tekshiruvdan oʻtdi va sotuvda."),
            ru=("Объявление одобрено", "Ваше объявление проверено и уже продаётся."),
            en=("Your listing is approved", "Your listing was checked and is on sale."),
        )
    ),
    "listing.rejected": _listing(
        words(
            uz=(
                "Eʼlon qaytarildi",
                "Eʼloningiz tekshiruvdan oʻtmadi. Sababini koʻring va tuzating (izohli maydonlar: {field_count}).",
            ),
            ru=(
                "Объявление возвращено",
                "Объявление не прошло проверку. Посмотрите причину и исправьте (замечаний к полям: {field_count}).",
            ),
            en=(
                "Your listing was sent back",
                "It did not pass the check. See why and correct it (notes on fields: {field_count}).",
            ),
        )
    ),
    "listing.hidden": _listing(
        words(
            uz=("Eʼlon yashirildi", "Moderatorlar eʼloningizni sotuvdan oldi. Sababi qaror xabarida."),
            ru=("Объявление скрыто", "Модераторы сняли ваше объявление с продажи. Причина — в сообщении о решении."),
            en=("Your listing is hidden", "Moderators took it off sale. The message about the decision says why."),
        ),
        link=_MINE,
    ),
    "listing.shown": _listing(
        words(
            uz=("Eʼlonni qayta sotish mumkin", "Cheklov tugadi. Eʼloningizni yana sotuvga qoʻyishingiz mumkin."),
            ru=("Объявление снова можно продавать", "Ограничение снято. Вы можете вернуть объявление в продажу."),
            en=("You may sell it again", "The restriction has ended. You can put your listing back on sale."),
        ),
        link=_MINE,
    ),
    "review.created": _review(
        "seller",
        words(
            uz=("Yangi fikr", "Savdongizga {rating} yulduz qoʻyishdi."),
            ru=("Новый отзыв", "Вашу продажу оценили: звёзд {rating}."),
            en=("A new review", "Your sale got {rating} of 5 stars."),
        ),
    ),
    "review.updated": _review(
        "seller",
        words(
            uz=("Fikr oʻzgardi", "Xaridor fikrini oʻzgartirdi: {rating} yulduz."),
            ru=("Отзыв изменён", "Покупатель изменил отзыв: звёзд {rating}."),
            en=("A review has changed", "The buyer changed the review: {rating} of 5 stars."),
        ),
    ),
    "review.deleted": _review(
        "seller",
        words(
            uz=("Fikr oʻchirildi", "Xaridor fikrini oʻchirdi."),
            ru=("Отзыв удалён", "Покупатель удалил свой отзыв."),
            en=("A review was deleted", "The buyer deleted the review."),
        ),
    ),
    "review.responded": _review(
        "buyer",
        words(
            uz=("Fikringizga javob", "Sotuvchi fikringizga javob berdi."),
            ru=("Ответ на ваш отзыв", "Продавец ответил на ваш отзыв."),
            en=("Your review was answered", "The seller answered your review."),
        ),
    ),
    "review.helpful": _review(
        "buyer",
        words(
            uz=("Fikringiz foydali boʻldi", "Fikringizni foydali deb belgilashdi."),
            ru=("Ваш отзыв полезен", "Ваш отзыв отметили как полезный."),
            en=("Your review helps", "Somebody found your review helpful."),
        ),
    ),
    "chat.message_received": Row(
        tellings=(
            Telling(
                to="user",
                group="chat",
                link="/chats/{conversation_id}",
                words=words(
                    uz=("Yangi xabar", "Suhbatda yangi xabar bor."),
                    ru=("Новое сообщение", "В переписке новое сообщение."),
                    en=("A new message", "There is a new message for you."),
                ),
                is_important=False,
            ),
        ),
        subject="conversation_id",
    ),
    "listing.changed": Row(
        nobody="whoever looks at the listing is told by its socket, its owner did it or is told why"
    ),
}
