"""A project written as a data package: a folder, or a zip archive of one."""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from blotter.domain.bundle import Remark
from blotter.domain.codebook import Codebook
from blotter.domain.record_data import DataField, DataTable
from blotter.domain.table import Cell
from blotter.interchange import codebook_markdown, record_package, tables
from blotter.interchange.data_package import about, coded, described, facts, figures, history, work
from blotter.interchange.data_package.checking import check
from blotter.interchange.data_package.folder import DESCRIPTOR, listed_files
from blotter.interchange.data_package.held import Held
from blotter.interchange.data_package.left_out import Absent, has_records, left_out
from blotter.interchange.data_package.readme import readme
from blotter.interchange.data_package.texts import file_names
from blotter.interchange.disk import replacing
from blotter.interchange.exchange_options import PackageOptions
from blotter.interchange.format_row import Export
from blotter.interchange.options import Options
from blotter.interchange.own_folders import replacing_own_files
from blotter.interchange.packing import files_in, pack_folder
from blotter.interchange.written import Written
from blotter.message import Sentence
from blotter.progress import Progress, silent

README, CODEBOOK, CITATION = "README.md", "codebook.md", "CITATION.cff"

RECORDS = "records"
"""The folder with the activity records, linked tables with a README of their own."""

_ALWAYS = frozenset({"documents", "codes", "coders", "segments"})


def write_folder(
    export: Export, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write a package into a folder, which is made if need be; one that was written there before goes."""
    with replacing_own_files(path, DESCRIPTOR, listed_files) as replacing_:
        written = _Package(export, options, progress).write(replacing_.folder)
    return replace(written, remarks=(*written.remarks, *replacing_.remarks(path)))


def write_zip(
    export: Export, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write a package as a zip archive; the same project on the same day gives the same bytes."""
    with tempfile.TemporaryDirectory(prefix="blotter-") as made, replacing(path) as file:
        package = _Package(export, options, progress)
        written = package.write(Path(made))
        pack_folder(file, Path(made), package.at, progress)
    return written


class _Package:
    """Writes one package: the tables, then what tells of them."""

    def __init__(self, export: Export, options: Options | None, progress: Progress) -> None:
        assert export.project is not None
        self._options = options if isinstance(options, PackageOptions) else PackageOptions()
        self.at = date.today().isoformat()
        # Its tables have names, words and notes in many columns.
        is_all = self._options.quotes and self._options.memos and not self._options.pseudonyms
        self._records = export.records if is_all and has_records(export.project.things) else None
        self._held = Held(export.project, self._options)
        self._about = about.about(self._options, export.project.name, self.at)
        self._progress = progress

    def write(self, folder: Path) -> Written:
        """Write all files, and read the tables again."""
        held = self._held
        files = file_names(held.sources.values()) if self._options.texts else {}
        written = [*self._tables(folder, files)]
        dictionary = _dictionary([table for table, _ in written])
        written.append((dictionary, self._table(folder, dictionary)))
        check(folder, written, held, self._progress)
        absent = left_out(held.things, with_records=self._records is not None)
        if self._records is not None:
            record_package.write_folder(self._records, folder / RECORDS, None, self._progress)
        self._tell(folder, written, files, absent)
        self._describe(folder, [table for table, _ in written])
        told = [Remark("", each.what, Sentence(each.why, count=each.number)) for each in absent]
        counts = {table.name: count for table, count in written}
        return Written(
            counts["segments"],
            counts={
                **{kind: counts.get(name, 0) for kind, name in _COUNTED.items()},
                "records": self._records.records if self._records is not None else 0,
            },
            lost=(*told, *about.remarks(self._options, self._about)),
        )

    def _tables(self, folder: Path, files: Mapping[str, str]) -> Iterator[tuple[DataTable, int]]:
        """The tables that have rows, and those that are always there."""
        held = self._held
        made = chain(
            coded.tables(held, files), facts.tables(held), figures.tables(held), work.tables(held),
            history.tables(held),
        )  # fmt: skip
        for table in made:
            count = self._table(folder, table)
            if count or table.name in _ALWAYS:
                yield table, count
            else:
                (folder / f"{table.name}.csv").unlink()

    def _table(self, folder: Path, table: DataTable) -> int:
        path = folder / f"{table.name}.csv"
        return tables.write_csv(table.table(), path, None, self._progress).rows

    def _tell(
        self,
        folder: Path,
        written: list[tuple[DataTable, int]],
        files: Mapping[str, str],
        absent: Sequence[Absent],
    ) -> None:
        """The files that people read."""
        held = self._held
        book = Codebook(held.book.by_id.values(), title=self._about.title)
        codebook_markdown.write(book, folder / CODEBOOK)
        _put(folder / README, readme(held, self._about, written, absent, self._records))
        if self._about.authors:
            _put(folder / CITATION, about.citation_file(self._about))
        for source, name in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            _put(folder / name, held.project.text(held.sources[source]))
            self._progress(0, 0)

    def _describe(self, folder: Path, made: list[DataTable]) -> None:
        """The files that programs read."""
        names = {table.name for table in made}
        (folder / "schemas").mkdir()
        for table in made:
            _put_json(folder / "schemas" / f"{table.name}.schema.json", described.json_schema(table))
        resources = [
            described.table_resource(table, names, (folder / f"{table.name}.csv").read_bytes())
            for table in made
        ]
        told = {f"{table.name}.csv" for table in made}
        paths = [each.relative_to(folder).as_posix() for each in files_in(folder)]
        files = [
            described.other_file(path, (folder / path).read_bytes()) for path in paths if path not in told
        ]
        _put_json(folder / DESCRIPTOR, described.package(self._about, resources, files))


_COUNTED = {
    "sources": "documents",
    "codes": "codes",
    "segments": "segments",
    "coders": "coders",
    "memos": "memos",
    "cases": "cases",
    "attributes": "attributes",
    "values": "values",
}


def _put(path: Path, words: str) -> None:
    path.write_bytes(words.encode("utf-8", "replace"))


def _put_json(path: Path, plain: Any) -> None:
    _put(path, json.dumps(plain, ensure_ascii=False, indent=1) + "\n")


def _dictionary(made: list[DataTable]) -> DataTable:
    """The table that explains all columns, its own as well."""
    dictionary = DataTable(
        name="dictionary",
        about="What every column of every table means",
        fields=(
            DataField("table", "The table"),
            DataField("column", "The column"),
            DataField("meaning", "What it means"),
            DataField("type", "What it holds, as Frictionless calls it"),
            DataField("values", "The words that it may have, joined by |"),
            DataField("refers_to", "The column of another table that it is found in"),
        ),
        rows=lambda: _explained([*made, dictionary]),
        key=("table", "column"),
    )
    return dictionary


def _explained(made: list[DataTable]) -> Iterator[tuple[Cell, ...]]:
    for table in made:
        for each in table.fields:
            target = ".".join(each.refers) if each.refers else None
            yield table.name, each.key, each.meaning, each.type, " | ".join(each.values) or None, target
