"""Pictures in a real S3-compatible server (SeaweedFS), with keys and ports of its own."""

import io
import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

import boto3
import pytest
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command

from config.environment import StorageSettings
from config.storages import IMMUTABLE, storages_of
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.uploads import services
from wibestore.uploads.errors import StorageUnavailable
from wibestore.uploads.factories import picture_bytes
from wibestore.uploads.models import Image, ImageFile
from wibestore.uploads.selectors import image_get_for

KEYS = {"access_key": "wibestore-test", "secret_key": "a-secret-of-this-test-alone"}
BUCKETS = ("media", "originals")
START_TIMEOUT_S = 60
LISTENERS = ("master", "volume", "filer", "s3")


def free_ports(count: int) -> list[int]:
    """Return ports nobody listens at, all below those a system gives to outgoing connections."""
    chance = Random()
    found: list[int] = []
    while len(found) < count:
        port = chance.randrange(20_000, 32_000)
        if port not in found and _is_free(port):
            found.append(port)
    return found


def _switches(ports: list[int], grpc_ports: list[int]) -> list[str]:
    """Name every port: two servers (a worker of the tests each) would fight for a default one."""
    named = [f"-{one}.port={port}" for one, port in zip(LISTENERS, ports, strict=True)]
    named += [f"-{one}.port.grpc={port}" for one, port in zip(LISTENERS, grpc_ports, strict=True)]
    return [*named, "-s3.port.iceberg=0", "-s3.port.lance=0", "-master.telemetry=false"]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.fixture(scope="module")
def s3(tmp_path_factory):
    """Start a server with two buckets, yield its address, and stop it by its id."""
    folder = tmp_path_factory.mktemp("s3")
    identity = {
        "name": "shop",
        "credentials": [{"accessKey": KEYS["access_key"], "secretKey": KEYS["secret_key"]}],
        "actions": ["Admin", "Read", "List", "Tagging", "Write"],
    }
    (folder / "keys.json").write_text(json.dumps({"identities": [identity]}))
    ports = free_ports(2 * len(LISTENERS))
    own, grpc = ports[: len(LISTENERS)], ports[len(LISTENERS) :]
    command = [Path(sys.executable).with_name("weed"), "server", f"-dir={folder}", "-ip=127.0.0.1", "-volume.max=20"]
    command += ["-master.volumeSizeLimitMB=50", "-filer", "-s3", f"-s3.config={folder / 'keys.json'}"]
    command += _switches(own, grpc)
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([str(part) for part in command], stdout=log, stderr=log, cwd=folder)
    try:
        address = f"http://127.0.0.1:{own[LISTENERS.index('s3')]}"
        _wait_until_it_keeps(address, server, folder / "log")
        yield address
    finally:
        server.kill()
        server.wait()


def _wait_until_it_keeps(address: str, server: subprocess.Popen, log: Path) -> None:
    client = boto3.client(
        "s3",
        endpoint_url=address,
        region_name="us-east-1",
        aws_access_key_id=KEYS["access_key"],
        aws_secret_access_key=KEYS["secret_key"],
    )
    deadline = time.monotonic() + START_TIMEOUT_S
    while True:
        try:
            known = {bucket["Name"] for bucket in client.list_buckets()["Buckets"]}
            for bucket in set(BUCKETS) - known:
                client.create_bucket(Bucket=bucket)
            client.put_object(Bucket="media", Key="probe", Body=b"1")
            client.delete_object(Bucket="media", Key="probe")
            return
        except (BotoCoreError, ClientError):
            assert server.poll() is None, log.read_text()[-3000:]
            assert time.monotonic() < deadline, log.read_text()[-3000:]
            time.sleep(0.2)


def bucket_settings(address: str, **changes: str) -> dict:
    values: dict[str, Any] = {
        "endpoint": address,
        "bucket": "media",
        "originals_bucket": "originals",
        **KEYS,
        **changes,
    }
    return storages_of(StorageSettings(**values))


@pytest.fixture
def in_buckets(s3, settings):
    settings.STORAGES = bucket_settings(s3)


