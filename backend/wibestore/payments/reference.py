"""
The payment methods of the shop, and their idempotent loader (R4.3).

The first data migration loads them through its own historical models, so this page uses no model of its own.
"""

from typing import Any

from wibestore.payments.rules import MAX_DEPOSIT, MIN_DEPOSIT

METHODS: list[dict[str, Any]] = [
    {
        "code": "payme",
        "name": "Payme",
        "position": 1,
        "description": {
            "uz": "Payme ilovasi yoki istalgan Uzcard va Humo kartasi bilan",
            "ru": "Через приложение Payme или любой картой Uzcard и Humo",
            "en": "With the Payme app or any Uzcard or Humo card",
        },
    },
    {
        "code": "click",
        "name": "Click",
        "position": 2,
        "description": {
            "uz": "Click ilovasi yoki unga ulangan karta bilan",
            "ru": "Через приложение Click или привязанной картой",
            "en": "With the Click app or a card linked to it",
        },
    },
    {
        "code": "paynet",
        "name": "Paynet",
        "position": 3,
        "description": {
            "uz": "Paynet ilovasi yoki shoxobchalarida naqd pul bilan",
            "ru": "В приложении Paynet или наличными в пунктах приёма",
            "en": "In the Paynet app or in cash at its kiosks",
        },
    },
    {
        "code": "uzcard",
        "name": "Uzcard",
        "position": 4,
        "description": {
            "uz": "Uzcard kartasi bilan, SMS-kod orqali",
            "ru": "Картой Uzcard с подтверждением по SMS",
            "en": "With an Uzcard card, confirmed by SMS",
        },
    },
    {
        "code": "humo",
        "name": "Humo",
        "position": 5,
        "description": {
            "uz": "Humo kartasi bilan, SMS-kod orqali",
            "ru": "Картой Humo с подтверждением по SMS",
            "en": "With a Humo card, confirmed by SMS",
        },
    },
    {
        "code": "sandbox",
        "name": "Sandbox",
        "position": 6,
        "description": {
            "uz": "Sinov toʻlovi: haqiqiy pul yechilmaydi",
            "ru": "Пробный платёж: настоящие деньги не списываются",
            "en": "A test payment: no real money is charged",
        },
    },
]


def methods_load(method_model: Any) -> None:
    """Write the methods of this page into `method_model`'s table: new ones are added, known ones updated."""
    for method in METHODS:
        values = {
            "name": method["name"],
            "description": method["description"],
            "position": method["position"],
            "min_amount": MIN_DEPOSIT,
            "max_amount": MAX_DEPOSIT,
        }
        method_model.objects.update_or_create(code=method["code"], defaults=values)
