"""Django application of tonir.matching."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "tonir.matching"
    label = "matching"
    default_auto_field = "django.db.models.BigAutoField"
