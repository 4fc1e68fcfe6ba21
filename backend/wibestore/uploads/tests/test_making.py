"""The work behind an upload: whole or not at all, whoever is killed or away in between."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.tests.race import run_together
from wibestore.uploads import services
from wibestore.uploads.errors import ImageNotReady, StorageUnavailable, UploadsOfTheDaySpent
from wibestore.uploads.factories import picture_bytes
from wibestore.uploads.models import Image, ImageFile
from wibestore.uploads.selectors import image_get_for, images_by_ids
from wibestore.uploads.services import making, storing
from wibestore.uploads.tests import corpus

# Each ends the worker's process at another point of the work.
KILLED_AT = {
    "begun": "files.original_read",
    "decoded": "files.variants_write",
    "half_stored": "files.ContentFile",
    "stored": "making._finish",
}
WORKER = """
import os, signal, sys
import django; django.setup()
from uuid import UUID
from django.conf import settings
settings.MEDIA_ROOT = sys.argv[3]
from wibestore.uploads.services import files, image_process, making
place, name = sys.argv[2].split(".")
module = {"files": files, "making": making}[place]
usual, calls = getattr(module, name), []
def killed(*args, **kwargs):
    calls.append(name)
    if name != "ContentFile" or len(calls) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return usual(*args, **kwargs)
setattr(module, name, killed)
image_process(UUID(sys.argv[1]))
"""


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path


def sent(owner_id=None, **picture):
    return services.image_store(actor=Actor.user(owner_id or uuid7()), data=picture_bytes(**picture))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("point", KILLED_AT)
def test_killed_worker_shows_nothing_and_the_picture_comes_after_all(point, own_media):
    owner = uuid7()
    upload = sent(owner)
    environment = {**os.environ, "DATABASE_URL": _test_database_url(), "MIGRATE_DATABASE_URL": ""}
    del environment["MIGRATE_DATABASE_URL"]

    worker = subprocess.run(
        [sys.executable, "-c", WORKER, str(upload.id), KILLED_AT[point], str(own_media / "media")],
        env=environment,
        capture_output=True,
        check=False,
    )

    assert worker.returncode == -signal.SIGKILL, worker.stderr.decode()
    actor = Actor.user(owner)
    assert image_get_for(actor=actor, image_id=upload.id).status == "processing"
    assert images_by_ids([upload.id]) == {}
    with pytest.raises(ImageNotReady):
        services.images_attach(owner_id=owner, image_ids=[upload.id], used_by=uuid7())
    assert services.image_process(upload.id) is False  # the dead one's claim still holds
    with clock.travel(making.CLAIM + timedelta(seconds=1)):
        assert services.images_requeue() == [upload.id]
        assert services.image_process(upload.id) is True
    assert image_get_for(actor=actor, image_id=upload.id).status == "ready"
    assert sorted(path.suffix for path in (own_media / "media").rglob("*") if path.is_file()) == [".webp"] * 4


def _test_database_url() -> str:
    head, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    return f"{head}/{connection.settings_dict['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_a_hundred_uploads_at_once_are_all_ready_once(own_media):
    contents = [picture_bytes(pattern=1 + number // 4) for number in range(100)]

    def send(content):
        upload = services.image_store(actor=Actor.user(uuid7()), data=content)
        services.image_process(upload.id)
        return upload.id

    ids = []
    for start in range(0, 100, 20):
        ids += run_together([lambda content=content: send(content) for content in contents[start : start + 20]])

    assert len(set(ids)) == 100
    assert len(images_by_ids(ids)) == 100
    assert set(ImageFile.objects.values_list("status", "attempts")) == {("ready", 1)}
    assert ImageFile.objects.count() == 25
    assert sum(path.is_file() for path in (own_media / "media").rglob("*")) == 100
    assert sum(path.is_file() for path in (own_media / "media-originals").rglob("*")) == 25


@pytest.mark.django_db
def test_picture_that_kills_every_worker_fails_and_may_be_sent_again(own_media):
    owner = uuid7()
    upload = sent(owner)
    ImageFile.objects.update(attempts=making.MAX_ATTEMPTS, claimed_until=clock.now() - timedelta(seconds=1))

    assert services.images_requeue() == []

    failed = image_get_for(actor=Actor.user(owner), image_id=upload.id)
    assert (failed.status, failed.problem.code, failed.full) == ("failed", "upload.not_processed", None)
    assert not [path for path in (own_media / "media-originals").rglob("*") if path.is_file()]
    again = sent(owner)
    assert again.status == "processing"
    assert services.image_process(again.id) is True


@pytest.mark.django_db
def test_damage_behind_a_good_header_fails_with_its_code_and_keeps_nothing(own_media):
    owner = uuid7()
    upload = services.image_store(actor=Actor.user(owner), data=corpus.png_bomb(4000, 3000))

    assert services.image_process(upload.id) is True

    failed = image_get_for(actor=Actor.user(owner), image_id=upload.id)
    assert (failed.status, failed.problem.code) == ("failed", "upload.truncated")
    assert not [path for path in own_media.rglob("*") if path.is_file()]
    with pytest.raises(ImageNotReady) as refusal:
        services.images_attach(owner_id=owner, image_ids=[upload.id], used_by=uuid7())
    assert refusal.value.params == {"image_id": str(upload.id)}
    assert Image.objects.get().used_by is None


@pytest.mark.django_db
def test_storage_that_is_away_takes_nothing_in_and_loses_nothing(monkeypatch):
    upload = sent()

    def away(*_, **__):
        raise OSError("No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", away)
    with pytest.raises(StorageUnavailable):
        services.image_process(upload.id)
    with pytest.raises(StorageUnavailable):
        sent(color="red")
    assert Image.objects.count() == 1
    assert ImageFile.objects.values_list("status", "attempts").get() == ("processing", 0)

    monkeypatch.undo()
    with clock.travel(making.STORAGE_PAUSE * 2):
        assert services.image_process(upload.id) is True


@pytest.mark.django_db
def test_day_has_a_limit_that_deleting_does_not_lift(monkeypatch):
    monkeypatch.setattr(storing, "MAX_IMAGES_A_DAY", 1)
    owner = uuid7()
    services.image_delete(actor=Actor.user(owner), image_id=sent(owner).id)

    with pytest.raises(UploadsOfTheDaySpent) as refusal:
        sent(owner, color="red")

    assert refusal.value.params["limit"] == 1
    assert not Image.objects.exists()
    with clock.travel(timedelta(days=1)):
        assert sent(owner, color="red").status == "processing"


@pytest.mark.django_db
def test_files_without_a_row_go_and_others_stay(own_media):
    upload = sent()
    services.image_process(upload.id)
    left = default_storage.save(f"ab/ab{'0' * 62}-card.webp", default_storage.open(_card_name()))
    every = "0123456789abcdef"

    assert services.orphans_sweep(every) == 0
    hour_ago = clock.now().timestamp() - 7200
    for path in own_media.rglob("*"):
        os.utime(path, (hour_ago, hour_ago))
    assert services.orphans_sweep(every) == 1

    assert not default_storage.exists(left)
    assert default_storage.exists(_card_name())


def _card_name() -> str:
    digest = ImageFile.objects.get().digest
    return f"{digest[:2]}/{digest}-card.webp"
