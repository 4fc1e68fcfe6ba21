from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "wibestore.audit"
    label = "audit"
