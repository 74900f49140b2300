"""Django application of tonir.supply."""

from django.apps import AppConfig


class SupplyConfig(AppConfig):
    name = "tonir.supply"
    label = "supply"
    default_auto_field = "django.db.models.BigAutoField"
