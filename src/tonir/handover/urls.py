"""Addresses of the handover."""

from django.urls import path

from tonir.handover import conflict_views, phone_views, views

urlpatterns = [
    path("", views.handover, name="handover"),
    path("phones/", phone_views.all_phones, name="phones"),
    path("phones/invite/", phone_views.invite, name="phone_invite"),
    path("phones/file/", phone_views.take_in, name="phone_file"),
    path("phones/<slug:code>/revoke/", phone_views.revoke, name="phone_revoke"),
    path("phones/<slug:code>/stops/", phone_views.seal_stops, name="phone_stops"),
    path("conflicts/", conflict_views.all_conflicts, name="conflicts"),
    path(
        "conflicts/<slug:code>/<slug:kind>/<int:sequence>/",
        conflict_views.settle_one,
        name="conflict_settle",
    ),
    path("round-<int:number>.zip", views.bundle, name="bundle"),
]
