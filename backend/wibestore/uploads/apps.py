from django.apps import AppConfig


class UploadsConfig(AppConfig):
    name = "wibestore.uploads"
    label = "uploads"
