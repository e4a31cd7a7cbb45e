"""The documentation keeps up with the program: links resolve, examples work, every row is described."""

import re
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import click
import pytest

from blotter.analysis.cases_table import CODING, NOT_OFFERED, UNITIZING
from blotter.analysis.disagreements import Kind
from blotter.analysis.measures import MEASURES
from blotter.analysis.ratings_measures import RATED_MEASURES
from blotter.analysis.units import Unit
from blotter.cli.group import blotter
from blotter.domain.unit_value import UnitValue
from blotter.interchange import codebook_markdown, codebook_tables
from blotter.interchange.codebook_columns import columns_of
from blotter.interchange.format_row import TABLES
from blotter.interchange.formats import FORMATS, WHATS, format_table, sniff
from blotter.project import sample
from blotter.project.agreement_report import REPORT_FORMATS
from blotter.project.figures import FIGURES
from blotter.project.import_report import ImportReport, ReportLine
from blotter.project.project import Project
from blotter.project.reports import REPORTS, report
from blotter.project.safekeeping import backup_table
from blotter.settings import Settings
from blotter.ui.actions import ACTIONS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])
COMMAND_LINE = (DOCS / "command-line.md").read_text(encoding="utf-8")
PROJECT_FILE = (DOCS / "project-file.md").read_text(encoding="utf-8")
CODEBOOK_FILES = (DOCS / "codebook-files.md").read_text(encoding="utf-8")
MEASURES_PAGE = (DOCS / "measures.md").read_text(encoding="utf-8")
GUIDE = (DOCS / "user-guide.md").read_text(encoding="utf-8")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


@pytest.fixture(scope="module")
def sample_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docs") / "sample.blotter"
    sample.build(path)
    return path


