"""The images' recipes: who runs in them, what is left out, what is left to a cache."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[3]
RECIPES = [PROJECT / "backend" / "Dockerfile", PROJECT / "frontend" / "Dockerfile"]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.parent.name)
class TestRecipes:
    def test_nobody_runs_as_root(self, recipe):
        assert re.findall(r"^USER (.+)$", recipe.read_text(), re.M)[-1] == "10001:10001"

    def test_no_line_pulls_a_syntax(self, recipe):
        assert "syntax=" not in recipe.read_text().splitlines()[0]

    def test_health_is_asked(self, recipe):
        assert "\nHEALTHCHECK " in recipe.read_text()

    def test_packages_come_before_the_code_so_that_their_layer_stays(self, recipe):
        text = recipe.read_text()
        lock = next(text.index(name) for name in ("uv.lock ./", "package-lock.json ./") if name in text)

        assert lock < min(text.index(line) for line in ("COPY . .",) if line in text)

    def test_no_secret_is_an_argument(self, recipe):
        names = re.findall(r"^(?:ARG|ENV) (\w+)", recipe.read_text(), re.M)

        assert not [name for name in names if re.search("SECRET|PASSWORD|TOKEN|KEY", name)]


def test_the_base_images_are_those_that_were_ordered():
    backend, frontend = (recipe.read_text() for recipe in RECIPES)

    assert "ARG PYTHON_IMAGE=python:3.12-slim\n" in backend
    assert "ARG NODE_VERSION=20\n" in frontend
    assert "FROM node:${NODE_VERSION}-alpine AS build\n" in frontend
    assert "apk " not in frontend


def test_production_has_nothing_of_the_demo():
    text = RECIPES[0].read_text()
    stages = re.findall(r"^FROM (\S+) AS (\S+)$", text, re.M)

    assert stages[-2:] == [("${PYTHON_IMAGE}", "production"), ("production", "development")]
    assert "rm -r demo emulators" in text
    ignored = (PROJECT / "backend" / ".dockerignore").read_text().splitlines()
    assert {"*", "**/tests", "**/conftest.py"} <= set(ignored)
    assert not {"!bench", "!crash", "!tools", "!tests"} & set(ignored)
