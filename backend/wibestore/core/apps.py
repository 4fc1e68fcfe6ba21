from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "wibestore.core"
    label = "core"
