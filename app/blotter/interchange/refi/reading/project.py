"""Reads a REFI-QDA project (.qdpx): all that is in it, in the entities of a project."""

import json
from itertools import chain
from pathlib import Path

from blotter.domain.bundle import Bundle
from blotter.domain.carried import CarriedProject
from blotter.domain.entity import derived_id
from blotter.domain.foreign import ForeignImport
from blotter.domain.source import digest_of, stored_layer
from blotter.interchange.exchange_options import RefiOptions
from blotter.interchange.options import Options
from blotter.interchange.refi.coders import attribution
from blotter.interchange.refi.container import Container
from blotter.interchange.refi.positions import EVERY, Finding, found_convention, prior_for
from blotter.interchange.refi.reading.codes import Codes
from blotter.interchange.refi.reading.codings import Passages, marked_passages
from blotter.interchange.refi.reading.context import Identities, Reading
from blotter.interchange.refi.reading.documents import Documents
from blotter.interchange.refi.reading.looking import asks, found, samples
from blotter.interchange.refi.reading.people import People
from blotter.interchange.refi.reading.tally import Tally
from blotter.interchange.refi.reading.walk import told_project
from blotter.progress import Progress, counted, silent

FORMAT = "refi-qda"


def read(
    path: Path, options: Options | None = None, progress: Progress = silent, with_sidecar: bool = True
) -> Bundle:
    """The project in a file; `with_sidecar` tells whether what lies beside the XML is taken as well."""
    chosen = options if isinstance(options, RefiOptions) else RefiOptions()
    container = Container(path, chosen.outside_files == "yes", progress)
    told = told_project(container.xml(), container.name, container.part, progress)
    container.set_base(told.base)
    tally = Tally(container.name)
    reading = Reading(container, told, chosen, tally, Identities(told.name, tally))
    project = _Reader(reading, progress).project()
    return Bundle(project=project, remarks=(*container.remarks(), *tally.remarks()))


class _Reader:
    """Puts the parts together in the order in which they need each other."""

    def __init__(self, reading: Reading, progress: Progress) -> None:
        self._reading = reading
        self._progress = progress

    def project(self) -> CarriedProject:
        """All of it."""
        reading, told = self._reading, self._reading.told
        people, codes = People(reading), Codes(reading)
        documents = Documents(reading)
        for each in counted(told.sources, self._progress, every=20):
            documents.take(each)
        finding = self._find_positions()
        who = attribution(chain.from_iterable(each.told.selections for each in reading.documents))
        choice = reading.options.coder or who.proposed
        passages = Passages(reading, people, codes, choice, {})
        for document in counted(reading.documents, self._progress, every=20):
            list(passages.take_document(document))
        self._put_import()
        return CarriedProject(
            name=told.name or reading.container.path.stem,
            things=reading.carried,
            texts=reading.texts,
            originals=reading.originals,
            layers=reading.layers,
            convention=reading.convention.words,
            samples=samples(reading),
            asks=tuple(asks(reading, finding, who, choice)),
            found=found(reading),
            unplaced=tuple(reading.unplaced),
        )

    def _find_positions(self) -> Finding:
        reading = self._reading
        finding = found_convention(
            list(marked_passages(reading.documents)), prior_for(reading.told.origin), self._progress
        )
        wanted = {each.value: each for each in EVERY}
        reading.convention = wanted.get(reading.options.positions, finding.chosen.convention)
        return finding

    def _put_import(self) -> None:
        reading, told = self._reading, self._reading.told
        digest = digest_of(reading.container.content)
        positions = None
        if reading.positions:
            layer = stored_layer(json.dumps(reading.positions, separators=(",", ":")).encode())
            reading.layers[layer.digest] = layer.content
            positions = layer.digest
        reading.carried.put(
            ForeignImport(
                id=derived_id("foreign import", digest),
                file=reading.container.name,
                format=FORMAT,
                program=told.origin,
                convention=reading.convention.value,
                digest=digest,
                positions=positions,
                told=json.dumps(reading.kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True),
            )
        )
