"""Django application of tonir.programme."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "tonir.programme"
    label = "programme"
    default_auto_field = "django.db.models.BigAutoField"
