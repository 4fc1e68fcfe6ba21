from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "wibestore.users"
    label = "users"
