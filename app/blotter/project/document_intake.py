"""DocumentIntake: documents of an import as sources, with what comes along with them."""

from dataclasses import replace

from blotter.analysis.languages import guessed_language
from blotter.domain.bundle import Document
from blotter.domain.edit import Put, Step
from blotter.domain.entity import new_id
from blotter.domain.language_names import language_name
from blotter.domain.names import free_name, shown_name
from blotter.domain.segment import Coder
from blotter.domain.source import (
    Original,
    Source,
    StoredLayer,
    StoredText,
    original,
    stored_layer,
    stored_text,
)
from blotter.domain.structure import EMPTY, packed
from blotter.message import Sentence
from blotter.project import messages
from blotter.project.filing import Filing
from blotter.project.import_report import ImportReport
from blotter.project.project import Project


class DocumentIntake:
    """Collects new documents against the project as it will then be; `sources` are all by their names."""

    def __init__(self, project: Project, report: ImportReport, moment: str) -> None:
        self._report, self._moment = report, moment
        self.sources = {source.name: source for source in project.sources.values()}
        self.by_id = dict(project.sources)
        self.texts: dict[str, StoredText] = {}
        self.originals: list[Original] = []
        self.layers: list[StoredLayer] = []
        self.steps: list[Step] = []
        self._digests = {source.original for source in project.sources.values()}
        self._text_digests = {source.text: source.name for source in project.sources.values()}
        self.filing = Filing(project, report, moment)
        self._places: dict[str, int] = {}
        self._guessed: dict[str, tuple[str, str]] = {}

    def add(self, document: Document, where: str, coder: Coder | None) -> None:
        """A new source, unless its very bytes are in the project already."""
        report, source_bytes = self._report, original(document.original)
        report.count(report.found, "sources")
        if source_bytes.digest in self._digests:
            report.skipped += 1
            report.remark("skipped", where, document.name, messages.SAME_FILE)
            return
        text = stored_text(document.text)
        name = free_name(shown_name(document.name), self.sources)
        source = Source(
            id=new_id(),
            name=name,
            kind=document.kind,
            text=text.digest,
            original=source_bytes.digest,
            characters=len(document.text),
            encoding=document.encoding,
            language=document.language or guessed_language(document.text),
            imported=self._moment,
            headings=document.headings,
            group=self.filing.group(document.group),
            structure=self._layer(packed(document.structure) if document.structure != EMPTY else None),
            layout=self._layer(document.layout),
        )
        self._remark_on(document, source, where)
        self._digests.add(source.original)
        self._text_digests.setdefault(source.text, name)
        self.texts[text.digest] = text
        self.originals.append(source_bytes)
        self.sources[name] = self.by_id[source.id] = source
        if source.language and not document.language:
            self._guessed[source.id] = (where, source.language)
        about = list(self.filing.about(source, document, where, coder.id if coder else None))
        self.steps += self.filing.made()
        self._places[source.id] = len(self.steps)
        self.steps += [Put(source), *about]
        report.count(report.taken, "sources")
        told = {"kind": source.kind, "count": source.characters}
        report.take(where, name, Sentence(messages.CAME_IN, **told))

    def change(self, source: Source, group: tuple[str, ...], language: str) -> None:
        """Put a document, new or not, into a group and say its language; nothing for neither."""
        now = self.by_id[source.id]
        changed = replace(
            now, group=self.filing.group(group) if group else now.group, language=language or now.language
        )
        self.steps += self.filing.made()
        if language:
            self._guessed.pop(source.id, None)
        if changed == now:
            return
        self.sources[changed.name] = self.by_id[changed.id] = changed
        if changed.id in self._places:
            self.steps[self._places[changed.id]] = Put(changed)
        else:
            self._places[changed.id] = len(self.steps)
            self.steps.append(Put(changed))

    def close(self) -> None:
        """File what is known of all documents, and tell whose languages were guessed."""
        self.steps += self.filing.filed()
        for identity, (where, language) in self._guessed.items():
            why = Sentence(messages.LANGUAGE_GUESSED, language=language_name(language))
            self._report.remark("guess", where, self.by_id[identity].name, why)

    def _layer(self, content: bytes | None) -> str | None:
        """The digest of what is known beside a text, which is stored with the edit."""
        if content is None:
            return None
        self.layers.append(stored_layer(content))
        return self.layers[-1].digest

    def _remark_on(self, document: Document, source: Source, where: str) -> None:
        report = self._report
        if source.text in self._text_digests:
            twin = self._text_digests[source.text]
            report.remark("same text", where, source.name, Sentence(messages.SAME_TEXT, name=twin))
        if source.name != document.name:
            report.remark("renamed", where, document.name, Sentence(messages.RENAMED, name=source.name))
        if document.guessed:
            report.remark(
                "encoding", where, source.name, Sentence(messages.GUESSED, encoding=source.encoding)
            )
        for told in document.remarks:
            report.remark(told.kind, where, told.what or source.name, told.why)
        if document.replaced:
            why = Sentence(messages.REPLACED, count=document.replaced)
            report.remark("replaced", where, source.name, why)
