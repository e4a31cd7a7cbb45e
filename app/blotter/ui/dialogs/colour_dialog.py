"""ColourDialog: a colour of one's own for a code, with a warning where its stripe would be hard to see."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from blotter.ui import code_look, icons, theme
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role

LEAST_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: parts that carry meaning against what is beside them."""


def contrasts(colour: QColor) -> tuple[float, float]:
    """How far a stripe of this colour stands out from the light page and from the dark one."""
    return code_look.contrast(colour, theme.LIGHT.base), code_look.contrast(colour, theme.DARK.base)


def nearest_visible(colour: QColor) -> QColor:
    """The colour itself, or the nearest lighter or darker one that can be seen on both pages."""
    hue, saturation, lightness = colour.hslHueF(), colour.hslSaturationF(), colour.lightnessF()
    for step in range(101):
        for way in (-1, 1):
            level = lightness + way * step / 100
            if 0 <= level <= 1:
                tried = QColor(QColor.fromHslF(max(0.0, hue), saturation, level).name())
                if min(contrasts(tried)) >= LEAST_CONTRAST:
                    return tried
    return colour


class ColourDialog(QDialog):
    """Qt's picker with our warning under it; `chosen` is `#rrggbb`."""

    def __init__(self, name: str, colour: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Colour of “{name}”", name=name))
        self.picker = QColorDialog(colour)
        option = QColorDialog.ColorDialogOption
        self.picker.setOptions(option.NoButtons | option.DontUseNativeDialog | option.NoEyeDropperButton)
        self.picker.setWindowFlags(Qt.WindowType.Widget)
        self._glyph, self._told = QLabel(), QLabel()
        self.instead = QPushButton()
        self._lay_out()
        self.picker.currentColorChanged.connect(lambda _: self._judge())
        self.instead.clicked.connect(lambda: self.picker.setCurrentColor(nearest_visible(self._colour())))
        self._judge()

    def _lay_out(self) -> None:
        self._glyph.setPixmap(icons.pixmap("alert-triangle", px(14), "warn"))
        set_role(self.instead, "link")
        line = QHBoxLayout()
        line.addWidget(self._glyph)
        line.addWidget(self._told)
        line.addWidget(self.instead)
        line.addStretch()
        for button in self.picker.findChildren(QPushButton):
            button.setAutoDefault(False)
        buttons = QDialogButtonBox()
        does = buttons.addButton(tr("Use colour"), QDialogButtonBox.ButtonRole.AcceptRole)
        does.setDefault(True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.picker)
        column.addLayout(line)
        column.addWidget(buttons)

    def chosen(self) -> str:
        """The colour as codes carry it."""
        return self._colour().name()

    def warning(self) -> str:
        """What is wrong with the colour, "" if nothing is."""
        on_light, on_dark = (found < LEAST_CONTRAST for found in contrasts(self._colour()))
        if on_light and on_dark:
            return tr("Hard to see on the light and the dark page.")
        if on_light:
            return tr("Hard to see on the light page.")
        return tr("Hard to see on the dark page.") if on_dark else ""

    def _colour(self) -> QColor:
        return self.picker.currentColor()

    def _judge(self) -> None:
        warning = self.warning()
        self._told.setText(warning)
        self._glyph.setVisible(bool(warning))
        self.instead.setVisible(bool(warning))
        self.instead.setText(tr("Take {colour} instead", colour=nearest_visible(self._colour()).name()))
