from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "wibestore.payments"
    label = "payments"
