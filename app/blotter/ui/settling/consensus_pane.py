"""ConsensusPane: what is to stand once a place is settled; new bounds and codes are given here."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from blotter.domain.codebook import split_path
from blotter.domain.segment import Span, trimmed
from blotter.project.project import Project
from blotter.project.sentences import Sentences
from blotter.ui import icons, style
from blotter.ui.language import in_a_row, plural, tr
from blotter.ui.reading.bounds import BoundsEditor
from blotter.ui.reading.segment_layer import SegmentLayer
from blotter.ui.reading.shown_segment import ShownSegment
from blotter.ui.scale import px
from blotter.ui.settling.scene import Scene, Side
from blotter.ui.settling.side_page import NUMBERS, Numbers, SidePage
from blotter.ui.settling.stripe_column import StripeColumn
from blotter.ui.views.choice_box import ChoiceBox, code_choices
from blotter.ui.views.elided_label import ElidedLabel

_ALL = 1000
_WIDEST = 620


class Stand(NamedTuple):
    """A code (by id) on a passage of the document."""

    code: str
    span: Span


class ConsensusPane(QWidget):
    """Shows what a choice would make; with `edit` its segments can be moved, recoded, added and removed."""

    changed = Signal()
    """Something else is to stand now."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._scene: Scene | None = None
        self._stands: list[Stand] = []
        self._can_edit = False
        self.page = SidePage()
        self.stripes = StripeColumn(self.page)
        self.bounds = BoundsEditor(self.page, self._sentence_at)
        self.code = ChoiceBox(tr("Code"))
        self.remove = QToolButton()
        self._told = ElidedLabel()
        self._lay_out()
        self.code.chosen_changed.connect(self._give_code)
        self.remove.clicked.connect(self.remove_chosen)
        self.bounds.moved.connect(self._move)
        self.page.span_selected.connect(lambda _: self._show_tools())
        self.page.viewport().installEventFilter(self)
        self.show_scene(None, "")

    def _lay_out(self) -> None:
        bar = QWidget()
        style.set_role(bar, "bar")
        bar.setFixedHeight(px(30))
        line = QHBoxLayout(bar)
        line.setContentsMargins(px(12), 0, px(6), 0)
        line.setSpacing(px(8))
        title = QLabel(tr("Consensus"))
        style.set_role(title, "title")
        style.set_role(self._told, "hint")
        self.code.setMinimumContentsLength(22)
        self.remove.setIcon(icons.icon("tag-off"))
        self.remove.setToolTip(tr("Let this segment not stand"))
        self.remove.setAccessibleName(tr("Let this segment not stand"))
        line.addWidget(title)
        line.addWidget(self._told, 1)
        line.addWidget(self.code)
        line.addWidget(self.remove)
        self.page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.page.setAccessibleName(tr("What is to stand"))
        self.page.setMaximumWidth(_WIDEST)
        numbers = Numbers(self.page)
        numbers.setFixedWidth(NUMBERS)
        self.stripes.setFixedWidth(px(66))
        body = QHBoxLayout()
        body.setContentsMargins(0, px(6), 0, 0)
        body.setSpacing(px(8))
        body.addWidget(numbers)
        body.addWidget(self.page, _ALL)
        body.addWidget(self.stripes)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(body, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    @property
    def can_edit(self) -> bool:
        """Whether what stands can be changed now."""
        return self._can_edit

    # What is shown

    def show_scene(self, scene: Scene | None, source: str) -> None:
        """Show the text of a scene, on which nothing stands yet; `source` is its document (by id)."""
        self._scene, self._source = scene, source
        self.bounds.cancel()
        self._stands, self._can_edit = [], False
        self.page.emphasis.chosen = None
        if scene is None:
            self.page.clear_scene()
        else:
            self.page.show_sides(scene, (), only_judged=True)
        self.code.offer(code_choices(self._project.codebook))
        self._draw()
        self._bring_into_view()

    def show_stands(self, stands: Sequence[Stand], words: str) -> None:
        """Show what would stand, not to be changed; `words` say why nothing does."""
        self.bounds.cancel()
        self._stands, self._can_edit = list(stands), False
        self.page.emphasis.chosen = None
        self._draw(words)

    def edit(self, stands: Sequence[Stand]) -> None:
        """Let what stands be changed, beginning with these."""
        self.bounds.cancel()
        self._stands, self._can_edit = list(stands), True
        self.page.emphasis.chosen = _name(0) if stands else None
        self._draw()
        self._bring_into_view()

    def move_with_keys(self) -> None:
        """Let the arrow keys move the end of the chosen segment."""
        self.page.setFocus()
        if not self.bounds.has_keys:
            self.bounds.start()

    def stands(self) -> list[Stand]:
        """What is to stand now, with bounds that are being moved as they are shown."""
        moving, chosen = self.bounds.shown, self._chosen()
        if self._scene is None or moving is None or chosen is None:
            return list(self._stands)
        moved = Span(moving.start + self._scene.start, moving.end + self._scene.start)
        return [
            each._replace(span=moved) if number == chosen else each
            for number, each in enumerate(self._stands)
        ]

    def _draw(self, words: str = "") -> None:
        scene = self._scene
        shown = [self._shown(number, each) for number, each in enumerate(self._stands)] if scene else []
        self.page.layer = SegmentLayer(shown)
        self.page.emphasis.marked = {each.id for each in shown} - {self.page.emphasis.chosen or ""}
        self.page.drop_all()
        judged = frozenset(each.id for each in shown)
        self.stripes.show_side(Side("", tr("consensus"), tuple(shown), judged) if shown else None)
        self._tell(shown, words)
        self._show_tools()

    def _shown(self, number: int, stand: Stand) -> ShownSegment:
        assert self._scene is not None
        book = self._project.codebook
        start = stand.span.start - self._scene.start
        return ShownSegment(
            _name(number), start, start + stand.span.length, book.colour(stand.code), book.path(stand.code)
        )

    def _tell(self, shown: Sequence[ShownSegment], words: str) -> None:
        told = in_a_row(
            tr(
                "{code}, {characters}",
                code=split_path(each.path)[-1],
                characters=plural("{count} character", "{count} characters", each.end - each.start),
            )
            for each in shown
        )
        if self._can_edit:
            hint = tr("drag the ends or use the arrow keys; select words to code them")
            told = in_a_row([told, hint]) if told else hint
        self._told.setText(told or words)
        self.page.setAccessibleDescription(told or words)

    def _show_tools(self) -> None:
        chosen = self._chosen()
        self.code.setVisible(self._can_edit)
        self.remove.setVisible(self._can_edit)
        self.remove.setEnabled(chosen is not None)
        selects = self.page.selected_span() is not None
        self.code.setToolTip(
            tr("Code the selected words") if selects else tr("The code of the chosen segment")
        )
        self.code.choose(self._stands[chosen].code if chosen is not None and not selects else "")

    def _bring_into_view(self) -> None:
        if self._scene is None:
            return
        starts = [each.span.start - self._scene.start for each in self._stands] or [self._scene.place.start]
        start = max(0, min(starts))
        self.page.scroll_to(self.page.positions.to_display(start), 0)

    # What is changed

    def _chosen(self) -> int | None:
        names = [_name(number) for number in range(len(self._stands))]
        chosen = self.page.emphasis.chosen
        return names.index(chosen) if chosen in names else None

    def choose_next(self) -> None:
        """Choose the next segment of what is to stand."""
        if self._can_edit and self._stands:
            self.bounds.accept()
            chosen = self._chosen()
            self._choose((chosen + 1) % len(self._stands) if chosen is not None else 0)
            self.move_with_keys()

    def _choose(self, number: int) -> None:
        self.page.emphasis.chosen = _name(number)
        self._draw()

    def _give_code(self, code: str) -> None:
        selected, chosen = self.page.selected_span(), self._chosen()
        if not code or self._scene is None:
            return
        if selected is not None:
            text = self._scene.text
            words = trimmed(text, selected)
            if words.length:
                start = self._scene.start
                self._stands.append(Stand(code, Span(words.start + start, words.end + start)))
                self.page.put_caret(words.end)
                self._choose(len(self._stands) - 1)
        elif chosen is not None:
            self._stands[chosen] = self._stands[chosen]._replace(code=code)
            self._draw()
        self.page.setFocus()
        self.changed.emit()

    def remove_chosen(self) -> None:
        """Let the chosen segment not stand."""
        chosen = self._chosen()
        if self._can_edit and chosen is not None:
            self.bounds.cancel()
            del self._stands[chosen]
            self.page.emphasis.chosen = _name(0) if self._stands else None
            self._draw()
            self.changed.emit()

    def _move(self, identity: str, span: Span) -> None:
        chosen = self._chosen()
        if self._can_edit and self._scene is not None and chosen is not None:
            start = self._scene.start
            moved = Span(span.start + start, span.end + start)
            self._stands[chosen] = self._stands[chosen]._replace(span=moved)
            self._draw()
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on words chooses the segment there."""
        if (
            self._can_edit
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and self.page.selected_span() is None
            and not self.bounds.is_active
        ):
            at = self.page.character_at(event.position())
            found = self.page.layer.at(at) if at is not None else []
            names = [_name(number) for number in range(len(self._stands))]
            if found and found[0].id != self.page.emphasis.chosen:
                self._choose(names.index(found[0].id))
        return False

    def _sentence_at(self, position: int) -> Span:
        """The sentence at a position of the page."""
        scene, source = self._scene, self._project.sources.get(self._source)
        if scene is None or source is None:
            return Span(position, position)
        found = Sentences(self._project, source).at(position + scene.start)
        return Span(max(0, found.start - scene.start), min(len(scene.text), found.end - scene.start))


def _name(number: int) -> str:
    return f"stand-{number}"
