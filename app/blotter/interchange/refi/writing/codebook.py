"""Writes a codebook (.qdc): the codes alone, in the namespace of the standard, checked and read back."""

from collections.abc import Iterator
from pathlib import Path

from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.codebook import Codebook
from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange.disk import replacing_by_name
from blotter.interchange.exchange_options import RefiCodebookWriteOptions
from blotter.interchange.format_row import Export
from blotter.interchange.options import Options
from blotter.interchange.refi.reading import codebook as reading
from blotter.interchange.refi.structure import CODEBOOK
from blotter.interchange.refi.validation import faults_of_codebook
from blotter.interchange.refi.writing import messages
from blotter.interchange.refi.writing.codes import code_elements, lost_parts
from blotter.interchange.refi.writing.outgoing import Outgoing
from blotter.interchange.refi.writing.profiles import PROFILES
from blotter.interchange.refi.writing.project import HEAD, origin_of
from blotter.interchange.refi.writing.xml_words import attributes, container
from blotter.interchange.written import Written
from blotter.message import Message
from blotter.progress import Progress, silent


def write(export: Export, path: Path, options: Options | None = None, progress: Progress = silent) -> Written:
    """Write the codes; an empty codebook is refused, since the standard knows none."""
    assert export.codebook is not None
    name = shown_name(path.name)
    if not export.codebook.by_id:
        raise WrongFile(messages.NO_CODES)
    flatten = isinstance(options, RefiCodebookWriteOptions) and options.flatten
    content = "".join(_pieces(export.codebook, flatten=flatten)).encode()
    faults = faults_of_codebook(content)
    if faults:
        raise WrongFile(messages.NOT_SOUND, name=name, what="; ".join(faults[:3]))
    with replacing_by_name(path) as partial:
        partial.write_bytes(content)
        _compare(export.codebook, partial, name)
    count = len(export.codebook.by_id)
    lost = lost_parts(export.codebook)
    remarks = (Message(messages.NOT_IN_CODEBOOK, {"fields": lost}),) if lost else ()
    return Written(count, remarks, {"codes": count})


def _pieces(codebook: Codebook, *, flatten: bool) -> Iterator[str]:
    things = Carried()
    things.put(*codebook.by_id.values())
    outgoing = Outgoing(CarriedProject(name="", things=things), PROFILES["standard"], flatten=flatten)
    told = attributes(origin=origin_of(outgoing.profile))
    yield f'{HEAD}<CodeBook xmlns="{CODEBOOK}"{told}>\n'
    yield from container("Codes", code_elements(outgoing, with_notes=False))
    yield "</CodeBook>\n"


def _compare(codebook: Codebook, partial: Path, name: str) -> None:
    given = reading.read(partial).codebook
    there = given.by_id if given is not None else {}
    lacking = next((identity for identity in codebook.by_id if identity not in there), None)
    if lacking is not None:
        raise WrongFile(messages.NOT_AS_GIVEN, name=name, what=f"code {lacking}")
