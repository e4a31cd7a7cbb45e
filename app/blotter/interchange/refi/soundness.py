"""Whether what an extension tells can be in a project: the file came from somebody and may say anything."""

import json
import struct
import zlib
from collections import Counter
from collections.abc import Mapping
from typing import Any

from blotter.domain import structure
from blotter.domain.attribute import Attribute, AttributeValue, value_id
from blotter.domain.carried import Carried
from blotter.domain.case import Case
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code, Codebook
from blotter.domain.colours import is_colour
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignImport
from blotter.domain.layout import Layout
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.names import is_allowed
from blotter.domain.segment import Coder
from blotter.domain.source import Source, digest_of, normalised
from blotter.domain.study import Release
from blotter.errors import WrongFile

Contents = Mapping[str, Mapping[str, Any]]
"""Contents by digest, by the place where they are kept."""

_NAMED = (Attribute, Case, Code, CodeSet, Coder, DocumentGroup, Source)
_IN_JSON = ("told", "kept", "asked")
"""Which fields hold a JSON object, but for what a release tells in plain words."""


def is_sound(entity: Entity, contents: Contents) -> bool:
    """Whether something can be by itself: its name, its place, what it holds in JSON, and its contents."""
    if isinstance(entity, _NAMED) and not is_allowed(entity.name):
        return False
    if isinstance(entity, Code) and entity.colour and not is_colour(entity.colour):
        return False
    if isinstance(entity, AttributeValue):
        bearers = [each for each in (entity.source, entity.case) if each]
        if len(bearers) != 1 or entity.id != value_id(entity.attribute, bearers[0]):
            return False
    return _is_somewhere(entity) and _holds_json(entity) and _holds_contents(entity, contents)


def fit_together(things: Carried) -> bool:
    """Whether no two things have one id, and everything that hangs below something has its place."""
    ids = Counter(each.id for each in things.every())
    if len(ids) < ids.total() or Codebook(things.all(Code).values()).problems():
        return False
    groups = Groups(things.all(DocumentGroup).values())
    loose = [each for each in groups.by_id.values() if each.parent and each.parent not in groups.by_id]
    return not loose and sum(1 for _ in groups.walk()) == len(groups)


def _is_somewhere(entity: Entity) -> bool:
    start: int | None = getattr(entity, "start", None)
    end: int | None = getattr(entity, "end", None)
    if start is None or end is None:
        return start is end
    return 0 <= start <= end if isinstance(entity, MovedPassage) else 0 <= start < end


def _holds_json(entity: Entity) -> bool:
    if isinstance(entity, Release):
        return True
    for words in (getattr(entity, name, None) for name in _IN_JSON):
        try:
            if words and not isinstance(json.loads(words), dict):
                return False
        except (ValueError, RecursionError):
            return False
    return True


def _holds_contents(entity: Entity, contents: Contents) -> bool:
    """Whether contents are what their digests say and can be understood; those that are not there are not."""
    try:
        if isinstance(entity, Source):
            return _is_document(entity, contents)
        if isinstance(entity, ForeignImport):
            positions = contents["layers"].get(entity.positions or "")
            return positions is None or isinstance(json.loads(positions), dict)
    except (WrongFile, ValueError, LookupError, TypeError, AttributeError, RecursionError, struct.error,
            zlib.error):  # fmt: skip
        return False
    return True


def _is_document(source: Source, contents: Contents) -> bool:
    texts, layers = contents["texts"], contents["layers"]
    if source.original in contents["originals"]:
        content = contents["originals"][source.original]
        if digest_of(content) != source.original:
            return False
    length = source.characters
    if not all(0 <= each.start < each.end <= length for each in source.headings):
        return False
    if source.text in texts:
        text = texts[source.text]
        # A mark at its beginning is a character like others once a text is kept.
        is_kept_so = normalised("." + text) == ("." + text, 0)
        if digest_of(text.encode()) != source.text or not is_kept_so or len(text) != length:
            return False
    parted, drawn = layers.get(source.structure or ""), layers.get(source.layout or "")
    if parted is not None:
        known = structure.unpacked(parted)
        places = [(page.start, page.end) for page in known.pages]
        places += [(part.start, part.end) for part in known.parts]
        if not all(0 <= start <= end <= length for start, end in places):
            return False
    if drawn is not None:
        layout = Layout.unpacked(drawn)
        for page in range(layout.page_count):
            layout.spans(page)
    return True
