"""The same script with a bucket: BACKUP_REMOTE as docs/backups.md tells it."""

import os
import subprocess

import pytest
from ops.archived import SCRIPTS
from shop.paths import PYTHON

from tests.test_buckets import KEYS, s3

__all__ = ["s3"]


def rclone(env: dict[str, str], *words: str) -> str:
    return subprocess.run(
        ["rclone", *words], env=env, capture_output=True, text=True, errors="replace", check=True
    ).stdout


@pytest.fixture
def known(s3, tmp_path) -> dict[str, str]:
    """Return the environment of the script, as the page tells it."""
    return {
        "PATH": f"{PYTHON.parent}:{os.environ['PATH']}",
        "BACKUP_REMOTE": f':s3,provider=Other,env_auth=true,force_path_style=true,endpoint="{s3}":originals/backup',
        "BACKUP_PASSWORD": "only-of-this-test-in-a-bucket",
        "BACKUP_SCRATCH": str(tmp_path / "scratch"),
        "AWS_ACCESS_KEY_ID": KEYS["access_key"],
        "AWS_SECRET_ACCESS_KEY": KEYS["secret_key"],
        "AWS_REGION": "us-east-1",
    }


def test_a_bucket_is_a_place_for_backups(known, tmp_path):
    folder = tmp_path / "base"
    folder.mkdir()
    (folder / "start").write_text("000000010000000000000002")
    plain = known["BACKUP_REMOTE"]
    opened = known | {
        "RCLONE_CONFIG": "/dev/null",
        "RCLONE_CONFIG_SAFE_TYPE": "crypt",
        "RCLONE_CONFIG_SAFE_REMOTE": plain,
        "RCLONE_CONFIG_SAFE_FILENAME_ENCRYPTION": "off",
        "RCLONE_CONFIG_SAFE_DIRECTORY_NAME_ENCRYPTION": "false",
        "RCLONE_CONFIG_SAFE_PASSWORD": rclone(known, "obscure", known["BACKUP_PASSWORD"]).strip(),
    }
    rclone(opened, "copy", str(folder), "safe:base/20261126T210000Z.part")
    rclone(opened, "moveto", "safe:base/20261126T210000Z.part", "safe:base/20261126T210000Z")

    listed = subprocess.run(
        [SCRIPTS / "backup", "list"], env=known, capture_output=True, text=True, errors="replace", check=True
    ).stdout

    assert listed.startswith("20261126T210000Z ")
    assert rclone(opened, "cat", "safe:base/20261126T210000Z/start") == "000000010000000000000002"
    assert "0000" not in rclone(
        known | {"RCLONE_CONFIG": "/dev/null"}, "cat", f"{plain}/base/20261126T210000Z/start.bin"
    )
