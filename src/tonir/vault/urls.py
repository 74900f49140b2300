"""Addresses of the register and its access log."""

from django.urls import path

from tonir.vault import views

urlpatterns = [
    path("", views.register, name="register"),
    path("close/", views.close, name="register_close"),
    path("log/", views.log, name="log"),
]
