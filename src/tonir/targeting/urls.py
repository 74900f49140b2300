"""Addresses of targeting."""

from django.urls import path

from tonir.targeting import views

urlpatterns = [path("", views.entitlement, name="entitlement")]
