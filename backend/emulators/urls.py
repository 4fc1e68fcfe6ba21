"""Addresses of the played providers; each folder has its own below its name."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("payme/", include("emulators.payme.urls")),
    path("click/", include("emulators.click.urls")),
    path("paynet/", include("emulators.paynet.urls")),
    path("multicard/", include("emulators.multicard.urls")),
    path("google/", include("emulators.google.urls")),
    path("mail/", include("emulators.mail.urls")),
]
