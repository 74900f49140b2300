"""Addresses of reports, and of the families while the register is open."""

from django.urls import path, re_path

from tonir.reporting import views
from tonir.reporting.papers import views as papers
from tonir.reporting.rights import views as rights

FAMILY = r"^families/(?P<household>[0-9a-f]{32})/"
urlpatterns = [
    path("families/", views.search, name="families"),
    # Ids only: an address with anything else in it, a name perhaps, is no page.
    re_path(FAMILY + r"$", views.one_family, name="family"),
    re_path(FAMILY + r"sheet/$", rights.sheet, name="family_sheet"),
    re_path(FAMILY + r"correct/$", rights.correct, name="family_correct"),
    re_path(FAMILY + r"erase/$", rights.erase, name="family_erase"),
    re_path(FAMILY + r"slip/$", papers.slip, name="family_slip"),
    path("reach/", views.reach, name="reach"),
]
