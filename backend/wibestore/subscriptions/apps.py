from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    name = "wibestore.subscriptions"
    label = "subscriptions"
