"""The check of sizes and machine paths finds each of them, and nothing in the project."""

import subprocess
from pathlib import Path

import pytest

from tools.tidy import problems_in

PROJECT = Path(__file__).resolve().parents[3]
ROOT_HOME = "/" + "root/project/file.py"


@pytest.fixture
def project(tmp_path):
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    return tmp_path


def test_the_project_is_tidy():
    assert problems_in(PROJECT) == []


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("long.py", "x = 1\n" * 501, "long.py: 501 lines, 500 at most: make it a package of the same name"),
        ("long.tsx", "x;\n" * 301, "long.tsx: 301 lines, 300 at most: move a part into a file of its own"),
        ("slow.py", "def slow():\n" + "    x = 1\n" * 60, "slow.py:1: slow has 61 lines, 60 at most"),
        ("notes.md", f"\nSee {ROOT_HOME}.\n", "notes.md:2: names a path of one machine (/" + "root/p…)"),
    ],
)
def test_a_breach_is_named(project, name, text, problem):
    (project / name).write_text(text)

    assert problems_in(project) == [problem]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("fits.py", "x = 1\n" * 500),
        ("fits.ts", "x;\n" * 300),
        ("documented.py", 'def documented():\n    """\n' + "    word\n" * 60 + '    """\n    return 1\n'),
        ("frontend/src/shared/api/schema.d.ts", "x;\n" * 301),
        ("README.md", "Look at https://example.com/" + "root/x and at ~/" + "work/x.\n"),
    ],
)
def test_what_is_allowed_is_not_named(project, name, text):
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text(text)

    assert problems_in(project) == []


def test_ignored_files_are_not_read(project):
    (project / ".gitignore").write_text("made/\n")
    (project / "made").mkdir()
    (project / "made" / "long.py").write_text("x = 1\n" * 501)

    assert problems_in(project) == []
