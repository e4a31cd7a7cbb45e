"""Reads a REFI-QDA project (.qdpx): all that is in it, in the entities of a project."""

import json
from itertools import chain
from pathlib import Path

from blotter.domain.bundle import Bundle, Remark
from blotter.domain.carried import CarriedProject
from blotter.domain.entity import derived_id
from blotter.domain.foreign import ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.source import stored_layer
from blotter.interchange.exchange_options import RefiOptions
from blotter.interchange.foreign.samples import samples
from blotter.interchange.options import Options
from blotter.interchange.refi import FORMAT, messages
from blotter.interchange.refi.coders import attribution
from blotter.interchange.refi.container import Container
from blotter.interchange.refi.positions import Finding, chosen_convention, found_convention, prior_for
from blotter.interchange.refi.reading.cases import Cases
from blotter.interchange.refi.reading.codes import Codes, splits
from blotter.interchange.refi.reading.codings import Passages, marked_passages
from blotter.interchange.refi.reading.context import Identities, Noted, Reading, prose
from blotter.interchange.refi.reading.documents import Documents
from blotter.interchange.refi.reading.kept import keep
from blotter.interchange.refi.reading.looking import asks, found
from blotter.interchange.refi.reading.notes import Notes
from blotter.interchange.refi.reading.pages import wants_pages
from blotter.interchange.refi.reading.people import People
from blotter.interchange.refi.reading.sets import Sets
from blotter.interchange.refi.reading.tally import Tally
from blotter.interchange.refi.reading.values import Values
from blotter.interchange.refi.reading.walk import told_project
from blotter.interchange.refi.sidecar import applied
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent


def read(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The project in a file."""
    chosen = options if isinstance(options, RefiOptions) else RefiOptions()
    container = Container(path, chosen.outside_files == "yes")
    return read_container(container, chosen, progress)


def read_container(
    container: Container, chosen: RefiOptions, progress: Progress, with_sidecar: bool = True
) -> Bundle:
    """The project in a container; `with_sidecar` tells whether what lies beside the XML is taken as well."""
    told = told_project(container.xml(), container.name, container.part, progress)
    container.set_base(told.base)
    tally = Tally(container.name)
    digest = container.archive.digest_of_all(progress)
    reading = Reading(container, digest, told, chosen, tally, Identities(told.name, tally))
    # What we have written ourselves has its pages beside the XML.
    own = not with_sidecar or reading.is_own
    project = _Reader(reading, progress, finds_pages=not own and wants_pages(reading)).project()
    more: list[Remark] = []
    if with_sidecar:
        project, more = applied(project, container.archive)
    # What could not be read was taken for missing or broken, which it is not if the file went away meanwhile.
    container.archive.check_unchanged()
    return Bundle(project=project, remarks=(*container.remarks(), *tally.remarks(), *more))


class _Reader:
    """Puts the parts together in the order in which they need each other."""

    def __init__(self, reading: Reading, progress: Progress, finds_pages: bool) -> None:
        self._finds_pages = finds_pages
        self._reading = reading
        self._progress = progress
        self._people = People(reading)
        told = reading.told
        self._codes = Codes(
            reading.identities,
            reading.tally,
            told.codes,
            is_split=splits(told.origin, reading.options.labels),
            cases=frozenset(case.guid for case in told.cases if case.guid),
        )
        self._notes = Notes(reading)

    def project(self) -> CarriedProject:
        """All of it."""
        reading, told = self._reading, self._reading.told
        documents = Documents(reading, self._progress, self._finds_pages)
        for each in counted(told.sources, self._progress, every=20):
            documents.take(each)
        self._notes.take_coded(documents)
        finding = self._find_positions()
        who = attribution(chain.from_iterable(each.told.selections for each in reading.documents))
        choice = reading.options.coder or who.proposed
        self._take_passages(choice)
        reading.carried.put(*self._codes.made.values())
        self._put_descriptions()
        sets = Sets(reading)
        sets.put()
        self._keep_rest(sets)
        self._put_import()
        return CarriedProject(
            name=told.name or reading.container.path.stem,
            things=reading.carried,
            texts=reading.texts,
            originals=reading.originals,
            layers=reading.layers,
            convention=reading.convention.words,
            samples=samples(reading.carried, reading.texts, list(reading.positions)),
            asks=tuple(asks(reading, finding, who, choice)),
            found=found(reading),
            unplaced=tuple(reading.unplaced),
        )

    def _find_positions(self) -> Finding:
        reading = self._reading
        marked = [*marked_passages(reading.documents), *self._notes.marked()]
        finding = found_convention(marked, prior_for(reading.told.origin), self._progress)
        if finding.chosen is not finding.judged[0] and not reading.options.positions:
            expected = finding.judged[0].convention.words
            why = Sentence(messages.COUNTED_OTHERWISE, expected=expected, score=round(finding.chosen.score))
            reading.tally.tell(finding.chosen.convention.words, why, "guess")
        reading.convention = chosen_convention(reading.options.positions) or finding.chosen.convention
        return finding

    def _take_passages(self, choice: str) -> None:
        """Passages first, then cases and their parts, then the notes on any of these."""
        reading, told = self._reading, self._reading.told
        of_cases = frozenset(chain.from_iterable(each.selections for each in told.cases))
        passages = Passages(reading, self._people, self._codes, choice, of_cases)
        for document in counted(reading.documents, self._progress, every=20):
            self._notes.attach(passages.take_document(document))
        values = Values(reading)
        Cases(reading, values).put()
        values.put()
        self._notes.attach((note, Noted()) for note in told.notes)
        for code in told.codes:
            known = reading.identities.find("code", code.guid)
            if known is not None:
                self._notes.attach((note, Noted(code=known)) for note in code.notes)
        self._notes.attach_links()
        self._notes.put(passages, self._people.find)

    def _put_descriptions(self) -> None:
        """What is said of documents and of the project as memos of nobody."""
        reading = self._reading
        about = [(each.source.id, each.told.description) for each in reading.documents]
        for source, words in (*about, (None, reading.told.description)):
            text = prose(words)
            if text.strip():
                identity = derived_id("refi description", source or reading.told.name)
                own = reading.identities.bind("", "", identity)
                reading.carried.put(Memo(id=own, source=source, text=text))

    def _keep_rest(self, sets: Sets) -> None:
        reading = self._reading
        texts = chain(reading.told.sources, reading.told.memos)
        passages = {each.guid for text in texts for each in text.selections if each.guid}
        rest = (*reading.told.foreign, *(link.foreign for link in self._notes.links), *sets.foreign)
        keep(reading, rest, passages)

    def _put_import(self) -> None:
        reading, told = self._reading, self._reading.told
        positions = None
        if reading.positions:
            layer = stored_layer(json.dumps(reading.positions, separators=(",", ":")).encode())
            reading.layers[layer.digest] = layer.content
            positions = layer.digest
        kept = {**reading.kept, "colours": self._codes.colours, "folders": self._codes.folders}
        reading.carried.put(
            ForeignImport(
                id=reading.brought_by,
                file=reading.container.name,
                format=FORMAT,
                program=told.origin,
                convention=reading.convention.value,
                digest=reading.digest,
                positions=positions,
                told=json.dumps(
                    {what: known for what, known in kept.items() if known},
                    ensure_ascii=False,
                    separators=(",", ":"),
                ),
            )
        )
