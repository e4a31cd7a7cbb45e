"""A document as a reader gets it: its blocks with everything that lies in them, in parts of a page each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from blotter.domain.lanes import assigned_lanes
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment
from blotter.domain.structure import EMPTY, Structure, unpacked
from blotter.interchange.shown_study import ShownDocument, Study
from blotter.interchange.site.blocks import Block, blocks_of
from blotter.interchange.site.looks import look_of
from blotter.interchange.site.marks import LANES, Mark, Stripe, marked_text, stripes

PART_CHARACTERS = 100_000
"""Of a page; a document that has more goes on on another one."""

PART_MARKS = 4_000
"""Of marks in the blocks of a page, each counted in every block that it touches."""

_MEMO = "Memo"


@dataclass(frozen=True, slots=True)
class Name:
    """What stands beside a stripe where it begins: which code, given by whom, with which memo."""

    mark: Mark
    label: str
    path: str
    coder: str
    memo: str
    is_begun: bool
    """Whether the mark began on an earlier page."""


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of a page."""

    block: Block
    html: str
    stripes: list[Stripe]
    names: list[Name]
    more: int
    page: str

    @property
    def tag(self) -> str:
        """The element that it becomes; the document's name is the page's first heading."""
        return f"h{min(self.block.level + 1, 6)}" if self.block.level else "p"


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a document."""

    number: int
    blocks: tuple[tuple[Block, tuple[Mark, ...]], ...]


class Reading:
    """One document with its marks, as pages."""

    def __init__(self, study: Study, document: ShownDocument) -> None:
        self.study, self.document = study, document
        self.text = study.project.text(document.source)
        self._segments = study.segments_in.get(document.source.id, [])
        self._notes = study.notes_in(document.source.id)

    @cached_property
    def marks(self) -> list[Mark]:
        """Segments and memos on passages, by place, numbered in this order."""
        lanes = assigned_lanes((*self._place(each), each.id) for each in self._about)
        return [self._mark(number, each, lanes[each.id]) for number, each in enumerate(self._about, 1)]

    @cached_property
    def _about(self) -> list[Segment | Memo]:
        """What the marks are about; number 1 is the first."""

        def order(each: Segment | Memo) -> tuple[int, int, str]:
            start, end = self._place(each)
            return start, -end, each.id

        return sorted((*self._segments, *self._notes), key=order)

    def _place(self, about: Segment | Memo) -> tuple[int, int]:
        """From where to where, within the text."""
        start, end = about.start or 0, about.end or 0
        return max(0, min(start, len(self.text))), max(0, min(end, len(self.text)))

    def _mark(self, number: int, about: Segment | Memo, lane: int) -> Mark:
        start, end = self._place(about)
        coder = self.study.coders.get(about.coder or "")
        code = self.study.codes.get(about.code) if isinstance(about, Segment) else None
        names = code.path if code else _MEMO
        return Mark(
            number,
            start,
            end,
            lane,
            code.number if code else 0,
            coder.number if coder else 0,
            look_of(self.study.book.colour(code.code.id) if code else "").pattern,
            f"{names} ({coder.name})" if coder else names,
        )

    @cached_property
    def parts(self) -> list[Part]:
        """The pages: as many blocks each as a browser shows at once without waiting."""
        found: list[list[tuple[Block, tuple[Mark, ...]]]] = [[]]
        characters = marked = 0
        for block, marks in self._marked_blocks():
            characters += block.end - block.start
            marked += len(marks)
            if found[-1] and (characters > PART_CHARACTERS or marked > PART_MARKS):
                found.append([])
                characters, marked = block.end - block.start, len(marks)
            found[-1].append((block, marks))
        return [Part(number, tuple(blocks)) for number, blocks in enumerate(found, 1)]

    def _marked_blocks(self) -> Iterator[tuple[Block, tuple[Mark, ...]]]:
        """Each block with the marks that lie in it, by place."""
        waiting, here = 0, list[Mark]()
        for block in blocks_of(self.text, self.document.source.headings):
            here = [mark for mark in here if mark.end > block.first]
            while waiting < len(self.marks) and self.marks[waiting].start < block.reach:
                here.append(self.marks[waiting])
                waiting += 1
            yield block, tuple(here)

    def page(self, part: int) -> str:
        """The file of a part."""
        return self.document.page if part == 1 else f"document-{self.document.number}-{part}.html"

    def places(self) -> Iterator[tuple[str, str]]:
        """Where each segment stands: its id, and the page and anchor to which a link leads."""
        placed = set[int]()
        for part in self.parts:
            for _, marks in part.blocks:
                for mark in marks:
                    if mark.number not in placed:
                        placed.add(mark.number)
                        yield self._about[mark.number - 1].id, f"{self.page(part.number)}#s{mark.number}"

    def shown(self, part: Part) -> Iterator[ShownBlock]:
        """The blocks of a page."""
        is_first, before = True, ""
        for block, marks in part.blocks:
            label = self._page_label(block)
            named = [mark for mark in marks if is_first or mark.begins_in(block)]
            yield ShownBlock(
                block,
                marked_text(self.text, block, marks),
                stripes(block, marks),
                [self._name(mark, not mark.begins_in(block)) for mark in named],
                sum(mark.lane >= LANES for mark in marks),
                label if label != before else "",
            )
            is_first, before = False, label

    def _name(self, mark: Mark, is_begun: bool) -> Name:
        about = self._about[mark.number - 1]
        coder = self.study.coders.get(about.coder or "")
        is_told = len(self.study.coders) > 1 and coder is not None
        initials = coder.initials if is_told and coder else ""
        if isinstance(about, Memo):
            return Name(mark, _MEMO, _MEMO, initials, about.text, is_begun)
        code = self.study.codes[about.code]
        memo = about.memo if self.study.shows_memos else ""
        return Name(mark, code.names[-1], code.path, initials, memo, is_begun)

    @cached_property
    def _structure(self) -> Structure:
        content = self.study.project.layers.get(self.document.source.structure or "")
        return unpacked(content) if content else EMPTY

    def _page_label(self, block: Block) -> str:
        page = self._structure.page_at(block.start)
        return self._structure.pages[page].label if page is not None else ""
