"""What Payme is told when a call is refused: a number, and words for its payer in three languages."""

from enum import IntEnum
from typing import Final


class Code(IntEnum):
    """The protocol's errors."""

    NOT_POST = -32300
    NOT_JSON = -32700
    MALFORMED = -32600
    UNKNOWN_METHOD = -32601
    BAD_PARAMS = -32602
    NO_RIGHTS = -32504
    OUR_FAILURE = -32400
    RECEIPT_NOT_FOUND = -32001
    WRONG_AMOUNT = -31001
    TRANSACTION_NOT_FOUND = -31003
    CANNOT_CANCEL = -31007
    CANNOT_PERFORM = -31008
    ORDER_NOT_FOUND = -31050
    ORDER_PAID = -31051
    ORDER_CLOSED = -31052
    # What it is called on the wire is a setting: the sources disagree.
    ORDER_BUSY = -31099


MESSAGES: Final[dict[Code, dict[str, str]]] = {
    Code.NOT_POST: {
        "ru": "Запрос должен быть отправлен методом POST",
        "uz": "Soʻrov POST usulida yuborilishi kerak",
        "en": "The request must be sent by POST",
    },
    Code.NOT_JSON: {
        "ru": "Не удалось разобрать JSON",
        "uz": "JSON oʻqib boʻlmadi",
        "en": "The body is not JSON",
    },
    Code.MALFORMED: {
        "ru": "Обязательные поля отсутствуют или имеют неверный тип",
        "uz": "Majburiy maydonlar yoʻq yoki turi notoʻgʻri",
        "en": "Required fields are missing or of a wrong type",
    },
    Code.UNKNOWN_METHOD: {
        "ru": "Метод не найден",
        "uz": "Bunday usul yoʻq",
        "en": "There is no such method",
    },
    Code.BAD_PARAMS: {
        "ru": "Неверные параметры",
        "uz": "Parametrlar notoʻgʻri",
        "en": "The parameters are wrong",
    },
    Code.NO_RIGHTS: {
        "ru": "Недостаточно прав для выполнения метода",
        "uz": "Usulni bajarish uchun huquq yetarli emas",
        "en": "There are not enough rights for this method",
    },
    Code.OUR_FAILURE: {
        "ru": "Системная ошибка, повторите запрос позже",
        "uz": "Tizim xatosi, soʻrovni keyinroq takrorlang",
        "en": "The system has failed; ask again later",
    },
    Code.RECEIPT_NOT_FOUND: {
        "ru": "Чек не найден",
        "uz": "Chek topilmadi",
        "en": "There is no such receipt",
    },
    Code.WRONG_AMOUNT: {
        "ru": "Неверная сумма",
        "uz": "Summa notoʻgʻri",
        "en": "The amount is wrong",
    },
    Code.TRANSACTION_NOT_FOUND: {
        "ru": "Транзакция не найдена",
        "uz": "Tranzaksiya topilmadi",
        "en": "There is no such transaction",
    },
    Code.CANNOT_CANCEL: {
        "ru": "Заказ выполнен: деньги уже потрачены, отменить платёж нельзя",
        "uz": "Buyurtma bajarilgan: pul sarflangan, toʻlovni bekor qilib boʻlmaydi",
        "en": "The service was delivered: the money was spent and the payment cannot be cancelled",
    },
    Code.CANNOT_PERFORM: {
        "ru": "Операция в этом состоянии невозможна",
        "uz": "Bu holatda amalni bajarib boʻlmaydi",
        "en": "This cannot be done in the present state",
    },
    Code.ORDER_NOT_FOUND: {
        "ru": "Платёж с таким номером не найден",
        "uz": "Bunday raqamli toʻlov topilmadi",
        "en": "There is no payment with this number",
    },
    Code.ORDER_PAID: {
        "ru": "Этот платёж уже оплачен",
        "uz": "Bu toʻlov allaqachon toʻlangan",
        "en": "This payment was made already",
    },
    Code.ORDER_CLOSED: {
        "ru": "Срок платежа истёк или он отменён",
        "uz": "Toʻlov muddati tugagan yoki u bekor qilingan",
        "en": "This payment has expired or was cancelled",
    },
    Code.ORDER_BUSY: {
        "ru": "Этот платёж уже проводится другой транзакцией",
        "uz": "Bu toʻlov boshqa tranzaksiya orqali oʻtkazilmoqda",
        "en": "Another transaction is paying this already",
    },
}
