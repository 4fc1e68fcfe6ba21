"""The media worker as it runs in production, killed in the middle of its work: no half picture is ever shown."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.uploads import services, tasks
from wibestore.uploads.factories import picture_bytes
from wibestore.uploads.models import ImageFile
from wibestore.uploads.selectors import images_by_ids
from wibestore.uploads.services.making import UNBEGUN_AFTER
from wibestore.uploads.types import ImageInfo

PICTURES = 6
WITHIN_S = 120
COMMAND = ("-m", "celery", "-A", "config", "worker", "--queues", "media", "--concurrency", "1", "--without-mingle")


class Worker:
    """A Celery worker of the pictures' queue, with its children, over the test's own database and Valkey."""

    def __init__(self, log: Path) -> None:
        head, _, _ = os.environ["DATABASE_URL"].rpartition("/")
        environment = {**os.environ, "DATABASE_URL": f"{head}/{connection.settings_dict['NAME']}"}
        environment.pop("MIGRATE_DATABASE_URL", None)
        environment |= {"REDIS_URL": settings.REDIS_URL, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
        environment.pop("PYTEST_XDIST_WORKER", None)
        self._log = log.open("ab")
        self._process = subprocess.Popen(
            [sys.executable, *COMMAND, "--hostname", f"media-{uuid7()}@test"],
            env=environment,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def kill(self) -> None:
        """End it and its children as the machine would that has no memory left."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._log.close()


def wait_for(what: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + WITHIN_S
    while not what():
        assert time.monotonic() < deadline, log.read_text(errors="replace")[-4_000:]
        time.sleep(0.05)


def assert_whole(image: ImageInfo) -> None:
    for size in (image.card, image.card_small, image.gallery, image.full):
        name = size.url.removeprefix(settings.MEDIA_URL)
        with default_storage.open(name) as file:
            assert file.read(4) == b"RIFF"


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_shows_no_half_picture_and_the_next_makes_them_all(tmp_path):
    log = tmp_path / "worker.log"
    owner = Actor.user(uuid7())
    uploads = [services.image_store(actor=owner, data=picture_bytes(size=(3000, 2000), pattern=number + 1)).id
               for number in range(PICTURES)]  # fmt: skip
    for upload in uploads:
        tasks.process.apply_async(kwargs={"image_id": str(upload)})

    worker = Worker(log)
    try:
        wait_for(lambda: ImageFile.objects.filter(status="ready").exists(), log)
    finally:
        worker.kill()

    done = images_by_ids(uploads)
    assert 0 < len(done) < PICTURES
    for image in done.values():
        assert_whole(image)

    # What the dead one had begun is taken up when its claim is over.
    ImageFile.objects.filter(claimed_until__isnull=False).update(claimed_until=clock.now())
    ImageFile.objects.filter(claimed_until=None).update(created_at=clock.now() - UNBEGUN_AFTER)
    assert tasks.requeue() == PICTURES - len(done)
    worker = Worker(log)
    try:
        wait_for(lambda: ImageFile.objects.filter(status="ready").count() == PICTURES, log)
    finally:
        worker.kill()
    for image in images_by_ids(uploads).values():
        assert_whole(image)
