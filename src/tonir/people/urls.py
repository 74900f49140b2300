"""Addresses of the lists."""

from django.urls import path

from tonir.people import views

urlpatterns = [
    path("", views.lists, name="lists"),
    path("<int:number>/", views.one_list, name="list"),
    path("family/", views.family_new, name="family_new"),
    path("send/", views.upload, name="list_upload"),
]
