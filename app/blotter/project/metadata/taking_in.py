"""MetadataIntake: rows about documents and cases, taken in against the documents there are and that come."""

from collections.abc import Callable, Iterable

from blotter.domain.attribute import Bearer, Role
from blotter.domain.bundle import RefusedRow
from blotter.domain.metadata_rows import MetadataBundle, MetadataRow
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.message import Sentence
from blotter.project.import_report import ImportReport
from blotter.project.metadata import messages
from blotter.project.metadata.cases_in import CaseFiling
from blotter.project.metadata.facts import FactFiling, Said
from blotter.project.metadata.finding import DocumentFinder
from blotter.project.project import Project

Change = Callable[[Source, tuple[str, ...], str], None]
"""Puts a document into a group (names from the top) and says its language; nothing for neither."""


class MetadataIntake:
    """Takes rows in; what names no document, or two, is reported. Nothing is guessed without a word."""

    def __init__(
        self,
        report: ImportReport,
        facts: FactFiling,
        cases: CaseFiling,
        change: Change,
    ) -> None:
        self._report = report
        self._facts, self._cases, self._change = facts, cases, change
        self._bundles: list[tuple[MetadataBundle, str]] = []

    def __bool__(self) -> bool:
        return bool(self._bundles)

    def add(self, bundle: MetadataBundle, file: str) -> None:
        """One more file."""
        self._bundles.append((bundle, file))

    def take(self, finder: DocumentFinder) -> None:
        """Take in all rows of all files, now that every document is known."""
        for bundle, file in self._bundles:
            for row in bundle.rows:
                self._report.count(self._report.found, "rows")
                where = Sentence(messages.WHERE, file=file, where=row.where)
                if isinstance(row, RefusedRow):
                    self._report.refuse(where, row.what, row.why)
                    continue
                try:
                    taken = self._take(row, where, finder, bundle.of)
                except BlotterError as error:
                    self._report.refuse(where, row.case or row.document, error.sentence)
                    continue
                if taken:
                    self._report.count(self._report.taken, "rows")
        self._bundles.clear()

    def _take(self, row: MetadataRow, where: str, finder: DocumentFinder, of: Bearer) -> bool:
        return self._case(row, where, finder) if of is Bearer.CASES else self._document(row, where, finder)

    def _document(self, row: MetadataRow, where: str, finder: DocumentFinder) -> bool:
        is_entry = bool(row.entry)
        found = finder.by_entry(row) if is_entry and not row.document else finder.by_name(row.document)
        if found.source is None and is_entry:
            # A bibliography may well have more than the study.
            self._report.remark("left out", where, row.entry, found.why)
            return False
        if found.source is None:
            why = found.why if row.document else messages.NAMES_NO_DOCUMENT
            self._report.refuse(where, row.document, why)
            return False
        source = found.source
        if found.why:
            self._report.remark("guess", where, row.entry, found.why)
        self._change(source, row.group, row.language)
        for fact in row.facts:
            said = Said(source.id, source.name, fact, where, in_row=True, strict=not is_entry)
            self._facts.add(Bearer.DOCUMENTS, said)
        if row.case:
            self._cases.put_into(self._cases.case(row.case, row.case_kind), source)
        return True

    def _case(self, row: MetadataRow, where: str, finder: DocumentFinder) -> bool:
        if not row.case:
            self._report.refuse(where, "", messages.NAMES_NO_CASE)
            return False
        case = self._cases.case(row.case, row.case_kind)
        for fact in row.facts:
            self._facts.add(Bearer.CASES, Said(case.id, case.name, fact, where, in_row=True, strict=True))
        for name in row.documents:
            found = finder.by_name(name)
            if found.source is None:
                self._report.refuse(where, f"{case.name}: {name}", found.why)
            else:
                self._cases.put_into(case, found.source)
        return True


def finder_for(project: Project, sources: Iterable[Source], text_of: Callable[[str], str]) -> DocumentFinder:
    """A finder that knows the DOIs and titles that documents have already."""
    told: dict[str, dict[str, str]] = {Role.DOI: {}, Role.TITLE: {}}
    for attribute in project.attributes.values():
        if attribute.of is Bearer.DOCUMENTS and attribute.role in told:
            told[attribute.role] = dict(project.values_of(attribute))
    return DocumentFinder(sources, text_of, told[Role.DOI], told[Role.TITLE])
