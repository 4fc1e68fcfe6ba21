"""HTTP of disputes: shapes, who may, versions, keys, and what bad input gets."""

import pytest

from wibestore.orders import factories
from wibestore.orders.api.schemas import DisputeOut
from wibestore.uploads.factories import image_create

pytestmark = pytest.mark.django_db
TEXT = "The password does not work, whatever I try to sign in with."


def open_one(client, order, **claim):
    body = {"expected_version": order.version, "reason": "wrong_credentials", "text": TEXT} | claim
    return client.post(f"/api/v1/orders/{order.id}/disputes/", body)


def test_a_dispute_goes_its_whole_way_over_http(buyer, seller, client_for):
    order = factories.order_delivered(buyer, seller)
    theirs, mine = client_for(buyer), client_for(seller)

    opened = open_one(theirs, order)
    dispute = opened.json()
    url = f"/api/v1/disputes/{dispute['id']}/"
    mine.post(f"{url}messages/", {"text": "It works for me."})
    mine.post(f"{url}evidence/", {"upload_id": str(image_create(seller.id).id), "text": "See"})
    proposed = mine.post(f"{url}propose/", {"refund_amount": 200_000, "expected_version": order.version + 3}).json()
    offer = proposed["proposals"]["seller"]
    accepted = theirs.post(
        f"{url}accept/", {"proposal_seq": offer["seq"], "expected_version": proposed["version"]}
    ).json()

    assert opened.status_code == 201
    assert (offer["refund_amount"], offer["seller_amount"], offer["commission"]) == (200_000, 270_000, 30_000)
    assert (accepted["status"], accepted["outcome"], accepted["closed_by"]) == ("closed", "partially_refunded", "buyer")
    assert accepted["order"]["state"] == "partially_refunded"
    for body in (dispute, proposed, accepted, theirs.get(url).json()):
        DisputeOut.model_validate(body)
