"""Django application of tonir.targeting."""

from django.apps import AppConfig


class TargetingConfig(AppConfig):
    name = "tonir.targeting"
    label = "targeting"
    default_auto_field = "django.db.models.BigAutoField"
