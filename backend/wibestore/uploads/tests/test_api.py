"""The addresses of images: who may, and how they refuse."""

from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT

from wibestore.uploads.factories import image_create, picture_bytes
from wibestore.uploads.models import Image
from wibestore.uploads.services import image_process
from wibestore.uploads.tests import corpus

UPLOAD = "/api/v1/upload/image/"


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def send(client, content: bytes, name: str = "photo.jpg", kind: str = "image/jpeg", field: str = "file"):
    return client.post(UPLOAD, {field: SimpleUploadedFile(name, content, kind)}, MULTIPART_CONTENT)


def test_upload_answers_the_image_in_its_sizes(seller, client_for):
    answer = send(client_for(seller), picture_bytes((1600, 1000)))

    assert answer.status_code == 201
    names = {"card", "card_small", "gallery", "full", "placeholder", "problem"}
    assert answer.json() == {"id": answer.json()["id"], "status": "processing", **dict.fromkeys(names)}
    image_process(UUID(answer.json()["id"]))
    body = client_for(seller).get(f"{UPLOAD}{answer.json()['id']}/").json()
    assert set(body) == {"id", "status", *names}
    assert (body["status"], body["problem"]) == ("ready", None)
    assert body["full"]["url"].startswith("/media/")
    assert (body["full"]["width"], body["full"]["height"]) == (1600, 1000)
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("name", "kind"), [("shell.php", "text/x-php"), ("../../etc/passwd", "image/jpeg"), ("a" * 300, "")]
)
def test_name_and_declared_type_decide_nothing(seller, client_for, own_media, name, kind):
    answer = send(client_for(seller), picture_bytes(), name, kind)

    assert answer.status_code == 201
    image_process(UUID(answer.json()["id"]))
    stored = [path for path in own_media.rglob("*") if path.is_file()]
    assert len(stored) == 4
    assert all(path.suffix == ".webp" for path in stored)


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (corpus.SVG, 400, "upload.not_an_image"),
        (picture_bytes(kind="GIF"), 400, "upload.not_an_image"),
        (corpus.animated("WEBP"), 400, "upload.animated"),
        (picture_bytes((640, 480)), 400, "upload.too_small"),
        (corpus.png_bomb(50_000, 50_000), 400, "upload.too_many_pixels"),
        (picture_bytes()[:3000], 400, "upload.truncated"),
        (corpus.polyglot("JPEG"), 400, "upload.polyglot"),
        (b"\xff\xd8\xff" + b"0" * (5 * 1024 * 1024), 413, "upload.too_large"),
        (b"\xff\xd8\xff" + b"0" * (6 * 1024 * 1024), 413, "request.too_large"),
    ],
    ids=["svg", "gif", "animated", "small", "bomb", "truncated", "polyglot", "5_mb_and_3", "6_mb"],
)
def test_refusal_has_its_own_code_and_stores_nothing(seller, client_for, content, status, code):
    answer = send(client_for(seller), content)

    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == code
    assert not Image.objects.exists()


def test_form_without_the_field_and_other_bodies_are_refused(seller, client_for):
    client = client_for(seller)

    assert send(client, picture_bytes(), field="picture").json()["code"] == "validation.failed"
    assert client.post(UPLOAD, {"file": "x"}).status_code == 400
    for kind in ("multipart/form-data; boundary=x", "multipart/form-data", "text/plain"):
        assert client.generic("POST", UPLOAD, b"--nonsense", kind).status_code == 400


def test_quota_is_a_conflict(seller, client_for, monkeypatch):
    monkeypatch.setattr("wibestore.uploads.services.storing.MAX_UNUSED_IMAGES", 1)
    client = client_for(seller)
    assert send(client, picture_bytes()).status_code == 201

    answer = send(client, picture_bytes(color="red"))

    assert answer.status_code == 409
    assert answer.json()["code"] == "upload.quota_exceeded"
    assert answer.json()["params"] == {"limit": 1}


def test_only_the_owner_reads_and_deletes(seller, stranger, moderator, client_for):
    image = image_create(seller.id)
    path = f"{UPLOAD}{image.id}/"

    assert client_for(None).get(path).status_code == 401
    assert client_for(None).delete(path).status_code == 401
    assert send(client_for(None), picture_bytes()).status_code == 401
    for other in (stranger, moderator):
        assert client_for(other).get(path).status_code == 404
        assert client_for(other).delete(path).status_code == 404
    assert client_for(seller).get(path).json()["id"] == str(image.id)
    assert client_for(seller).delete(path).status_code == 204
    assert client_for(seller).get(path).json()["code"] == "upload.not_found"
    assert client_for(seller).get(f"{UPLOAD}{uuid4()}/").status_code == 404


def test_failed_upload_says_why_in_the_readers_language(seller, client_for):
    client = client_for(seller)
    sent = send(client, corpus.png_bomb(4000, 3000)).json()
    image_process(UUID(sent["id"]))

    told = client.get(f"{UPLOAD}{sent['id']}/", headers={"Accept-Language": "ru"}).json()

    assert (told["status"], told["full"]) == ("failed", None)
    assert told["problem"] == {"code": "upload.truncated", "title": "Файл повреждён или обрывается", "params": {}}
