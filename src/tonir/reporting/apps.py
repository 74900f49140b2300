"""Django application of tonir.reporting."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "tonir.reporting"
    label = "reporting"
    default_auto_field = "django.db.models.BigAutoField"