def test_file_is_stored_read_replaced_and_deleted(in_buckets, settings):
    name = default_storage.save("ab/one-card.webp", ContentFile(b"first"))
    assert default_storage.save("ab/one-card.webp", ContentFile(b"second")) == name

    assert default_storage.open(name).read() == b"second"
    told = default_storage.connection.meta.client.head_object(Bucket="media", Key=name)
    assert (told["CacheControl"], told["ContentType"]) == (IMMUTABLE, "image/webp")
    assert default_storage.listdir("ab") == ([], ["one-card.webp"])
    assert default_storage.url(name) == "/media/ab/one-card.webp"
    settings.MEDIA_CDN_URL = "https://cdn.example.uz"
    assert default_storage.url(name) == "https://cdn.example.uz/ab/one-card.webp"
    with pytest.raises(ValueError, match="no address"):
        storages["originals"].url(name)

    default_storage.delete(name)
    with pytest.raises(FileNotFoundError):
        default_storage.open(name)


def test_health_sees_whether_the_buckets_are_there(in_buckets, s3, settings):
    for name in ("default", "originals"):
        storages[name].check()
    settings.STORAGES = bucket_settings(s3, bucket="no-such-bucket")

    with pytest.raises(OSError, match="does not answer as it should"):
        storages["default"].check()


@pytest.mark.django_db
def test_picture_goes_the_whole_way_through_buckets_and_out_again(in_buckets, client):
    actor = Actor.user(uuid7())
    sent = picture_bytes((1600, 1000), pattern=3)

    upload = services.image_store(actor=actor, data=sent)
    assert services.image_process(upload.id) is True

    ready = image_get_for(actor=actor, image_id=upload.id)
    answer = client.get(ready.card.url)
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "image/webp", IMMUTABLE)
    assert storages["originals"].open(ImageFile.objects.get().original).read() == sent
    services.image_delete(actor=actor, image_id=upload.id)
    assert client.get(ready.card.url).status_code == 404
    assert [len(storages[one].listdir(ready.card.url[7:9])[1]) for one in ("default", "originals")] == [0, 0]


@pytest.mark.django_db
def test_wrong_key_and_a_server_that_is_away_store_nothing(s3, settings):
    [closed] = free_ports(1)
    for wrong in (bucket_settings(s3, secret_key="another"), bucket_settings(f"http://127.0.0.1:{closed}")):
        settings.STORAGES = wrong
        with pytest.raises(StorageUnavailable):
            services.image_store(actor=Actor.user(uuid7()), data=picture_bytes(pattern=4))

    assert not Image.objects.exists()
    assert not ImageFile.objects.exists()


@pytest.mark.django_db
def test_server_away_in_the_middle_costs_time_and_no_picture(s3, settings):
    settings.STORAGES = bucket_settings(s3)
    actor = Actor.user(uuid7())
    upload = services.image_store(actor=actor, data=picture_bytes(pattern=5))
    [closed] = free_ports(1)

    settings.STORAGES = bucket_settings(f"http://127.0.0.1:{closed}")
    with pytest.raises(StorageUnavailable):
        services.image_process(upload.id)

    assert image_get_for(actor=actor, image_id=upload.id).status == "processing"
    ImageFile.objects.update(claimed_until=None)
    settings.STORAGES = bucket_settings(s3)
    assert services.image_process(upload.id) is True


@pytest.mark.parametrize("missing", ["endpoint", "bucket", "originals_bucket", "access_key", "secret_key"])
def test_storage_set_by_halves_stops_the_start(missing):
    values: dict[str, Any] = {
        "endpoint": "https://s3.example.uz",
        "bucket": "media",
        "originals_bucket": "private",
        **KEYS,
    }

    with pytest.raises(ValueError, match=f"S3_{missing.upper()}"):
        StorageSettings(**{**values, missing: ""})


def test_originals_are_refused_a_place_among_public_files():
    with pytest.raises(ValueError, match="S3_ORIGINALS_BUCKET"):
        StorageSettings(endpoint="https://s3.example.uz", bucket="media", originals_bucket="media", **KEYS)
    assert not StorageSettings().is_set


def test_the_check_of_versions_fails_until_both_buckets_keep_them(in_buckets):
    client = storages["default"].connection.meta.client
    on = {"Status": "Enabled"}

    with pytest.raises(CommandError, match="default, originals"):
        call_command("media_check")
    client.put_bucket_versioning(Bucket="media", VersioningConfiguration=on)
    with pytest.raises(CommandError, match="of: originals"):
        call_command("media_check")
    client.put_bucket_versioning(Bucket="originals", VersioningConfiguration=on)
    said = io.StringIO()
    call_command("media_check", stdout=said)

    assert said.getvalue().count("versioning is on") == 2
    for bucket in BUCKETS:
        client.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Suspended"})
