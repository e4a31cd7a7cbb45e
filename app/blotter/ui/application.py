"""The application: Qt, theme, the window, and the last place where an error can be told."""

import logging
import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from blotter import __version__
from blotter.errors import BlotterError, WrongFile
from blotter.settings import Settings, load_settings, mended_settings, settings_path
from blotter.ui import keys, language, theme
from blotter.ui.dialogs.questions import tell_error
from blotter.ui.language import later, tr
from blotter.ui.main_window import MainWindow
from blotter.ui.wording import plainly

_KEYS_SETTLED = later(
    "In “{path}” a key is not one, or belongs to several actions. "
    "Every key has one action now; the settings show which."
)
_log = logging.getLogger("blotter")


def run(project: Path | None, coder: str | None = None) -> int:
    """Show the window until it is closed; the result is the exit status."""
    settings, wrong = mended_settings()
    app = application(settings)
    sys.excepthook = _told
    own = keys.settled(settings.keys)
    window = MainWindow(settings.model_copy(update={"keys": own}))
    window.show()
    if wrong is not None:
        tell_error(window, WrongFile(wrong.template, **wrong.values))
    if own != settings.keys:
        window.keep_settings(window.settings)
        tell_error(window, WrongFile(_KEYS_SETTLED, path=settings_path()))
    if project is not None:
        window.open_project(project, coder)
    return app.exec()


def draw(project: Path, picture: Path, size: tuple[int, int] = (1280, 800)) -> None:
    """Draw the window on a project into a picture, without showing it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    settings, _ = mended_settings()
    application(settings)
    window = MainWindow(settings, keep_state=False)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(QSize(*size))
    window.show()
    if not window.open_project(project, writable=False):
        raise SystemExit(1)
    for _ in range(5):
        QCoreApplication.processEvents()
    window.grab().save(str(picture))
    window.close()


def application(settings: Settings | None = None) -> QApplication:
    """The one application of this process, dressed in our theme."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Blotter")
        app.setApplicationVersion(__version__)
        app.setOrganizationName("Blotter")
        settings = settings or load_settings()
        language.use(settings.language)
        theme.wear(app, settings)
    return app


def _told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug: told once in words, with what to pass on; work goes on, since every action is on disk."""
    if isinstance(error, BlotterError):
        QMessageBox.warning(QApplication.activeWindow(), "Blotter", plainly(error))
        return
    details = "".join(traceback.format_exception(kind, error, trace))
    _log.error("%s", details)
    sys.stderr.write(details)
    box = QMessageBox(QApplication.activeWindow())
    box.setWindowTitle("Blotter")
    box.setIcon(QMessageBox.Icon.Critical)
    box.setText(tr("Something in Blotter went wrong. What you have done so far is saved."))
    box.setInformativeText(
        tr("Close the window and open the project again. The details say where it happened.")
    )
    box.setDetailedText(details)
    box.exec()
