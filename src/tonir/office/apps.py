"""Django application of tonir.office."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "tonir.office"
    label = "office"
    default_auto_field = "django.db.models.BigAutoField"
