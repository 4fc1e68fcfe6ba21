"""Addresses of the played Payme."""

from django.urls import path

from emulators.payme import views

urlpatterns = [
    path("api", views.receipts),
    path("<str:encoded>", views.checkout),
]
