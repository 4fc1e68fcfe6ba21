"""A package-lock.json is completed with the packages of platforms that the registry at hand did not have."""

import json

import pytest
from locks.platforms import complete_lock


@pytest.fixture
def lock(tmp_path):
    file = tmp_path / "package-lock.json"

    def write(packages):
        file.write_text(json.dumps({"packages": packages}))
        return file

    return write


def packages_of(file):
    return json.loads(file.read_text())["packages"]


def test_a_missing_platform_gets_an_entry_beside_its_parent(lock):
    wants = {"version": "2.0.0", "optionalDependencies": {"@tool/cli-linux-x64-musl": "2.0.0"}}
    file = lock({"": {}, "node_modules/@tool/tool": wants})

    assert complete_lock(file) == ["node_modules/@tool/cli-linux-x64-musl"]

    assert packages_of(file)["node_modules/@tool/cli-linux-x64-musl"] == {
        "version": "2.0.0",
        "cpu": ["x64"],
        "os": ["linux"],
        "libc": ["musl"],
        "optional": True,
    }
    assert complete_lock(file) == []


def test_two_versions_of_a_parent_get_an_entry_each(lock):
    file = lock(
        {
            "": {},
            "node_modules/roll": {"version": "2.0.0", "optionalDependencies": {"roll-darwin-arm64": "2.0.0"}},
            "node_modules/vite/node_modules/roll": {
                "version": "1.0.0",
                "optionalDependencies": {"roll-darwin-arm64": "1.0.0"},
            },
        }
    )

    assert complete_lock(file) == [
        "node_modules/roll-darwin-arm64",
        "node_modules/vite/node_modules/roll-darwin-arm64",
    ]

    versions = {path: entry.get("version") for path, entry in packages_of(file).items() if "darwin" in path}
    assert versions == {
        "node_modules/roll-darwin-arm64": "2.0.0",
        "node_modules/vite/node_modules/roll-darwin-arm64": "1.0.0",
    }


def test_what_is_no_platform_or_not_exact_is_left_alone(lock):
    wants = {"version": "1.0.0", "optionalDependencies": {"colors": "1.0.0", "watch-darwin-x64": "^1.0.0"}}
    file = lock({"": {}, "node_modules/tool": wants})

    assert complete_lock(file) == []
