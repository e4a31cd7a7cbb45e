"""The walls of the house: who may import whom, and what stays out of which room."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import blotter

PACKAGE = Path(blotter.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))

SHARED = {"__version__", "errors", "message", "progress"}
MAY_IMPORT: dict[str, set[str]] = {
    "domain": set(),
    "store": {"domain"},
    "analysis": {"domain"},
    "interchange": {"domain"},
    "project": {"domain", "store", "analysis", "interchange", "shipped"},
    "cli": {"domain", "project", "settings", "shipped"},
    "ui": {"domain", "project", "settings", "shipped"},
}

# Of the rooms of measures and codecs, the faces may know the tables, the options models and the values.
FACES = {"cli", "ui"}
OPEN_TO_FACES = {
    "analysis.agreement",
    "analysis.agreement_table",
    "analysis.asking",
    "analysis.cases",
    "analysis.coded_text",
    "analysis.confusion",
    "analysis.cooccurrence",
    "analysis.disagreement_counts",
    "analysis.disagreements",
    "analysis.domains",
    "analysis.drawing",
    "analysis.matrices",
    "analysis.measures",
    "analysis.pair_matrix",
    "analysis.places",
    "analysis.planner",
    "analysis.presets",
    "analysis.ratings_measures",
    "analysis.ratings_table",
    "analysis.records.agreement",
    "analysis.records.claims",
    "analysis.records.coverage",
    "analysis.records.duplicates",
    "analysis.records.field_values",
    "analysis.records.proposals",
    "analysis.records.quality",
    "analysis.records.sums",
    "analysis.records.validation",
    "analysis.revision_comparison",
    "analysis.sample",
    "analysis.searching",
    "analysis.settling",
    "analysis.totals",
    "analysis.units",
    "interchange.exchange_options",
    "interchange.formats",
    "interchange.options",
    "interchange.ratings_columns",
    "interchange.ratings_files",
    "interchange.record_figures.look",
    "interchange.written",
}

NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "multiprocessing.connection",
    "multiprocessing.managers", "nntplib", "poplib", "requests", "select", "selectors", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.error", "urllib.request", "urllib3", "webbrowser", "wsgiref",
    "xmlrpc", "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets", "PySide6.QtHttpServer", "PySide6.QtBluetooth",
}  # fmt: skip

HEAVY = {
    "bibtexparser", "charset_normalizer", "cryptography", "docx", "jinja2", "lxml", "markdown", "matplotlib",
    "nh3", "numpy", "openpyxl", "py3langid", "pydantic", "pypdfium2", "pypdfium2_raw", "rapidfuzz",
    "reportlab", "rispy", "selectolax", "sentencex", "sqlite_utils", "striprtf", "xlsxwriter",
}  # fmt: skip

MAY_SPEAK_SQL = ("store", "interchange.foreign_sqlite")
SQL = {"CREATE", "DELETE", "DROP", "INSERT", "ORDER", "PRAGMA", "SELECT", "UPDATE", "WHERE", "WITH"}

LONGEST = 400


def name_of(path: Path) -> str:
    """The module's name inside the package, such as `store.lock`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path, at_once: bool = False) -> Iterator[str]:
    """What a file imports, as dotted words; `at_once` leaves out what waits in functions."""
    for node in _nodes(tree(path), at_once):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written out"
            yield from (f"{node.module}.{each.name}" for each in node.names)


def _nodes(top: ast.AST, at_once: bool) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(top):
        waits = isinstance(node, ast.FunctionDef) or (
            isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        )
        if not (at_once and waits):
            yield node
            yield from _nodes(node, at_once)


def own(path: Path, at_once: bool = False) -> set[str]:
    """What a file imports of ours, without the package's name."""
    found = imports(path, at_once)
    return {name.removeprefix("blotter.") for name in found if is_within(name, "blotter")}


def is_within(name: str, *modules: str) -> bool:
    """Whether a dotted name is one of the modules or something in it."""
    return any(name == module or name.startswith(module + ".") for module in modules)


def python(code: str) -> list[str]:
    """Run code in a fresh interpreter; the words it prints."""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.split()


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_it_may(room: str) -> None:
    allowed = {room} | SHARED | MAY_IMPORT[room] | (OPEN_TO_FACES if room in FACES else set())
    for path in (PACKAGE / room).rglob("*.py"):
        at_once = own(path, at_once=True)
        for name in own(path):
            # The command line may open the window, but only when it is asked to.
            lazily = {"ui"} if room == "cli" and name not in at_once else set()
            assert is_within(name, *allowed, *lazily), f"{name_of(path)} imports {name}"


