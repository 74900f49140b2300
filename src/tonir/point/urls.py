"""Addresses of the app. What it asks of the office, /point/api/, is the handover's."""

from django.urls import path, re_path

from tonir.point.views import app_file

urlpatterns = [
    path("", app_file, name="point_start"),
    re_path(r"^(?:sw\.js|manifest\.webmanifest|app/.+)$", app_file, name="point_file"),
]
