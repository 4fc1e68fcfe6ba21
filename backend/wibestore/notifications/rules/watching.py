"""Who is told of what they wait for: new listings for a saved search, a lower price."""

from wibestore.notifications.rules.rows import Row, Telling, Words, words


def _waited_for(link: str, subject: str, said: Words) -> Row:
    telling = Telling(to="user", group="watching", link=link, words=said, is_important=True)
    return Row(tellings=(telling,), subject=subject)


ROWS: dict[str, Row] = {
    "saved_search.matched": _waited_for(
        "/saved-searches?open={saved_search_id}",
        "saved_search_id",
        words(
            uz=("Saqlangan qidiruvda yangilik", "Qidiruvingizga mos yangi akkauntlar: {new_count}."),
            ru=("Новое по сохранённому поиску", "Новых аккаунтов по вашему поиску: {new_count}."),
            en=("New in your saved search", "New accounts that fit your search: {new_count}."),
        ),
    ),
    "price_watch.dropped": _waited_for(
        "/listings/{listing_id}",
        "price_watch_id",
        words(
            uz=("Narx tushdi", "{code} endi {price} turadi, avval {old_price} edi."),
            ru=("Цена снизилась", "{code} теперь стоит {price}, раньше — {old_price}."),
            en=("The price went down", "{code} costs {price} now; it was {old_price}."),
        ),
    ),
    "saved_search.matching": Row(nobody="the rest of a portion of work; what it finds is told by its own fact"),
    "price_watch.telling": Row(nobody="the rest of a portion of work; who is told has a fact of their own"),
}
