"""Addresses that phones speak to (docs/handover.md)."""

from django.urls import path

from tonir.handover import point_api

urlpatterns = [
    path("enrol", point_api.enrol_phone, name="point_enrol"),
    path("pack", point_api.pack, name="point_pack"),
    path("claims", point_api.claims, name="point_claims"),
    path("relay", point_api.relay, name="point_relay"),
    path("run", point_api.run, name="point_run"),
]
