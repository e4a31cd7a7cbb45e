"""SideBySide: a passage with the coders' stripes side by side and the band of their agreement."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollBar, QVBoxLayout, QWidget

from blotter.domain.codebook import split_path
from blotter.ui import style, theme
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.words import KIND_ICONS
from blotter.ui.language import in_a_row, plural, tr
from blotter.ui.scale import px
from blotter.ui.settling.band import WIDTH, BandColumn, BandSample, meaning
from blotter.ui.settling.scene import Scene, Side
from blotter.ui.settling.side_page import NUMBERS, Numbers, SidePage
from blotter.ui.settling.stripe_column import StripeColumn
from blotter.ui.views.elided_label import ElidedLabel

TWICE_FROM = 600
"""From which width on the text of a pair is shown twice."""
_WIDEST = 560
_HEAD = 28
_BAR = 12
_BESIDE_TEXT = 8


class SideBySide(QWidget):
    """With room for it, a pair has the text twice, what A gave at the left and what B gave at the right, and
    the band between. Else the text stands once, and each coder has a column of stripes beside it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene: Scene | None = None
        self.frame = _Frame(self)
        self._legend = QWidget()
        self._legend_line = FlowLayout(self._legend, gap=14)
        self._legend_line.setContentsMargins(12, 3, 12, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.frame, 1)
        column.addWidget(self._legend)
        for widget in (self, self._legend):
            widget.setAutoFillBackground(True)
            widget.setBackgroundRole(QPalette.ColorRole.Base)

    def show_scene(self, scene: Scene | None) -> None:
        """Show a scene, or nothing."""
        self.scene = scene
        self.frame.show_scene(scene)
        self._show_legend(scene)
        self.setAccessibleDescription(
            "\n".join(tr("{name}: {what}", name=side.called, what=told(side)) for side in scene.sides)
            if scene is not None
            else ""
        )

    @property
    def pages(self) -> list[SidePage]:
        """The pages that are shown: one for each of a pair, else one."""
        return self.frame.shown_pages()

    @property
    def stripes(self) -> list[StripeColumn]:
        """The columns of stripes, in the order of the coders."""
        return self.frame.stripes

    @property
    def band(self) -> BandColumn:
        """The band of agreement."""
        return self.frame.band

    @property
    def is_twice(self) -> bool:
        """Whether the text is shown twice."""
        return self.frame.is_twice

    def heads(self) -> list[str]:
        """What stands above the columns."""
        return [head.text() for head in self.frame.heads if not head.isHidden()]

    def _show_legend(self, scene: Scene | None) -> None:
        while item := self._legend_line.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if scene is None:
            return
        there = {each.kind for each in scene.stretches}
        for kind in (None, *KIND_ICONS):
            if kind in there:
                self._legend_line.addWidget(_Entry(BandSample(kind), meaning(kind)))


