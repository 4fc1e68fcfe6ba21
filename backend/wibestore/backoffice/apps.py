from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "wibestore.backoffice"
    label = "backoffice"
