"""Printing: HTML laid out on sheets of paper, the same for the preview, for PDF and for a printer."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)

from blotter.domain.entity import new_id
from blotter.errors import WrongFile
from blotter.ui.fonts import interface_font, text_font
from blotter.ui.language import later

_NOT_WRITTEN = later("“{path}” could not be written: {reason}. What was there before is untouched.")
_DPI = 300
_MARGINS = (25.0, 22.0, 25.0, 24.0)
"""Left, top, right and bottom, in millimetres."""

_FOOT = 12.0
"""How far below a full page its foot ends, in millimetres."""

_BOTTOM = Qt.AlignmentFlag.AlignBottom
_POINTS = 10.5
_FOOT_POINTS = 8.5
_WITH_NEXT = 1
"""The state (`-qt-user-state`) of a paragraph that stays on one page with what follows it."""

_AWAITS_NUMBER = "0"
_LETTER_PAPER = {
    "US", "CA", "MX", "PH", "CL", "CO", "CR", "DO", "GT", "HN", "NI", "PA", "PR", "SV", "VE",
}  # fmt: skip


def html_to_pdf(html: str, path: Path) -> None:
    """Write HTML as PDF: paper as this country uses it, page numbers at the foot, text that can be selected.

    A heading, or a paragraph with `-qt-user-state: 1`, stays with what follows it. A link within the page
    that says `0` is given the number of its target's page. Nothing is fetched. Raises WrongFile.
    """
    ensure_application()
    pages = Pages(html)
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(content)
    pages.print_to(writer)
    del writer
    _write(bytes(content.data().data()), path)


def print_on(html: str, printer: QPagedPaintDevice) -> None:
    """Print HTML on the paper that a printer holds."""
    Pages(html, printer.pageLayout().pageSize()).print_to(printer)


class Pages:
    """A page of HTML laid out on sheets: `count` of them, each painted as often as wanted."""

    def __init__(self, html: str, paper: QPageSize | None = None) -> None:
        self.paper = paper or usual_paper()
        # The layout measures its fonts on this device, whatever it is painted on later.
        self._scratch = QBuffer()
        self._scratch.open(QIODevice.OpenModeFlag.WriteOnly)
        self._measure = QPdfWriter(self._scratch)
        self._measure.setResolution(_DPI)
        self.document = _Document()
        self.document.setDefaultFont(_text_font())
        self.document.setDocumentMargin(0)
        self.document.setHtml(html)
        self.document.documentLayout().setPaintDevice(self._measure)
        self.document.setPageSize(self._room())
        _dress_headings(self.document)
        self.title = self.document.metaInformation(QTextDocument.MetaInformation.DocumentTitle)
        _keep_with_next(self.document)
        _give_page_numbers(self.document)

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return self.document.pageCount()

    @property
    def size(self) -> QSizeF:
        """The size of a sheet, in points."""
        return self.paper.size(QPageSize.Unit.Point)

    def paint(self, painter: QPainter, number: int, scale: float = 1.0) -> None:
        """Paint a sheet, counted from 0, its upper left corner at the origin; `scale` is pixels a point."""
        left, top, _, _ = (_units(length) for length in _MARGINS)
        painter.save()
        painter.scale(scale * 72 / _DPI, scale * 72 / _DPI)
        room = self._room()
        self._paint_foot(painter, number)
        shown = QRectF(QPointF(0, number * room.height()), room)
        painter.translate(left, top - shown.top())
        painter.setClipRect(shown)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = _black_on_white()
        context.clip = shown
        self.document.documentLayout().draw(painter, context)
        painter.restore()

    def print_to(self, device: QPagedPaintDevice) -> None:
        """Paint every sheet on a printer or into a PDF."""
        device.setPageSize(self.paper)
        device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        if isinstance(device, QPdfWriter):
            device.setResolution(_DPI)
            device.setTitle(self.title)
            device.setCreator("Blotter")
        painter = QPainter(device)
        scale = device.logicalDpiX() / 72
        for number in range(self.count):
            if number:
                device.newPage()
            self.paint(painter, number, scale)
        painter.end()

    def _room(self) -> QSizeF:
        """How much of a sheet the text has, in units of the layout."""
        left, top, right, bottom = _MARGINS
        size = self.paper.size(QPageSize.Unit.Millimeter)
        return QSizeF(_units(size.width() - left - right), _units(size.height() - top - bottom))

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        left, top, _, _ = (_units(length) for length in _MARGINS)
        room, height = self._room(), _units(_FOOT)
        font = interface_font()
        font.setPixelSize(round(_FOOT_POINTS * _DPI / 72))
        painter.setFont(font)
        painter.setPen(QColor("black"))
        place = QRectF(left, top + room.height(), room.width(), height)
        painter.drawText(place, _BOTTOM | Qt.AlignmentFlag.AlignRight, f"{number + 1} / {self.count}")
        title = painter.fontMetrics().elidedText(
            self.title, Qt.TextElideMode.ElideRight, round(room.width() * 0.8)
        )
        painter.drawText(place, _BOTTOM | Qt.AlignmentFlag.AlignLeft, title)


class _Document(QTextDocument):
    """Text that fetches nothing."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None


