"""Import contracts of our own for import-linter: the doors of a module, and libraries that a module must not know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

#: The parts of a module that others may import, with all below them.
DOORS = frozenset({"services", "selectors", "events", "errors", "types"})
#: What only tests, and the factories that serve them, may reach besides.
TEST_DOORS = frozenset({"apps", "factories", "migrations"})
TEST_CODE = frozenset({"tests", "factories", "conftest"})
#: The module without doors: it knows no other module, and everyone may use all of it.
OPEN_MODULE = "core"


class DoorsContract(Contract):
    """
    A module of `root` is entered by others through its doors only.

    Options: `root`, the package whose children are the modules.
    """

    type_name = "doors"

    # Import-linter replaces the fields by their values.
    root: Any = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every import that enters a module beside its doors."""
        entered = [
            f"{importer} enters {imported}: use a door"
            for importer in sorted(graph.modules)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if self._is_break_in(importer, imported)
        ]
        return ContractCheck(kept=not entered, metadata={"entered": entered})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print one line for each import beside the doors."""
        for line in check.metadata["entered"]:
            output.print_error(line, bold=False)

    def _is_break_in(self, importer: str, imported: str) -> bool:
        own, own_part = self._place(importer)
        other, part = self._place(imported)
        if not own or not other or own == other or other == OPEN_MODULE:
            return False
        allowed = DOORS | TEST_DOORS if own_part in TEST_CODE else DOORS
        return part not in allowed

    def _place(self, name: str) -> tuple[str, str]:
        """Return the module that `name` belongs to and its part there; empty when there is none."""
        prefix = f"{self.root}."
        if not name.startswith(prefix):
            return "", ""
        module, _, rest = name.removeprefix(prefix).partition(".")
        return module, rest.partition(".")[0]


class LibrariesContract(Contract):
    """
    The code of `source` does not import `libraries` itself; these may be parts of a package, such as `django.http`.

    Options: `source`, a package; `libraries`, dotted names.
    """

    type_name = "libraries"

    source: Any = fields.StringField()
    libraries: Any = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every line of `source` that imports one of the libraries."""
        found = sorted(set(self._offending_lines(graph)))
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print one line for each import of a library."""
        for line in check.metadata["found"]:
            output.print_error(line, bold=False)

    def _offending_lines(self, graph: ImportGraph) -> Iterator[str]:
        tops = {library.partition(".")[0] for library in self.libraries}
        for importer in graph.find_descendants(self.source) | {self.source}:
            for imported in graph.find_modules_directly_imported_by(importer) & tops:
                # External packages are whole in the graph; only the line tells which part is meant.
                for detail in graph.get_import_details(importer=importer, imported=imported):
                    if self._names_library(detail["line_contents"]):
                        yield f"{importer}:{detail['line_number']}: {detail['line_contents']}"

    def _names_library(self, line: str) -> bool:
        return any(
            name == library or name.startswith(f"{library}.") for name in _names(line) for library in self.libraries
        )


def _names(line: str) -> list[str]:
    """Return the dotted names that an import statement brings in: of `from a import b` both `a` and `a.b`."""
    words = line.replace(",", " ").replace("(", " ").replace(")", " ").split()
    if words[:1] == ["from"]:
        return [words[1], *(f"{words[1]}.{name}" for name in words[3:])]
    return words[1:]