# What stands on the pages


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a language; "" for those of none."""
    return re.findall(rf"^ *```{language}\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE)


def prose(text: str) -> str:
    return re.sub(r"^ *```.*?^ *```$", "", text, flags=re.DOTALL | re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    titles = re.findall(r"^#+ (.+)$", prose(page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def sections(text: str) -> dict[str, str]:
    """The parts of a page under headings of the third level, by heading."""
    _, *parts = re.split(r"^### ", prose(text), flags=re.MULTILINE)
    return {part.partition("\n")[0]: re.split(r"^## ", part, flags=re.MULTILINE)[0] for part in parts}


def rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("|")]


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")[1:-1]]


def row_of(text: str, name: str) -> str:
    """The row of a table whose first cell is `name`."""
    found = [row for row in rows(text) if row.startswith(f"| `{name}` |")]
    assert len(found) == 1, f"{name}: {len(found)} rows"
    return found[0]


def assert_named(names: Iterator[str] | list[str], text: str) -> None:
    missing = [name for name in names if f"`{name}`" not in text]
    assert not missing


# Links


@each_page
def test_links_resolve(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page.read_text(encoding="utf-8"))):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        linked = (page.parent / name).resolve() if name else page
        assert linked.is_relative_to(ROOT), target
        assert linked.exists(), target
        assert not anchor or anchor in anchors(linked), target


def test_every_decision_is_listed() -> None:
    listed = re.findall(r"\(decisions/(\S+)\)", (DOCS / "developing.md").read_text(encoding="utf-8"))
    there = sorted(path.name for path in (DOCS / "decisions").iterdir())
    assert listed == there
    assert [int(name[:4]) for name in there] == list(range(1, len(there) + 1))


@each_page
def test_make_targets_exist(page: Path) -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for target in re.findall(r"(?:^|`)make (\w+)", page.read_text(encoding="utf-8"), re.MULTILINE):
        assert target in targets


# Commands


def commands(group: click.Group = blotter, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")
        else:
            yield above + name, command


COMMANDS = list(commands())


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_command_and_option_is_described(name: str, command: click.Command) -> None:
    top = name.split()[0]
    described = [
        part for title, part in sections(COMMAND_LINE).items() if re.search(rf"\b{top}\b|PROJECT", title)
    ]
    text = "\n".join(described)
    assert re.search(rf"`(blotter )?{name}\b", text)
    for option in command.params:
        if isinstance(option, click.Option):
            assert any(f"`{flag}" in text for flag in option.opts), option.name


def told_commands() -> list[str]:
    """Every command that a page tells somebody to type."""
    found = []
    for page in PAGES:
        for block in blocks(page.read_text(encoding="utf-8"), ""):
            found += [line.strip() for line in block.splitlines() if line.strip().startswith("blotter ")]
    return sorted(set(found))


@pytest.mark.parametrize("line", told_commands())
def test_told_commands_are_understood(line: str) -> None:
    words = shlex.split(line)[1:]
    command: click.Command = blotter
    # A command keeps the option for help that its first context names.
    context = click.Context(blotter, info_name="blotter", **blotter.context_settings)
    if words[0].endswith(".blotter"):
        words = ["window", *words]
    while isinstance(command, click.Group):
        name = words.pop(0)
        assert name in command.commands
        command = command.commands[name]
    command.make_context(name, words, parent=context)


@each_page
def test_mentioned_commands_exist(page: Path) -> None:
    known = {name for name, _ in COMMANDS} | set(blotter.commands)
    for mention in re.findall(r"`blotter ([a-z][^`]*)`", prose(page.read_text(encoding="utf-8"))):
        words = mention.split()
        assert words[0] in known, mention
        options = {
            flag
            for name, command in COMMANDS
            for option in command.params
            if name.split()[0] == words[0]
            for flag in option.opts
        }
        assert {word for word in words if word.startswith("--")} <= options, mention


# Tables of the program


def test_every_report_and_what_is_described() -> None:
    for each in REPORTS:
        row_of(sections(COMMAND_LINE)["`blotter report`"], each.name)
    assert_named([*WHATS], sections(COMMAND_LINE)["`blotter export`"])


def test_every_figure_is_described() -> None:
    for each in FIGURES:
        row_of(sections(COMMAND_LINE)["`blotter figure`"], each.name)


def test_every_kind_of_report_on_agreement_is_described() -> None:
    text = sections(COMMAND_LINE)["`blotter agreement-report`"]
    assert_named([suffix for row in REPORT_FORMATS for suffix in row.suffixes], text)
    assert_named([*UnitValue._fields], text)


def test_every_format_is_described() -> None:
    text = sections(COMMAND_LINE)["`blotter formats`"]
    for each in FORMATS:
        _, _, suffixes, reads, writes = cells(row_of(text, each.id))
        assert suffixes == " ".join(f"`{suffix}`" for suffix in each.suffixes)
        assert reads == (each.reads or "")
        parts = ", ".join(what for what in WHATS if what in each.writes)
        assert writes == ("anything" if len(each.writes) == len(TABLES) else parts)
    assert_named([*format_table(FORMATS).keys], text)


def test_every_measure_and_unit_is_described() -> None:
    for each in MEASURES:
        assert each.title in row_of(GUIDE, each.id)
    for each in RATED_MEASURES:
        assert each.title in row_of(GUIDE, each.id)
    for unit in Unit:
        row_of(GUIDE, unit)
        assert f"`{unit}`" in sections(COMMAND_LINE)["`blotter agreement`"]
    for kind in Kind:
        assert f"| *{kind}* |" in GUIDE


def test_every_measure_has_its_section() -> None:
    told = {title: " ".join(text.split()) for title, text in sections(MEASURES_PAGE).items()}
    assert set(told) == {f"{each.title} (`{each.id}`)" for each in MEASURES}
    for each in MEASURES:
        text = told[f"{each.title} (`{each.id}`)"]
        assert each.explanation in text
        assert f"- source: {each.origin} -" in text
        assert f"- needs: {each.needs} -" in text
        assert (f"- no value by: {', '.join(each.misleading)} -" in text) == bool(each.misleading)
        assert "- formula: " in text
        assert "- misleads: " in text


def test_every_name_of_cases_is_described() -> None:
    in_comparisons = {each.id for each in MEASURES} | {f"char_{each.id}" for each in MEASURES}
    names = [*CODING, *UNITIZING]
    alone = {re.sub("_boot95_(low|high)$", "", name.replace("unit_", "char_")) for name in names}
    listed = MEASURES_PAGE.partition("\n## Only in cases\n")[2].partition("\n## ")[0]
    assert alone - in_comparisons == {cells(row)[0].strip("`") for row in rows(listed)[2:]}
    assert_named(list(NOT_OFFERED), listed)


def test_every_key_is_described(sample_project: Path) -> None:
    keys = COMMAND_LINE.partition("\n## Keys\n")[2].partition("\n## ")[0]
    with Project(sample_project, writable=False) as project:
        tables = {each.name: report(project, each.name).keys for each in REPORTS}
    tables["backups"] = backup_table(sample_project).keys
    for name, columns in tables.items():
        row = next(row for row in rows(keys) if row.startswith(f"| {name} |"))
        told = dict.fromkeys(column.partition(":")[0] for column in columns)
        assert re.findall(r"`(\w+)`", row)[: len(told)] == list(told)


def test_every_import_report_key_is_described() -> None:
    text = sections(COMMAND_LINE)["`blotter import`"]
    for each in fields(ImportReport):
        row_of(text, each.name)
    assert_named([each.name for each in fields(ReportLine)], row_of(text, "lines"))


def test_every_setting_is_described() -> None:
    text = COMMAND_LINE.partition("\n## Settings\n")[2]
    for name in Settings.model_fields:
        row_of(text, name)


def test_every_action_and_key_is_described() -> None:
    table = GUIDE.partition("\n## All actions and keys\n")[2]
    told = {title: (keys, menu) for title, keys, menu in map(cells, rows(table))}
    for action in ACTIONS:
        keys, menu = told[re.sub(r"( \d|…)$", "", action.title)]
        assert {f"`{key}`" for key in action.keys} <= set(keys.split(", ")), action.title
        assert action.menu in ("", menu)


# The project file


def test_every_table_and_column_is_described(sample_project: Path) -> None:
    views, tables = (
        PROJECT_FILE.partition(f"\n## The {name}\n")[2].partition("\n## ")[0] for name in ("views", "tables")
    )
    with closing(sqlite3.connect(sample_project)) as connection:
        for name, kind in connection.execute(
            "SELECT name, type FROM sqlite_schema WHERE type <> 'index' AND name NOT LIKE 'sqlite_%'"
        ).fetchall():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            if kind == "table":
                assert re.findall(r"`(\w+)`", cells(row_of(tables, name))[2]) == columns
            else:
                part = views.partition(f"**`{name}`**")[2].partition("**`v_")[0]
                told = [name for row in rows(part) for name in re.findall(r"`(\w+)`", row.split("|")[1])]
                assert told == columns


def test_python_example_works(sample_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sample_project.parent)
    (example,) = blocks(PROJECT_FILE, "python")
    scope: dict[str, object] = {}
    exec(compile(example, "project-file.md", "exec"), scope)
    project = scope["project"]
    assert isinstance(project, sqlite3.Connection)
    project.close()


def test_sql_examples_work(sample_project: Path) -> None:
    with closing(sqlite3.connect(sample_project)) as connection:
        statements = [
            each for block in blocks(PROJECT_FILE, "sql") for each in block.split(";") if each.strip()
        ]
        answers = [connection.execute(statement).fetchall() for statement in statements]
        told = re.findall(r"^(\w+) +(\d+)$", PROJECT_FILE, re.MULTILINE)
        counted = connection.execute("SELECT coder, count(*) FROM v_segments GROUP BY coder").fetchall()
    assert all(answers)
    assert answers[-1] == [(0,)]
    assert [(coder, int(count)) for coder, count in told] == counted


# Codebook files


def test_codebook_example_is_read(tmp_path: Path) -> None:
    (example,) = blocks(CODEBOOK_FILES, "markdown")
    file = tmp_path / "example.md"
    file.write_text(example, encoding="utf-8")
    codebook = codebook_markdown.read(file).codebook
    assert codebook is not None
    assert [codebook.path(code.id) for code in codebook] == ["trade", "trade/credit", "display"]
    assert all(code.short and code.use_when and code.not_when and code.example for code in codebook)
    codebook_markdown.write(codebook, file)
    assert codebook_markdown.read(file).codebook == codebook


def test_codebook_table_example_is_read(tmp_path: Path) -> None:
    (example,) = blocks(CODEBOOK_FILES, "csv")
    file = tmp_path / "example.csv"
    file.write_text(example, encoding="utf-8")
    assert [row.id for row in sniff(file)] == ["codebook-csv"]
    bundle = codebook_tables.read_csv(file)
    assert (bundle.refused, bundle.remarks) == ((), ())
    assert bundle.codebook is not None
    codes = {bundle.codebook.path(code.id): code for code in bundle.codebook}
    assert list(codes) == ["trade", "trade/credit", "display"]
    assert all(code.full and code.not_when for code in codes.values())
    assert codes["trade/credit"].aliases == ("tick", "tab")


def test_every_column_of_codebook_tables_is_read_as_told() -> None:
    table = CODEBOOK_FILES.partition("\n## Tables\n")[2].partition("**The tree**")[0]
    for _, keys, others in map(cells, rows(table)[2:]):
        told = {field for key in re.findall(r"`(\w+)`", keys) for field in columns_of([key]).of}
        assert set(re.findall(r"`(\w+)`", keys)) <= told
        for title in filter(None, re.split(r"[,;] ", others.replace("semicolons between them", ""))):
            assert set(columns_of([title]).of) & (told or {"group"}), title


def test_every_part_and_colour_of_codebooks_is_named() -> None:
    from blotter.domain.colours import COLOURS
    from blotter.interchange.codebook_lines import LABELS

    for label in LABELS.values():
        row_of(CODEBOOK_FILES, f"{label}:")
    assert ", ".join(COLOURS) in " ".join(CODEBOOK_FILES.split())
