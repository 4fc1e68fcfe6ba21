"""Addresses of the mailbox."""

from django.urls import path

from emulators.mail import views

urlpatterns = [
    path("", views.mailbox, name="mailbox"),
    path("api/", views.letters_json),
    path("<str:key>/", views.letter, name="mailbox-letter"),
]
