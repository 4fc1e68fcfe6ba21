"""
The plans of the shop, and their idempotent loader (R4.3).

The first data migration loads them through its own historical models, so this page uses no model of its own.
"""

from typing import Any

PLANS: list[dict[str, Any]] = [
    {
        "code": "free",
        "name": "Free",
        "price": 0,
        "yearly_price": 0,
        "commission_bps": 1000,
        "active_listing_limit": 10,
        "withdrawal_daily_limit": 5_000_000,
        "position": 1,
        "description": {
            "uz": "Sotishni boshlash uchun hammasi bor",
            "ru": "Всё, чтобы начать продавать",
            "en": "Everything to start selling",
        },
        "features": [
            {"uz": "Har bir savdodan 10% komissiya", "ru": "Комиссия 10 % с продажи", "en": "10% commission per sale"},
            {"uz": "10 tagacha faol eʼlon", "ru": "До 10 активных объявлений", "en": "Up to 10 active listings"},
            {
                "uz": "Har bir bitimda escrow himoyasi",
                "ru": "Защита эскроу в каждой сделке",
                "en": "Escrow in every order",
            },
        ],
    },
    {
        "code": "premium",
        "name": "Premium",
        "price": 99_000,
        # Twelve months for the price of ten.
        "yearly_price": 990_000,
        "commission_bps": 800,
        "active_listing_limit": 50,
        "withdrawal_daily_limit": 20_000_000,
        "position": 2,
        "description": {
            "uz": "Muntazam sotuvchilar uchun",
            "ru": "Для тех, кто продаёт регулярно",
            "en": "For regular sellers",
        },
        "features": [
            {"uz": "Har bir savdodan 8% komissiya", "ru": "Комиссия 8 % с продажи", "en": "8% commission per sale"},
            {"uz": "50 tagacha faol eʼlon", "ru": "До 50 активных объявлений", "en": "Up to 50 active listings"},
            {"uz": "Premium nishoni", "ru": "Значок Premium", "en": "Premium badge"},
            {"uz": "Qidiruvda ustunlik", "ru": "Приоритет в поиске", "en": "Priority in search"},
        ],
    },
    {
        "code": "pro",
        "name": "Pro",
        "price": 249_000,
        "yearly_price": 2_490_000,
        "commission_bps": 500,
        "active_listing_limit": 200,
        "withdrawal_daily_limit": 100_000_000,
        "position": 3,
        "description": {
            "uz": "Katta hajmda sotadiganlar uchun",
            "ru": "Для больших объёмов продаж",
            "en": "For high-volume sellers",
        },
        "features": [
            {"uz": "Har bir savdodan 5% komissiya", "ru": "Комиссия 5 % с продажи", "en": "5% commission per sale"},
            {"uz": "200 tagacha faol eʼlon", "ru": "До 200 активных объявлений", "en": "Up to 200 active listings"},
            {"uz": "Pro nishoni", "ru": "Значок Pro", "en": "Pro badge"},
            {
                "uz": "Qidiruvda eng yuqori ustunlik",
                "ru": "Наивысший приоритет в поиске",
                "en": "Highest priority in search",
            },
        ],
    },
]


def plans_load(plan_model: Any) -> None:
    """
    Write the plans of this page into `plan_model`'s table: new ones are added, known ones updated.

    Columns that `plan_model` does not have yet (a migration's model of an earlier day) are left out.
    """
    columns = {field.name for field in plan_model._meta.get_fields()}
    for plan in PLANS:
        values = {key: value for key, value in plan.items() if key in columns and key != "code"}
        plan_model.objects.update_or_create(code=plan["code"], defaults=values)
