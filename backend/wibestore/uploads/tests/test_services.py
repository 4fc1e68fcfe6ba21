"""Storing, sharing, attaching and forgetting images."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.tests.race import run_together
from wibestore.uploads import services
from wibestore.uploads.errors import ImageInUse, ImageNotFound, ImageTooLarge, NotAnImage, TooManyUploads
from wibestore.uploads.factories import image_create, picture_bytes
from wibestore.uploads.models import Image, ImageFile
from wibestore.uploads.selectors import image_get_for, images_by_ids, stored_name
from wibestore.uploads.services import making, storing
from wibestore.uploads.tasks import cleanup

VARIANTS = ("card", "card_small", "gallery", "full")
DAY = timedelta(hours=24, seconds=1)


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def stored_files(media) -> list[str]:
    return sorted(str(path.relative_to(media)) for path in media.rglob("*") if path.is_file())


@pytest.mark.django_db
def test_store_writes_every_variant_under_names_of_the_content(own_media):
    owner = uuid7()

    info = image_create(owner, size=(1600, 1000))

    digest = Image.objects.get(id=info.id).file_id
    assert stored_files(own_media) == sorted(stored_name(digest, name) for name in VARIANTS)
    assert info.status == "ready"
    assert info.card.url == f"/media/{digest[:2]}/{digest}-card.webp"
    assert (info.card.width, info.card.height) == (640, 400)
    assert (info.gallery.width, info.gallery.height) == (1280, 800)
    assert (info.full.width, info.full.height) == (1600, 1000)
    assert len(info.placeholder) <= 700


@pytest.mark.django_db
def test_same_bytes_are_processed_once_and_share_files(own_media, monkeypatch):
    first = image_create(uuid7())
    monkeypatch.setattr(making, "variants_make", lambda content: pytest.fail("processed twice"))

    second = image_create(uuid7())

    assert first.id != second.id
    assert first.full == second.full
    assert ImageFile.objects.count() == 1
    assert len(stored_files(own_media)) == 4


@pytest.mark.django_db
def test_half_file_of_an_interrupted_upload_is_replaced():
    info = image_create(uuid7())
    digest = Image.objects.get(id=info.id).file_id
    whole = default_storage.open(stored_name(digest, "full")).read()
    services.image_delete(actor=Actor.user(Image.objects.get().owner_id), image_id=info.id)
    default_storage.save(stored_name(digest, "full"), ContentFile(whole[:10]))

    image_create(uuid7())

    assert default_storage.open(stored_name(digest, "full")).read() == whole


@pytest.mark.django_db
def test_refused_file_leaves_nothing(own_media):
    with pytest.raises(NotAnImage):
        services.image_store(actor=Actor.user(uuid7()), data=b"<svg/>", file_name="picture.png")

    assert not Image.objects.exists()
    assert not ImageFile.objects.exists()
    assert stored_files(own_media) == []


@pytest.mark.django_db
def test_file_above_the_limit_is_refused_before_it_is_looked_at(settings):
    settings.UPLOAD_MAX_BYTES = 1000

    with pytest.raises(ImageTooLarge) as refusal:
        services.image_store(actor=Actor.user(uuid7()), data=picture_bytes(), file_name="a.jpg")

    assert refusal.value.params == {"limit_bytes": 1000}


@pytest.mark.django_db
def test_quota_counts_only_unused_images_of_the_owner(monkeypatch):
    monkeypatch.setattr(storing, "MAX_UNUSED_IMAGES", 2)
    owner = uuid7()
    first, second = image_create(owner), image_create(owner)

    with pytest.raises(TooManyUploads):
        image_create(owner)
    image_create(uuid7())
    services.images_attach(owner_id=owner, image_ids=[first.id], used_by=uuid7())
    image_create(owner)

    assert Image.objects.filter(owner_id=owner).count() == 3
    assert second.id in images_by_ids([second.id])


@pytest.mark.django_db
def test_attach_refuses_anothers_and_used_images_and_changes_nothing():
    owner, listing = uuid7(), uuid7()
    mine, used, foreign = image_create(owner), image_create(owner), image_create(uuid7())
    services.images_attach(owner_id=owner, image_ids=[used.id], used_by=uuid7())

    for wrong in (used.id, foreign.id, uuid4()):
        with pytest.raises(ImageNotFound) as refusal:
            services.images_attach(owner_id=owner, image_ids=[mine.id, wrong], used_by=listing)
        assert refusal.value.params == {"image_id": str(wrong)}

    assert Image.objects.get(id=mine.id).used_by is None


@pytest.mark.django_db
def test_attach_twice_is_the_same_as_once():
    owner, listing = uuid7(), uuid7()
    image = image_create(owner)

    services.images_attach(owner_id=owner, image_ids=[image.id], used_by=listing)
    services.images_attach(owner_id=owner, image_ids=[image.id], used_by=listing)

    assert Image.objects.get(id=image.id).used_by == listing


@pytest.mark.django_db
def test_sweep_deletes_only_what_waited_a_day_and_files_nobody_shares(own_media):
    owner, listing = uuid7(), uuid7()
    image_create(owner, color="red")
    kept = image_create(owner, color="green")
    shared = image_create(uuid7(), color="green")
    services.images_attach(owner_id=owner, image_ids=[kept.id], used_by=listing)

    assert cleanup() == 0
    with clock.travel(DAY):
        fresh = image_create(owner, color="blue")
        assert cleanup() == 2

    assert {image.id for image in Image.objects.all()} == {kept.id, fresh.id}
    assert shared.id not in images_by_ids([shared.id])
    assert len(stored_files(own_media)) == 8


@pytest.mark.django_db
def test_detached_image_waits_a_whole_day_anew():
    owner, listing = uuid7(), uuid7()
    image = image_create(owner)
    services.images_attach(owner_id=owner, image_ids=[image.id], used_by=listing)

    with clock.travel(DAY):
        services.images_detach(listing)
        assert cleanup() == 0
    with clock.travel(2 * DAY):
        assert cleanup() == 1


@pytest.mark.django_db
def test_delete_is_for_the_owner_and_unused_images_alone(own_media):
    owner = uuid7()
    image = image_create(owner)

    with pytest.raises(ImageNotFound):
        services.image_delete(actor=Actor.user(uuid7()), image_id=image.id)
    services.images_attach(owner_id=owner, image_ids=[image.id], used_by=uuid7())
    with pytest.raises(ImageInUse):
        services.image_delete(actor=Actor.user(owner), image_id=image.id)
    assert len(stored_files(own_media)) == 4

    services.images_detach(Image.objects.get().used_by)
    services.image_delete(actor=Actor.user(owner), image_id=image.id)

    assert not ImageFile.objects.exists()
    assert stored_files(own_media) == []


@pytest.mark.django_db
def test_images_of_many_come_in_one_query():
    owner = uuid7()
    images = [image_create(owner, color=color) for color in ("red", "green", "blue")]

    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = images_by_ids([image.id for image in images] + [uuid4()])

    assert len(queries) == 1
    assert found == {image.id: image for image in images}
    assert image_get_for(actor=Actor.user(owner), image_id=images[0].id).full == images[0].full


@pytest.mark.django_db(transaction=True)
def test_same_picture_at_once_is_stored_once(own_media):
    content = picture_bytes((1200, 900))

    answers = run_together(
        [lambda: services.image_store_now(actor=Actor.user(uuid7()), data=content, file_name="a") for _ in range(6)]
    )

    assert len({answer.id for answer in answers}) == 6
    assert len({answer.full.url for answer in answers}) == 1
    assert ImageFile.objects.count() == 1
    assert len(stored_files(own_media)) == 4
