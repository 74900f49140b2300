"""Addresses of reports, and of the families while the register is open."""

from django.urls import path, re_path

from tonir.reporting import views

urlpatterns = [
    path("families/", views.search, name="families"),
    # Ids only: an address with anything else in it, a name perhaps, is no page.
    re_path(r"^families/(?P<household>[0-9a-f]{32})/$", views.one_family, name="family"),
    path("reach/", views.reach, name="reach"),
]
