from django.apps import AppConfig


class GamesConfig(AppConfig):
    name = "wibestore.games"
    label = "games"
