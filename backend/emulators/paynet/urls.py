"""Addresses of the played Paynet."""

from django.urls import path

from emulators.paynet import views

urlpatterns = [
    path("", views.kiosk),
]
