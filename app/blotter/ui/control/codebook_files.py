"""CodebookFiles: codes taken over from another codebook, and the codebook as it will be printed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox

from blotter.errors import Refused
from blotter.interchange.options import PrintOptions
from blotter.project import codes, transfer
from blotter.project.rendering import html
from blotter.ui.dialogs.adopt_dialog import AdoptDialog
from blotter.ui.language import plural, tr
from blotter.ui.views.print_preview import PrintPreview

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class CodebookFiles(QObject):
    """Answers the entries of the Code menu that bring codebooks in and lay them on paper."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    def adopt(self) -> None:
        """Ask which codes of which codebook to add, and add them as one step."""
        project = self._work.desk.project
        try:
            codes.check_thawed(project)
        except Refused as frozen:
            self._work.tell(frozen)
            return
        dialog = AdoptDialog(project, html, self._work.tasks, self._work.window)
        if dialog.exec():
            book, paths = dialog.book(), dialog.paths()
            self._work.desk.apply_sweeping(
                tr("Adding"),
                lambda: codes.adopt(project, book, paths, with_children=False)[0],
                plural("Added {count} code", "Added {count} codes", len(paths)),
                len(paths),
            )
        dialog.deleteLater()

    def preview(self) -> None:
        """Show the codebook as it will be printed."""
        project = self._work.desk.project
        counts = QCheckBox(tr("Numbers of segments"))
        coders = QCheckBox(tr("Names of the coders"))

        def page() -> str:
            options = PrintOptions(counts=counts.isChecked(), coders=coders.isChecked())
            return transfer.codebook_page(project, options)

        title = project.path.stem
        shown = PrintPreview(
            page(), title, self._work.window, project.path.with_name(f"{title}-codebook.pdf")
        )
        for option in (counts, coders):
            shown.add_option(option)
            option.toggled.connect(lambda _: shown.show_html(page()))
        shown.said.connect(self._work.say)
        shown.finished.connect(shown.deleteLater)
        shown.open()
