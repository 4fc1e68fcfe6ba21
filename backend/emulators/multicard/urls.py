"""Addresses of the played Multicard, as the real one has them."""

from django.urls import path

from emulators.multicard import api, binding, checkout

urlpatterns = [
    path("auth", api.auth),
    path("payment/invoice", api.invoices),
    path("payment/invoice/<str:uuid>", api.invoice),
    path("payment/card/bind", api.bindings),
    path("payment/card/bind/<str:session_id>", api.binding),
    path("payment/card/<str:token>", api.card),
    path("payment/credit", api.payouts),
    path("payment/credit/<str:uuid>", api.payout),
    path("payment", api.payments),
    path("payment/<str:uuid>", api.payment),
    path("pay/<str:uuid>/", checkout.checkout),
    path("bind/<str:session_id>/", binding.form),
]