class _Frame(QWidget):
    """Places the columns; everything is made for two coders and grows with more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_twice = False
        self.heads: list[ElidedLabel] = []
        self.stripes: list[StripeColumn] = []
        self._scene: Scene | None = None
        self._pages = [SidePage(self), SidePage(self)]
        self._numbers = [Numbers(page, self) for page in self._pages]
        self.band = BandColumn(self._pages[0], self)
        for page in self._pages:
            page.setAccessibleName(tr("Passage"))
            page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One bar for both, beside everything: in one of the pages it would make its lines shorter.
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        bars = [page.verticalScrollBar() for page in self._pages]
        bars[1].rangeChanged.connect(self._measure_bar)
        for one, others in ((self.bar, bars), (bars[0], [self.bar]), (bars[1], [self.bar])):
            for other in others:
                one.valueChanged.connect(other.setValue)
        for number in range(2):
            self._add_column(self._pages[number])

    def _add_column(self, page: SidePage) -> None:
        head = ElidedLabel(parent=self)
        head.setContentsMargins(2, 0, 2, 0)
        self.heads.append(head)
        self.stripes.append(StripeColumn(page, self))

    def sizeHint(self) -> QSize:
        return QSize(px(480), px(260))

    def _measure_bar(self, least: int, most: int) -> None:
        page = self._pages[1].verticalScrollBar()
        self.bar.setRange(least, most)
        self.bar.setPageStep(page.pageStep())
        self.bar.setValue(page.value())
        self.bar.setVisible(most > least and self._scene is not None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls beside the text, too."""
        QApplication.sendEvent(self.bar, event)

    def shown_pages(self) -> list[SidePage]:
        return self._pages if self.is_twice else self._pages[1:]

    def show_scene(self, scene: Scene | None) -> None:
        self._scene = scene
        sides = scene.sides if scene is not None else ()
        while len(self.stripes) < len(sides):
            self._add_column(self._pages[1])
            self.heads[-1].show()
            self.stripes[-1].show()
        for number, stripe in enumerate(self.stripes):
            stripe.show_side(sides[number] if number < len(sides) else None)
        self.band.show_stretches(scene.stretches if scene is not None else ())
        self._fill()
        self._arrange()
        self._bring_into_view()

    def _wants_twice(self) -> bool:
        return self._scene is not None and len(self._scene.sides) == 2 and self.width() >= px(TWICE_FROM)

    def _fill(self) -> None:
        """Put the text into the pages that are to be shown."""
        self.is_twice = self._wants_twice()
        scene = self._scene
        if scene is None:
            for page in self._pages:
                page.clear_scene()
        elif self.is_twice:
            for page, side in zip(self._pages, scene.sides, strict=True):
                page.show_sides(scene, [side], only_judged=False)
        else:
            self._pages[1].show_sides(scene, scene.sides, only_judged=True)
        # Where the text stands once, every column goes by that page.
        self.stripes[0].follow(self._pages[0 if self.is_twice else 1])
        self.band.follow(self._pages[0 if self.is_twice else 1])
        self._pages[0].setVisible(self.is_twice)
        self._numbers[0].setVisible(self.is_twice)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wants_twice() != self.is_twice:
            self._fill()
            self._arrange()
            self._bring_into_view()
        else:
            self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        """What is to be judged stands near the top, with a line or two before it."""
        scene = self._scene
        if scene is None:
            return
        judged = [s.start for side in scene.sides for s in side.segments if s.id in side.concerned]
        start = max(0, min([scene.place.start, *judged]))
        for page in self.shown_pages():
            page.lay_out_all()
        for page in self.shown_pages():
            page.scroll_to(page.positions.to_display(start), 2 * page.measures.line_height)

    # Where the columns stand

    def _arrange(self) -> None:
        if self._scene is None:
            for widget in (*self.heads, *self.stripes, *self._numbers, *self._pages, self.band, self.bar):
                widget.hide()
            return
        shown = len(self._scene.sides)
        for number, (head, stripe) in enumerate(zip(self.heads, self.stripes, strict=True)):
            head.setVisible(number < shown)
            stripe.setVisible(number < shown)
        self._numbers[1].show()
        self._pages[1].show()
        self.band.show()
        (self._arrange_twice if self.is_twice else self._arrange_once)(self._scene)
        for page in self.shown_pages():
            page.lay_out_all()
        self.bar.setGeometry(self.width() - px(_BAR), px(_HEAD), px(_BAR), self.height() - px(_HEAD))
        self.update()

    def _arrange_twice(self, scene: Scene) -> None:
        top, height = px(_HEAD), self.height() - px(_HEAD)
        stripes = max(each.wanted_width for each in self.stripes[:2])
        numbers, band = NUMBERS, WIDTH
        room = self.width() - px(_BAR)
        text = min(_WIDEST, (room - band) // 2 - numbers - _BESIDE_TEXT - stripes)
        half = numbers + text + _BESIDE_TEXT + stripes
        left = max(0, (room - band - 2 * half) // 2)
        for number, side in enumerate(scene.sides):
            x = left + number * (half + band)
            self._numbers[number].setGeometry(x, top, numbers, height)
            self._pages[number].setGeometry(x + numbers, top, text, height)
            self.stripes[number].setGeometry(x + numbers + text + _BESIDE_TEXT, top, stripes, height)
            self.heads[number].setGeometry(x + numbers, 0, half - numbers, top)
            self.heads[number].setText(tr("{name}   {what}", name=side.called, what=told(side)))
            self.heads[number].setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.band.setGeometry(left + half, top, band, height)

    def _arrange_once(self, scene: Scene) -> None:
        top, height = px(_HEAD), self.height() - px(_HEAD)
        widths = [max(px(24), each.wanted_width) for each in self.stripes[: len(scene.sides)]]
        beside = sum(widths) + WIDTH + _BESIDE_TEXT
        room = self.width() - px(_BAR) - NUMBERS - beside
        text = max(px(120), min(_WIDEST, room))
        left = max(0, (room - text) // 2)
        self._numbers[1].setGeometry(left, top, NUMBERS, height)
        self._pages[1].setGeometry(left + NUMBERS, top, text, height)
        x = left + NUMBERS + text + _BESIDE_TEXT
        # Between two coders stands the band; after more of them it stands last.
        order = [0, None, 1] if len(scene.sides) == 2 else [*range(len(scene.sides)), None]
        for number in order:
            if number is None:
                self.band.setGeometry(x, top, WIDTH, height)
                x += WIDTH
                continue
            self.stripes[number].setGeometry(x, top, widths[number], height)
            self.heads[number].setGeometry(QRect(x, 0, widths[number], top))
            self.heads[number].setText(scene.sides[number].label)
            self.heads[number].setAlignment(Qt.AlignmentFlag.AlignCenter)
            x += widths[number]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = theme.current()
        painter.fillRect(self.rect(), palette.base)
        painter.fillRect(0, 0, self.width(), px(_HEAD), palette.alt)
        painter.fillRect(0, px(_HEAD) - 1, self.width(), 1, palette.border)


class _Entry(QWidget):
    """A sign and what it means."""

    def __init__(self, sign: QWidget, words: str) -> None:
        super().__init__()
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        style.set_role(label, "hint")
        line = FlowLayout(self, gap=6)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(sign)
        line.addWidget(label)
        self._width = sign.sizeHint().width() + 6 + label.sizeHint().width()
        self._height = max(sign.sizeHint().height(), label.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._width, self._height)


def told(side: Side) -> str:
    """What a coder has to be judged, in a few words: “river patrol, 72 characters”."""
    judged = [each for each in side.segments if each.id in side.concerned]
    if not judged:
        return tr("nothing")
    return in_a_row(
        tr(
            "{code}, {characters}",
            code=split_path(each.path)[-1],
            characters=plural("{count} character", "{count} characters", each.end - each.start),
        )
        for each in judged
    )
