"""What a reader tells of a document beside its text: changes that were accepted, what was left out."""

from collections import Counter
from collections.abc import Iterable

from blotter.domain.bundle import Remark
from blotter.interchange.docx import messages as sentences
from blotter.message import Sentence

INSERTED, DELETED, MOVED_HERE, MOVED_AWAY = "inserted", "deleted", "moved here", "moved away"
HIDDEN, FILES, OBJECTS, MACROS = "hidden", "files", "objects", "macros"
_SHOWN = 60
_SENTENCES = {
    HIDDEN: sentences.LEFT_OUT_HIDDEN_WORDS,
    FILES: sentences.LEFT_OUT_INSERTED,
    OBJECTS: sentences.LEFT_OUT_PICTURES,
}


def remarks_on(left: Counter[str], heads: Iterable[str] = ()) -> tuple[Remark, ...]:
    """What to say of what was counted, and of the words at the head and the foot of pages."""
    told = [_left(Sentence(_SENTENCES[what], count=left[what])) for what in _SENTENCES if left[what]]
    first = next((words for words in heads if words), "")
    if first:
        shown = first if len(first) <= _SHOWN else first[: _SHOWN - 1] + "…"
        told.append(_left(Sentence(sentences.LEFT_OUT_PAGE_HEADS, words=shown)))
    if left[MACROS]:
        told.append(_left(sentences.LEFT_OUT_MACROS))
    return (*_changes(left), *told)


def _left(why: str) -> Remark:
    return Remark("", "", why)


def _changes(left: Counter[str]) -> list[Remark]:
    came, went, moved = left[INSERTED], left[DELETED], max(left[MOVED_HERE], left[MOVED_AWAY])
    if not came + went + moved:
        return []
    told = Sentence(sentences.CHANGES_ACCEPTED, came=came, went=went, moved=moved)
    return [Remark("", "", told, "noted")]
