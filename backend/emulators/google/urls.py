"""Addresses of the played Google."""

from django.urls import path

from emulators.google import views

urlpatterns = [
    path("popup/", views.popup),
    path("popup.js", views.popup_script),
    path("keys/", views.keys),
]
