"""Django application of tonir.planning."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "tonir.planning"
    label = "planning"
    default_auto_field = "django.db.models.BigAutoField"
