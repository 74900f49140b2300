"""Django application of tonir.vault."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "tonir.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"
