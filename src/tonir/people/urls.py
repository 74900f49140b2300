"""Addresses of the lists."""

from django.urls import path

from tonir.people import views

urlpatterns = [
    path("", views.lists, name="lists"),
    path("<int:number>/", views.one_list, name="list"),
    path("send/", views.upload, name="list_upload"),
]
