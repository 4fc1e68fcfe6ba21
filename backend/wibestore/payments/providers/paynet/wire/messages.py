"""What Paynet is told when a call is refused: a number and words for its cashier."""

from enum import IntEnum
from typing import Final


class Code(IntEnum):
    """The protocol's errors that the shop gives."""

    NOT_POST = -32300
    NOT_JSON = -32700
    MALFORMED = -32600
    UNKNOWN_METHOD = -32601
    PARAMS_MISSING = -32602
    OUR_FAILURE = -32603
    SPENT = 77
    TRANSACTION_EXISTS = 201
    CANCELLED_BEFORE = 202
    TRANSACTION_NOT_FOUND = 203
    CLIENT_NOT_FOUND = 302
    WRONG_SERVICE = 305
    FIELDS_MISSING = 411
    WRONG_LOGIN = 412
    WRONG_AMOUNT = 413
    WRONG_DATE = 414
    OVER_MAXIMUM = 415
    ACCESS_DENIED = 601


MESSAGES: Final[dict[Code, str]] = {
    Code.NOT_POST: "Запрос должен быть отправлен методом POST",
    Code.NOT_JSON: "Не удалось разобрать JSON",
    Code.MALFORMED: "Обязательные поля отсутствуют или имеют неверный тип",
    Code.UNKNOWN_METHOD: "Метод не найден",
    Code.PARAMS_MISSING: "Не указаны обязательные параметры",
    Code.OUR_FAILURE: "Внутренняя ошибка, повторите запрос позже",
    Code.SPENT: "Недостаточно средств для отмены: деньги уже потрачены",
    Code.TRANSACTION_EXISTS: "Транзакция уже существует",
    Code.CANCELLED_BEFORE: "Транзакция уже отменена",
    Code.TRANSACTION_NOT_FOUND: "Транзакция не найдена",
    Code.CLIENT_NOT_FOUND: "Платёж с таким номером не найден, уже оплачен или истёк",
    Code.WRONG_SERVICE: "Услуга не найдена",
    Code.FIELDS_MISSING: "Не указан номер платежа",
    Code.WRONG_LOGIN: "Неверный логин или пароль",
    Code.WRONG_AMOUNT: "Неверная сумма",
    Code.WRONG_DATE: "Неверный формат даты и времени",
    Code.OVER_MAXIMUM: "Сумма превышает максимальный лимит",
    Code.ACCESS_DENIED: "Доступ запрещён",
}
