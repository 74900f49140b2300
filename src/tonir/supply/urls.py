"""Addresses of the stock."""

from django.urls import path

from tonir.supply import views

urlpatterns = [path("", views.stock, name="stock")]
