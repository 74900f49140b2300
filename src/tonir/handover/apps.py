"""Django application of tonir.handover."""

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    name = "tonir.handover"
    label = "handover"
    default_auto_field = "django.db.models.BigAutoField"
