"""Addresses of the played Click, as the real one has them."""

from django.urls import path

from emulators.click import merchant, views

urlpatterns = [
    path("services/pay/", views.checkout),
    path("v2/merchant/payment/status/<int:service_id>/<int:payment_id>", merchant.status),
    path("v2/merchant/payment/status_by_mti/<int:service_id>/<str:reference>/<str:day>", merchant.status_by_reference),
    path("v2/merchant/payment/reversal/<int:service_id>/<int:payment_id>", merchant.reversal),
]
