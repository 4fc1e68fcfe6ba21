"""Which commands prove what."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from shop.paths import BACKEND, FRONTEND, PYTHON, ROOT

from .step import Step

BIN = PYTHON.parent
REPORTS = ROOT / ".run" / "reports"
PYTHON_SOURCES = (".", "../tools", "../loadtest")
TYPED_PACKAGES = (
    "config",
    "wibestore",
    "demo",
    "emulators",
    "bench",
    "crash",
    "load",
    "tests",
    "tools",
    "shop",
    "proof",
    "locks",
    "ops",
)
BACKUP = ROOT / "docker" / "backup"
#: Linters that come by npm: of workflows and of compose files.
LINT = ROOT / "tools" / "lint"
NPM_LINTERS = LINT / "node_modules"
ACTIONLINT = Path("@tktco", "node-actionlint", "bin", "node-actionlint.js")
DCLINT = Path("dclint", "bin", "dclint.cjs")
DCLINT_OPTIONS = ("--config", LINT / "dclint.yaml", "--max-warnings", "0")
SHELL_SCRIPTS = (
    ROOT / "tools" / "bootstrap",
    *sorted((ROOT / "docker").rglob("*.sh")),
    *sorted((FRONTEND / "nginx").rglob("*.sh")),
    *(ROOT / "deploy" / name for name in ("release", "roll", "rollback", "secrets")),
    BACKUP / "archive-wal",
    BACKUP / "backup",
)
RECIPES = (BACKEND / "Dockerfile", FRONTEND / "Dockerfile", *sorted((ROOT / "docker").rglob("Dockerfile")))
#: Of two cores.
WORKERS = 2
#: Where every branch must have been taken by a test (security.md, L10).
MONEY = ("wibestore/ledger/*", "wibestore/orders/services/*", "wibestore/orders/rules/*")
COVERED: list[str | Path] = [PYTHON, "-m", "coverage", "report", "--fail-under=100"]
#: The tests that take them, those of the books' readers too: only these are traced, which slows everything.
MONEY_TESTS = ("wibestore/ledger", "wibestore/orders", "wibestore/backoffice", "tests/dashboard")
#: The database that each worker's is a copy of.
TABLES = "test_wibestore"


def backend_checks(settings: Mapping[str, str]) -> list[Step]:
    """Return the steps that read the backend's code; `settings` lead to servers for those that ask the database."""
    manage: list[str | Path] = [PYTHON, "manage.py"]
    packages = [word for package in TYPED_PACKAGES for word in ("-p", package)]
    return [
        Step(
            "format of Python", [BIN / "ruff", "format", "--check", "--output-format=concise", *PYTHON_SOURCES], BACKEND
        ),
        Step("lint of Python", [BIN / "ruff", "check", "--quiet", "--output-format=concise", *PYTHON_SOURCES], BACKEND),
        Step("import contracts", [BIN / "lint-imports"], BACKEND),
        Step(
            "every requirement has its proof",
            [PYTHON, "-m", "proof.acceptance"],
            BACKEND,
            {"PYTHONPATH": str(ROOT / "tools")},
        ),
        Step("size and machine paths", [PYTHON, "-m", "tools.tidy"], BACKEND),
        Step("types of Python", [BIN / "mypy", *packages], BACKEND, settings),
        Step("Django's own check", [*manage, "check", "--fail-level", "WARNING"], BACKEND, settings),
        Step("migrations are complete", [*manage, "makemigrations", "--check", "--dry-run"], BACKEND, settings),
        Step("migrations are safe beside the running version", [*manage, "lintmigrations"], BACKEND, settings),
        Step("recipes of images", [BIN / "hadolint", *RECIPES], ROOT),
        *deployment_checks(),
        Step("shell scripts", [BIN / "shellcheck", *SHELL_SCRIPTS], ROOT),
        Step(
            "generated files are fresh",
            [PYTHON, "-m", "proof.generated"],
            BACKEND,
            {**settings, "PYTHONPATH": str(ROOT / "tools")},
        ),
    ]


