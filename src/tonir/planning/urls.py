"""Addresses of the plan."""

from django.urls import path

from tonir.planning import views

urlpatterns = [
    path("", views.plan, name="plan"),
    path("points.geojson", views.points_on_map, name="plan_points"),
    path("outlines.geojson", views.outlines, name="plan_outlines"),
    path("points/<str:code>/", views.point, name="point"),
]