def test_every_room_is_in_the_table() -> None:
    rooms = {each.parent.name for each in PACKAGE.glob("*/__init__.py")}
    assert rooms - {"data"} == set(MAY_IMPORT)


def test_what_lies_beside_the_rooms_knows_none_of_them() -> None:
    for path in PACKAGE.glob("*.py"):
        door = {"cli"} if path.stem == "__main__" else set()
        for name in own(path):
            assert is_within(name, *door) or not is_within(name, *MAY_IMPORT), f"{path.name} imports {name}"


def test_no_module_reaches_for_the_network() -> None:
    for path in FILES:
        for name in imports(path):
            assert not is_within(name, *NETWORK), f"{name_of(path)} imports {name}"


def test_no_link_is_opened() -> None:
    for path in FILES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"openUrl", "startfile"}, name_of(path)
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("setOpenExternalLinks"):
                assert ast.unparse(node.args[0]) == "False", name_of(path)


def test_qt_stays_in_the_window() -> None:
    for path in FILES:
        for name in imports(path):
            if is_within(name, "PySide6", "shiboken6"):
                assert is_within(name_of(path), "ui"), f"{name_of(path)} imports {name}"


def test_sql_stays_in_the_store() -> None:
    for path in FILES:
        if is_within(name_of(path), *MAY_SPEAK_SQL):
            continue
        for name in imports(path):
            assert not is_within(name, "sqlite3", "sqlite_utils"), f"{name_of(path)} imports {name}"
        for node in ast.walk(tree(path)):
            text = node.value if isinstance(node, ast.Constant) else None
            assert not isinstance(text, str) or text.lstrip().split(" ")[0] not in SQL, name_of(path)


def test_no_import_goes_round_in_a_circle() -> None:
    modules = {name_of(path): path for path in FILES}

    def module(name: str) -> str:
        return name if name in modules else name.rpartition(".")[0]

    graph = {
        name: {module(each) for each in own(path, at_once=True)} - {name} for name, path in modules.items()
    }
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above[above.index(name) :], name))
        if name not in done:
            for below in sorted(graph.get(name, set())):
                visit(below, (*above, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_a_file_is_read_in_one_sitting() -> None:
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_every_room_but_the_window_lives_without_qt() -> None:
    names = [f"blotter.{name_of(path)}" for path in FILES if not is_within(name_of(path), "ui", "__main__")]
    blocked = "import importlib, sys; sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
    code = f"for name in {names!r}: importlib.import_module(name.rstrip('.'))\nprint('all')"
    assert python(blocked + code) == ["all"]


@pytest.mark.parametrize("room", ["domain", "store", "project"])
def test_what_is_heavy_waits_until_it_is_needed(room: str) -> None:
    names = [f"blotter.{name_of(path)}" for path in FILES if is_within(name_of(path), room)]
    code = f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\nprint(*sys.modules)"
    assert set(python(code)) & HEAVY <= ({"pydantic"} if room == "project" else set())


def test_opening_a_project_loads_nothing_heavy(study_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from blotter.project.project import Project\n"
        f"with Project(Path({str(study_path)!r})) as project: project.codebook, project.count()\n"
        "print(*sys.modules)"
    )
    assert not set(python(code)) & HEAVY


def test_the_window_opens_a_project_with_nothing_heavy(study_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication\n"
        "from blotter.settings import Settings; from blotter.ui.main_window import MainWindow\n"
        "application = QApplication(['blotter', '-platform', 'offscreen'])\n"
        "window = MainWindow(Settings(), keep_state=False); window.show()\n"
        f"assert window.open_project(Path({str(study_path)!r})); application.processEvents()\n"
        "print(*sys.modules)"
    )
    # What a form asks for is told by models, which actions and settings know.
    assert set(python(code)) & HEAVY <= {"pydantic"}


def test_no_sentence_takes_the_name_of_another() -> None:
    for path in FILES:
        if path.name == "messages.py":
            names = [
                target.id
                for node in tree(path).body
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            ]
            assert len(names) == len(set(names)), name_of(path)
