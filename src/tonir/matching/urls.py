"""Addresses of the pages of pairs. Ids only: an address with a name in it is no page."""

from django.urls import path, re_path

from tonir.matching import views
from tonir.matching.near import page

urlpatterns = [
    path("", views.pairs, name="pairs"),
    re_path(r"^(?P<left>[0-9a-f]{32})-(?P<right>[0-9a-f]{32})/$", views.pairs, name="pair"),
    path("rule/", views.rule, name="pair_rule"),
    path("shared/", views.shared, name="shared"),
    path("shared/rule/", views.rule_shared, name="shared_rule"),
    path("shared/undo/", views.take_back_shared, name="shared_undo"),
    path("undo/", views.take_back, name="pair_undo"),
    path("near/", page.near, name="family_near"),
]
