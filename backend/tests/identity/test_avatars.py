from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image as PillowImage

from wibestore.core.actor import Actor
from wibestore.uploads.factories import image_create
from wibestore.uploads.models import Image
from wibestore.uploads.services import image_delete
from wibestore.users.models import User

pytestmark = pytest.mark.django_db

AVATAR = "/api/v1/profile/avatar/"


@pytest.fixture
def client(client_for, seller):
    return client_for(seller)


def test_a_square_of_ones_own_upload_is_shown_to_everybody(client, client_for, seller):
    image = image_create(seller.id)

    me = client.put(AVATAR, {"image_id": str(image.id)})

    assert me.status_code == 200
    avatar = me.json()["avatar"]
    assert (avatar["width"], avatar["height"]) == (192, 192)
    shown = client_for(None).get(avatar["url"])
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    with PillowImage.open(BytesIO(shown.content)) as picture:
        assert (picture.size, picture.format) == ((192, 192), "WEBP")
    assert client_for(None).get("/api/v1/users/seller/").json()["avatar"] == avatar
    assert Image.objects.get(id=image.id).used_by == seller.id


def test_another_one_takes_its_place_and_it_can_be_taken_away(client, seller):
    first, second = image_create(seller.id, pattern=1), image_create(seller.id, pattern=2)
    one = client.put(AVATAR, {"image_id": str(first.id)}).json()["avatar"]
    two = client.put(AVATAR, {"image_id": str(second.id)}).json()["avatar"]

    assert one["url"] != two["url"]
    assert Image.objects.get(id=first.id).used_by is None
    gone = client.delete(AVATAR)
    assert (gone.status_code, gone.json()["avatar"]) == (200, None)
    assert Image.objects.filter(used_by=seller.id).count() == 0


def test_the_same_picture_again_is_no_mistake(client, seller):
    image = image_create(seller.id)

    answers = [client.put(AVATAR, {"image_id": str(image.id)}).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert Image.objects.get(id=image.id).used_by == seller.id


def test_a_strangers_picture_is_not_there(client, seller, stranger):
    image = image_create(stranger.id)

    answer = client.put(AVATAR, {"image_id": str(image.id)})

    assert (answer.status_code, answer.json()["code"]) == (404, "upload.not_found")
    assert User.objects.get(id=seller.id).avatar == ""
    assert Image.objects.get(id=image.id).used_by is None


def test_the_file_goes_with_the_picture(client, seller):
    image = image_create(seller.id)
    client.put(AVATAR, {"image_id": str(image.id)})
    name = User.objects.get(id=seller.id).avatar
    assert default_storage.exists(name)
    client.delete(AVATAR)

    image_delete(actor=Actor.user(seller.id), image_id=image.id)

    assert not default_storage.exists(name)
