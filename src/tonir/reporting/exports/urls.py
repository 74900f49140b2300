"""Addresses of exports."""

from django.urls import path

from tonir.reporting.exports import views

urlpatterns = [
    path("", views.exports, name="exports"),
    path("make/", views.make, name="export_make"),
    path("<int:number>/", views.one, name="export"),
    path("<int:number>/file/", views.file, name="export_file"),
]
