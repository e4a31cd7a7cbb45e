"""CodeFoundDialog: which of the hits are to get which code, and what that comes to."""

from collections.abc import Sequence
from itertools import islice
from typing import Literal

from pydantic import BaseModel, Field
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from blotter.domain.codebook import Code
from blotter.domain.segment import Span
from blotter.errors import Refused
from blotter.progress import Progress
from blotter.project.found import FoundMarking, Grow, Place, mark_found
from blotter.project.project import Project
from blotter.project.searching import Hit
from blotter.ui import style
from blotter.ui.desk import Desk
from blotter.ui.dialogs.code_dialogs import archived_codes, code_paths, dress_code_field
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.language import later, plural, tr
from blotter.ui.scale import row_height
from blotter.ui.tasks import Latest, TaskRunner

_QUICK = 200
_LISTED = 200
_SHOWN_WORDS = 200
_AROUND = 36
_ROWS = 6
_GROWS = {
    Grow.HIT: later("The hit itself"),
    Grow.SENTENCE: later("The whole sentence"),
    Grow.PARAGRAPH: later("The whole paragraph"),
}
_NO_CODE = later("Choose a code.")
_COUNTING = later("The passages are still being counted.")
_ALL_CODED = later("All of it is coded so already.")


class CodeFound(BaseModel):
    """What is to become of hits."""

    which: Literal["all", "selected"] = Field("all", title="Which")
    code: str = Field("", title="Code", description="Type any part of a code's path.")
    grow: Grow = Field(Grow.HIT, title="Code what")


class CodeFoundDialog(FormDialog[CodeFound]):
    """`marking()` is the plan that was previewed, `code()` the code that it gives."""

    def __init__(
        self,
        desk: Desk,
        tasks: TaskRunner,
        every: Sequence[Hit],
        selected: Sequence[Hit],
        words: str,
        parent: QWidget | None = None,
    ) -> None:
        self._book = desk.project.codebook
        self._plans = _Plans(desk.project, tasks, {"all": every, "selected": selected}, words)
        recent = next(iter(desk.recent_codes()), None)
        several = len(selected) > 1
        super().__init__(
            CodeFound,
            CodeFound(which="selected" if several else "all", code=recent.id if recent else ""),
            tr("Code what was found"),
            tr("Code passages"),
            parent=parent,
            choices={
                "which": _which(len(every), len(selected)),
                "code": [("", ""), *code_paths(self._book, archived_codes(self._book))],
                "grow": [(grow, tr(words)) for grow, words in _GROWS.items()],
            },
            check=self._check,
            preview=self._told_plan,
        )
        self._plans.setParent(self)
        dress_code_field(self.field("code"), self._book)
        self._list = _passages_list()
        self.add_below(self._list)
        self._plans.known.connect(self.show_preview)
        self._show_passages(self._plans.of(self.value()))

    def marking(self) -> FoundMarking:
        """What is to be done."""
        planned = self._plans.of(self.value())
        assert planned is not None
        return planned

    def code(self) -> Code:
        """The code that was chosen."""
        return self._book.by_id[self.value().code]

    def _check(self, wanted: CodeFound) -> None:
        if not wanted.code:
            raise Refused(_NO_CODE)
        planned = self._plans.of(wanted)
        if planned is None:
            raise Refused(_COUNTING)
        if planned.edit is None:
            raise Refused(_ALL_CODED)

    def _told_plan(self, wanted: CodeFound) -> str:
        planned = self._plans.of(wanted)
        self._show_passages(planned)
        if not wanted.code:
            return tr(_NO_CODE)
        return tr("Counting the passages…") if planned is None else _in_words(planned, wanted.grow)

    def _show_passages(self, planned: FoundMarking | None) -> None:
        if not hasattr(self, "_list"):
            return
        self._list.clear()
        if planned is not None:
            around = self._plans.around(self.value())
            for each in planned.marked[:_LISTED]:
                words = around.get((each.source, each.span)) or " ".join(each.quote[:_SHOWN_WORDS].split())
                item = QListWidgetItem(words, self._list)
                item.setToolTip(self._plans.document(each.source))
            if len(planned.marked) > _LISTED:
                more = len(planned.marked) - _LISTED
                self._list.addItem(QListWidgetItem(tr("… and {count} more", count=more)))
        for box in self.findChildren(QDialogButtonBox):
            for button in box.buttons():
                if box.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole:
                    button.setEnabled(planned is not None and planned.edit is not None)