def usual_paper(locale: QLocale | None = None) -> QPageSize:
    """The paper that this country prints on: A4 or Letter."""
    territory = QLocale.territoryToCode((locale or QLocale.system()).territory())
    letter = territory in _LETTER_PAPER
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def _black_on_white() -> QPalette:
    """Ink and paper, whatever the window wears; rules are drawn in the dark colour of a palette."""
    palette = QPalette(QColor("white"))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.Dark):
        palette.setColor(role, QColor("black"))
    return palette


def _units(millimetres: float) -> float:
    return millimetres * _DPI / 25.4


def _text_font() -> QFont:
    font = text_font()
    font.setPointSizeF(_POINTS)
    return font


def _dress_headings(document: QTextDocument) -> None:
    """Headings in the face of the interface, as large as they are told to be: Qt enlarges them by level."""
    font = interface_font()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in _blocks(document):
        if block.blockFormat().headingLevel():
            for fragment in _fragments(block):
                style = fragment.charFormat()
                style.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                style.setFontFamilies(font.families())
                style.setFontStyleHint(QFont.StyleHint.SansSerif)
                _select(cursor, fragment)
                cursor.setCharFormat(style)
    cursor.endEditBlock()
    _lay_out(document)


def _keep_with_next(document: QTextDocument) -> None:
    """Begin a new page before what would be left at the end of one without what follows it."""
    first: QTextBlock | None = None
    for block in _blocks(document):
        if _stays_with_next(block):
            first = first or block
        elif first is not None:
            if _page(document, first) != _page(document, block, line=1):
                style = QTextBlockFormat()
                style.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(first).mergeBlockFormat(style)
            first = None


def _stays_with_next(block: QTextBlock) -> bool:
    style = block.blockFormat()
    is_rule = style.hasProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth)
    return style.headingLevel() > 0 or is_rule or block.userState() == _WITH_NEXT


def _page(document: QTextDocument, block: QTextBlock, line: int = 0) -> int:
    """The page on which a line of a block stands, or its last one."""
    layout = block.layout()
    line = min(line, layout.lineCount() - 1)
    below = layout.lineAt(line).y() - layout.lineAt(0).y() if line > 0 else 0
    top = document.documentLayout().blockBoundingRect(block).top() + below
    return int((top + 1) / document.pageSize().height())


def _give_page_numbers(document: QTextDocument) -> None:
    """Write the page of its target into each link that awaits it."""
    pages: dict[str, int] = {}
    waiting: list[tuple[QTextFragment, str]] = []
    for block in _blocks(document):
        for fragment in _fragments(block):
            style = fragment.charFormat()
            for name in style.anchorNames():
                pages[f"#{name}"] = _page(document, block) + 1
            if fragment.text() == _AWAITS_NUMBER and style.anchorHref():
                waiting.append((fragment, style.anchorHref()))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for fragment, target in reversed(waiting):
        _select(cursor, fragment)
        cursor.insertText(str(pages.get(target, "")), fragment.charFormat())
    cursor.endEditBlock()
    _lay_out(document)


def _lay_out(document: QTextDocument) -> None:
    """Lay out all of it: Qt puts the end off, and after several changes at once forgets it."""
    document.markContentsDirty(0, document.characterCount())
    document.pageCount()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found = []
    step = block.begin()
    while not step.atEnd():
        found.append(step.fragment())
        step += 1
    return found


def _select(cursor: QTextCursor, fragment: QTextFragment) -> None:
    cursor.setPosition(fragment.position())
    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)


@cache
def ensure_application() -> QGuiApplication:
    """Qt needs an application for its fonts; a command has none, and makes one that shows nothing."""
    present = QGuiApplication.instance()
    if isinstance(present, QGuiApplication):
        return present
    return QGuiApplication(["blotter", "-platform", "offscreen"])


def _write(content: bytes, path: Path) -> None:
    partial = path.with_name(f".{new_id()}.part")
    try:
        try:
            partial.write_bytes(content)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise WrongFile(_NOT_WRITTEN, path=path, reason=error.strerror or str(error)) from error
