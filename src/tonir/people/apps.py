"""Django application of tonir.people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "tonir.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