class _Plans(QObject):
    """Plans what is asked for, large ones on a thread; each is made once, since nothing changes meanwhile."""

    known = Signal()

    def __init__(
        self, project: Project, tasks: TaskRunner, hits: dict[str, Sequence[Hit]], words: str
    ) -> None:
        super().__init__()
        self._project, self._hits, self._words = project, hits, words
        self._made: dict[tuple[str, str, str], FoundMarking] = {}
        self._asked: tuple[str, str, str] | None = None
        self._latest = Latest(tasks, self)
        self._latest.answered.connect(self._keep)

    def of(self, wanted: CodeFound) -> FoundMarking | None:
        """The plan, or None if it is still being made or there is no code yet."""
        key = (wanted.which, wanted.code, wanted.grow)
        if wanted.code and key not in self._made and key != self._asked:
            self._ask(wanted, key)
        return self._made.get(key)

    def around(self, wanted: CodeFound) -> dict[tuple[str, Span], str]:
        """The first hits with what stands around them, where they are coded by themselves and look alike."""
        if wanted.grow is not Grow.HIT:
            return {}
        hits = islice(self._hits[wanted.which], _LISTED * 2)
        return {(hit.source.id, hit.span): _within(hit) for hit in hits}

    def document(self, source: str) -> str:
        """What a document is called."""
        return self._project.sources[source].name

    def _ask(self, wanted: CodeFound, key: tuple[str, str, str]) -> None:
        self._asked = key
        project, hits, words = self._project, self._hits[wanted.which], self._words
        code, coder = project.codebook.by_id[wanted.code], project.acting_coder()

        def work(progress: Progress) -> object:
            places = (Place(hit.source, hit.span) for hit in hits)
            return key, mark_found(project, places, code, words, wanted.grow, coder, progress)

        self._latest.ask(work, is_quick=len(hits) <= _QUICK)

    def _keep(self, answer: tuple[tuple[str, str, str], FoundMarking]) -> None:
        key, marking = answer
        self._made[key] = marking
        self._asked = None
        self.known.emit()


def _within(hit: Hit) -> str:
    left = hit.left if len(hit.left) <= _AROUND else f"…{hit.left[-_AROUND:]}"
    return f"{left}[{hit.words}]{hit.right}"


def _which(every: int, selected: int) -> list[tuple[str, str]]:
    choices = [("all", plural("The one hit", "All {count} hits", every))]
    if selected:
        told = plural("The selected hit", "The {count} selected hits", selected)
        choices.append(("selected", told))
    return choices


def _in_words(planned: FoundMarking, grow: Grow) -> str:
    """What a plan comes to: “412 sentences in 9 documents; 3 are coded already.”"""
    count = len(planned.marked)
    what = {
        Grow.HIT: plural("{count} passage", "{count} passages", count),
        Grow.SENTENCE: plural("{count} sentence", "{count} sentences", count),
        Grow.PARAGRAPH: plural("{count} paragraph", "{count} paragraphs", count),
    }[grow]
    told = plural("{what} in {count} document", "{what} in {count} documents", planned.sources, what=what)
    if planned.present:
        told = plural(
            "{told}; {count} is coded already",
            "{told}; {count} are coded already",
            len(planned.present),
            told=told,
        )
    return told


def _passages_list() -> QListWidget:
    passages = QListWidget()
    style.set_role(passages, "edged")
    passages.setAccessibleName(tr("Passages that will be coded"))
    passages.setWordWrap(False)
    passages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    passages.setTextElideMode(Qt.TextElideMode.ElideRight)
    passages.setUniformItemSizes(True)
    passages.setFixedHeight(row_height(24) * _ROWS + 6)
    return passages
