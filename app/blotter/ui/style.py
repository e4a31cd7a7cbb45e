"""The one small style sheet: edges, heights and focus rings, which a QPalette cannot give.

A widget says what it is with `set_role(widget, "hint")`, and looks so in both themes. The roles:
muted, hint (12 px, muted), error (12 px), title (of a pane), heading (of a view), bar (a strip of tools or a
pane's title), chip (a state that is always in sight), key (a key cap), link (a button that reads as a link),
large (a button that is used again and again), fold (a title that folds out what is under it),
edged (a text field of several lines).
"""

from importlib.resources import files
from string import Template

from PySide6.QtWidgets import QWidget

from blotter.ui import scale


def set_role(widget: QWidget, role: str) -> None:
    """Say what a widget is; it is dressed anew if it is on the screen already."""
    set_claim(widget, "role", role)


def set_claim(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property that the style sheet asks for (`wrong` marks a field that was not accepted)."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def sheet(is_dark: bool, colours: dict[str, str]) -> str:
    """The style sheet in a palette's colours, given by token as `#rrggbb`."""
    data = files("blotter") / "data"
    theme = "dark" if is_dark else "light"
    marks = {
        f"mark_{name}": f'url("{data / "marks" / f"{name}-{theme}.svg"}")'.replace("\\", "/")
        for name in ("down", "up", "check", "part")
    }
    template = Template(scale.scaled((data / "window.qss").read_text(encoding="utf-8")))
    return template.substitute(colours, **marks, row=f"{scale.row_height(24)}px")
