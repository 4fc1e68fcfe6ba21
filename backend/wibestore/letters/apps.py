from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "wibestore.letters"
    label = "letters"