def deployment_checks() -> list[Step]:
    """Return the steps that read how the project is proved and deployed elsewhere; none of them asks the network."""
    workflows = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    composes = sorted(ROOT.glob("docker-compose*.yml"))
    written = [ROOT / ".github", *composes, ROOT / "monitoring", ROOT / "deploy"]
    known = [path for path in written if path.exists()]
    schema: list[str | Path] = [BIN / "check-jsonschema", "--builtin-schema"]
    return [
        Step("YAML", [BIN / "yamllint", "--strict", *known], ROOT),
        Step("workflows are such", [*schema, "vendor.github-workflows", *workflows], ROOT),
        # One pattern: of several names it would read the first alone.
        Step("workflows fit together", ["node", NPM_LINTERS / ACTIONLINT, ".github/workflows/*.yml"], ROOT),
        Step("compose files are such", [*schema, "vendor.compose-spec", *composes], ROOT),
        Step("compose files are in order", ["node", NPM_LINTERS / DCLINT, *DCLINT_OPTIONS, *composes], ROOT),
        Step("workflows are safe", [BIN / "zizmor", "--offline", "--no-progress", ROOT / ".github"], ROOT),
    ]


def migration_locks(settings: Mapping[str, str]) -> list[Step]:
    """Return the step that has squawk read every migration since the last release; it is among all tests, too."""
    tests: list[str | Path] = [
        PYTHON,
        "-m",
        "pytest",
        "-q",
        "tests/ops/test_releases.py",
        "-k",
        "stops_people or would_stop",
    ]
    return [Step("migrations stop nobody by a lock", tests, BACKEND, settings)]


def backend_tables(settings: Mapping[str, str]) -> list[Step]:
    """Return the step that makes the tables once for all the tests' databases."""
    env = {**settings, "WIBESTORE_TEST_DB": TABLES}
    return [Step("migrations of an empty database", [PYTHON, "-m", "tools.tables"], BACKEND, env)]


def backend_tests(settings: Mapping[str, str]) -> list[Step]:
    """Return the backend's tests, those of money first."""
    # What the tests see of the API is kept by their processes; what another run has seen is forgotten first.
    seen = REPORTS / "api-seen"
    shutil.rmtree(seen, ignore_errors=True)
    env = {**settings, "WIBESTORE_TEST_TEMPLATE": TABLES, "API_SEEN": str(seen)}
    # Both what is measured and what is left out stand in pyproject.toml.
    money = _pytest("money", *MONEY_TESTS, "--cov", "--cov-report=")
    others = _pytest("backend", *(f"--ignore={folder}" for folder in MONEY_TESTS))
    return [
        Step("tests of money", money, BACKEND, env, REPORTS / "money.xml"),
        Step("every branch of money is tested", [*COVERED, f"--include={','.join(MONEY)}"], BACKEND),
        Step("backend tests", others, BACKEND, env, REPORTS / "backend.xml"),
        Step("every promise of the API has its test", [PYTHON, "-m", "tools.api_tested", seen], BACKEND),
    ]


def _pytest(name: str, *options: str) -> list[str | Path]:
    # Who has nothing left takes half of what waits for the other.
    spread = ["-n", str(WORKERS), "--dist", "worksteal"]
    return [PYTHON, "-m", "pytest", "-q", *spread, *options, f"--junitxml={REPORTS / f'{name}.xml'}"]


def frontend_checks() -> list[Step]:
    """Return the steps that read the frontend's code."""
    return [Step("frontend: lint, types, boundaries, unused code", ["npm", "run", "--silent", "check"], FRONTEND)]


def frontend_tests() -> list[Step]:
    """Return the frontend's unit tests."""
    report = REPORTS / "frontend.xml"
    reporters = ["--reporter=default", "--reporter=junit", f"--outputFile.junit={report}"]
    return [Step("frontend tests", ["npm", "test", "--silent", "--", *reporters], FRONTEND, report=report)]


def frontend_build() -> list[Step]:
    """Return the frontend's production build and the size of that."""
    return [
        Step("production build", [PYTHON, "-m", "proof.build"], BACKEND, {"PYTHONPATH": str(ROOT / "tools")}),
        Step("size of the interface", ["npm", "run", "--silent", "size"], FRONTEND),
    ]
