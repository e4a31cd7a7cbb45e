"""What becomes of segments, memos and the codes below when another code takes a code's place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import reduce

from blotter.domain.codebook import Code, Codebook
from blotter.domain.edit import Put, Remove, Step
from blotter.domain.entity import new_id, now
from blotter.domain.memo import Memo, joined_memos
from blotter.domain.names import name_key
from blotter.domain.segment import Segment
from blotter.project.project import Project
from blotter.project.records import following


def raised_children(book: Codebook, code: Code, parent: str | None) -> list[Step]:
    """What places the codes under one that goes elsewhere, as the last of their new siblings; looks stay."""
    taken = {name_key(each.name) for each in book.children(parent) if each.id != code.id}
    last = last_position(book, parent)
    steps: list[Step] = []
    for offset, child in enumerate(book.children(code.id), start=1):
        name, number = child.name, 2
        while name_key(name) in taken:
            name, number = f"{child.name} ({number})", number + 1
        taken.add(name_key(name))
        colour = child.colour or ("" if parent else book.colour(child.id))
        steps.append(Put(replace(child, parent=parent, name=name, position=last + offset, colour=colour)))
    return steps


def recoded(
    project: Project,
    segments: Iterable[Segment],
    twins: Iterable[Segment],
    become: Callable[[Segment], Segment],
) -> list[Step]:
    """What gives segments another code; of what becomes the same as a twin one is left, with all memos."""
    replaced: dict[str, str] = {}
    kept = {(s.source, s.coder, s.round, s.start, s.end): s for s in twins}
    steps: list[Step] = []
    for segment in segments:
        place = (segment.source, segment.coder, segment.round, segment.start, segment.end)
        twin = kept.get(place)
        if twin is None:
            kept[place] = become(segment)
            steps.append(Put(kept[place]))
            continue
        memo = joined_memos(twin.memo, segment.memo)
        if memo != twin.memo:
            kept[place] = replace(twin, memo=memo, modified=now())
            steps.append(Put(kept[place]))
        steps.append(Remove(type(segment), segment.id))
        replaced[segment.id] = twin.id
    return [*steps, *following.segments_replaced(project, replaced)]


def joined_memo(project: Project, merged: Code, into: Code) -> list[Step]:
    """What makes one memo of two codes' memos, or hands the one that there is over."""
    notes = [memo for memo in project.memos() if memo.code in (into.id, merged.id)]
    if all(memo.code == into.id for memo in notes):
        return []
    kept, *gone = sorted(notes, key=lambda memo: memo.code != into.id)
    if not gone:
        return [Put(replace(kept, code=into.id))]
    text = reduce(joined_memos, (memo.text for memo in gone), kept.text)
    return [Put(replace(kept, text=text, modified=now())), *(Remove(Memo, memo.id) for memo in gone)]


def memo_for_all(project: Project, code: Code, heirs: Sequence[str]) -> list[Step]:
    """What gives a code's memo to each of several codes, below what their own says."""
    by_code = {memo.code: memo for memo in project.memos() if memo.code}
    memo = by_code.get(code.id)
    if memo is None:
        return []
    steps: list[Step] = [Remove(Memo, memo.id)]
    for heir in heirs:
        known = by_code.get(heir)
        if known is None:
            steps.append(Put(replace(memo, id=new_id(), code=heir)))
        else:
            steps.append(Put(replace(known, text=joined_memos(known.text, memo.text), modified=now())))
    return steps


def last_position(codebook: Codebook, parent: str | None) -> int:
    """The place of the last code under a parent, -1 if there is none."""
    return max((code.position for code in codebook.children(parent)), default=-1)
