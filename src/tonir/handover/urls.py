"""Addresses of the handover."""

from django.urls import path

from tonir.handover import views

urlpatterns = [path("", views.handover, name="handover")]
