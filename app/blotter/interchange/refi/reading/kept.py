"""What Blotter has no place for, kept as it stands: graphs, media and what is coded in them, links."""

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from blotter.domain.foreign import ForeignElement
from blotter.domain.names import shown_name
from blotter.interchange.refi import messages
from blotter.interchange.refi.reading.context import Reading
from blotter.interchange.refi.reading.tally import few
from blotter.interchange.refi.reading.told import ToldForeign
from blotter.message import Sentence


def keep(reading: Reading, elements: Iterable[ToldForeign], passages: set[str]) -> None:
    """Keep elements; rectangles on pages that only repeat a passage of the text are not kept.

    `passages` are the GUIDs of all passages of texts.
    """
    names: dict[str, list[str]] = {}
    codings: Counter[str] = Counter()
    for position, told in enumerate(elements):
        if told.kind == "PDFSelection" and told.guid in passages:
            continue
        content, file = _file(reading, told)
        element = ForeignElement(
            id=reading.identities.claim("foreign", told.guid),
            brought_by=reading.brought_by,
            kind=told.kind,
            name=shown_name(told.name) if told.name.strip() else "",
            words=told.words,
            source=reading.identities.find("source", told.source) if told.source else None,
            content=content,
            file=file,
            position=position,
        )
        reading.carried.put(element)
        names.setdefault(told.kind, []).append(element.name)
        codings[told.kind] += told.codings
    for kind, found in names.items():
        why = Sentence(messages.KEPT, kind=kind, count=len(found), codings=codings[kind])
        reading.tally.tell(few(name for name in found if name) or kind, why, "left out")


def _file(reading: Reading, told: ToldForeign) -> tuple[str | None, str]:
    """The digest of the file that belongs to an element, and its name."""
    if not told.path:
        return None, ""
    name = shown_name(PurePosixPath(told.path.replace("\\", "/")).name)
    digest = reading.kept_file(told.path)
    if digest is None and not reading.tell_if_too_large(told.path, shown_name(told.name.strip()) or name):
        reading.tally.add(messages.MEDIA_MISSING, name)
    return digest, name
