"""What the upload of pictures refuses over HTTP, beside what a picture itself is refused for (test_api.py)."""

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT

from wibestore.core.ids import uuid7
from wibestore.uploads.factories import image_create, image_waiting, picture_bytes
from wibestore.uploads.models import Image
from wibestore.uploads.services import images_attach

pytestmark = pytest.mark.django_db
UPLOAD = "/api/v1/upload/image/"
AVATAR = "/api/v1/profile/avatar/"


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def got(answer):
    return answer.status_code, answer.json()["code"]


def send(client, **picture):
    file = SimpleUploadedFile("photo.jpg", picture_bytes(**picture), "image/jpeg")
    return client.post(UPLOAD, {"file": file}, MULTIPART_CONTENT)


def away(*_, **__):
    raise OSError("No space left on device")


def test_a_picture_that_is_shown_somewhere_is_not_deleted(seller, client_for):
    image = image_create(seller.id)
    images_attach(owner_id=seller.id, image_ids=[image.id], used_by=uuid7())

    assert got(client_for(seller).delete(f"{UPLOAD}{image.id}/")) == (409, "upload.in_use")
    assert Image.objects.get().id == image.id


def test_so_many_a_day(seller, client_for, monkeypatch):
    monkeypatch.setattr("wibestore.uploads.services.storing.MAX_IMAGES_A_DAY", 1)
    client = client_for(seller)

    first, second = send(client, color="red"), send(client, color="green")

    assert (first.status_code, got(second)) == (201, (429, "upload.daily_limit"))
    assert int(second["Retry-After"]) > 0
    assert Image.objects.count() == 1


def test_storage_that_is_away_takes_nothing_in_and_makes_no_avatar(seller, client_for, monkeypatch):
    image, client = image_create(seller.id), client_for(seller)
    monkeypatch.setattr(FileSystemStorage, "_save", away)

    sent = send(client, color="red")
    avatar = client.put(AVATAR, {"image_id": str(image.id)})

    assert [got(sent), got(avatar)] == [(503, "upload.storage_unavailable")] * 2
    assert (Image.objects.count(), client.get("/api/v1/auth/me/").json()["avatar"]) == (1, None)


def test_what_is_not_ready_is_no_avatar(seller, client_for):
    answer = client_for(seller).put(AVATAR, {"image_id": str(image_waiting(seller.id).id)})

    assert got(answer) == (409, "upload.not_ready")
