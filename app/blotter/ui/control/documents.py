"""Documents: opening, finishing, renaming and removing them, and their memos."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from blotter.domain.assignment import Status
from blotter.domain.query import SegmentQuery
from blotter.interchange.options import TextOptions
from blotter.project import sources
from blotter.ui.dialogs.coders_dialog import CodersDialog
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.dialogs.questions import confirm
from blotter.ui.language import later_plural, plural, tr
from blotter.ui.metadata_import.language_asked import ask_language
from blotter.ui.metadata_import.language_box import language_words
from blotter.ui.models.document_tree import DocumentTree
from blotter.ui.models.documents_model import listed_documents
from blotter.ui.rounds.todo import statuses_in

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_REMOVE = later_plural(
    "Remove “{name}”? {count} segment goes with it. It can be undone.",
    "Remove “{name}”? {count} segments go with it. It can be undone.",
)


class DocumentsControl(QObject):
    """Answers the documents pane and the Document menu."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        work.desk.find_coder = self.choose_coder

    def is_done(self) -> bool:
        """Whether the one who codes is done with the open document."""
        desk = self._work.desk
        if desk.source is None or desk.project.actor is None:
            return False
        statuses = statuses_in(desk.project, desk.project.working_in, desk.project.actor)
        return statuses.get(desk.source.id) is Status.DONE

    def toggle_done(self) -> None:
        """Say that the open document is done, or not done, by the one who codes."""
        desk = self._work.desk
        if desk.source is not None and desk.attempt(desk.project.acting_coder) is not None:
            desk.set_done(desk.source.id, not self.is_done())

    def rename(self, identity: str, name: str) -> None:
        """Give a document another name."""
        desk = self._work.desk
        source = desk.project.sources[identity]
        desk.apply(lambda: sources.rename(desk.project, source, name), tr("Renamed to {name}", name=name))

    def remove(self, identity: str) -> None:
        """Take a document out; asked first where it has segments, since that touches others' work."""
        desk = self._work.desk
        source = desk.project.sources[identity]
        held = desk.project.count(SegmentQuery(sources=frozenset([identity])))
        question = plural(*_REMOVE, held, name=source.name)
        if held and not confirm(self._work.window, tr("Remove document"), question, tr("Remove document")):
            return
        desk.apply(lambda: sources.remove(desk.project, source), tr("Removed {name}", name=source.name))

    def ask_language(self) -> None:
        """Ask in which language the open document is."""
        desk = self._work.desk
        source = desk.source
        if source is None:
            return
        guess = sources.guessed_language_of(desk.project, source)
        told = ask_language(source.name, source.language, guess, self._work.window)
        if told is not None:
            words = language_words(told) or tr("not known")
            desk.apply(
                lambda: sources.set_language(desk.project, source, told),
                tr("Language of {name}: {language}", name=source.name, language=words),
            )

    def reread(self) -> None:
        """Ask in which encoding to read the open document again."""
        desk = self._work.desk
        source = desk.source
        if source is None:
            return
        asked = TextOptions(encoding=source.encoding)
        dialog = FormDialog(
            TextOptions,
            asked,
            tr("Read “{name}” again", name=source.name),
            tr("Read again"),
            parent=self._work.window,
        )
        if dialog.exec():
            encoding = dialog.value().encoding or ""
            self.read_as(source.id, encoding)
        dialog.deleteLater()

    def read_as(self, identity: str, encoding: str) -> None:
        """Read a document's bytes again in an encoding."""
        desk = self._work.desk
        source = desk.project.sources[identity]
        desk.apply(
            lambda: sources.reread(desk.project, source, encoding), tr("Read {name} again", name=source.name)
        )

    def step(self, direction: int) -> None:
        """Open the next or previous document of the list."""
        desk = self._work.desk
        ids = self._in_order()
        if self._work.panes.documents.is_limited_to_mine() and desk.project.actor is not None:
            held = statuses_in(desk.project, desk.project.working_in, desk.project.actor)
            ids = [each for each in ids if each in held]
        if not ids:
            return
        here = ids.index(desk.source.id) if desk.source and desk.source.id in ids else -1
        self._work.open_source(ids[(here + direction) % len(ids)])

    def _in_order(self) -> list[str]:
        """All documents in the order of the list: group by group."""
        project = self._work.desk.project
        listed = {source.id: source for source in listed_documents(project.sources.values())}
        return DocumentTree(project.groups, listed, listed, keeps_empty=False).order()

    def open_memo(self) -> None:
        """Open the memo of the open document, or of the project."""
        source = self._work.desk.source
        self._work.open_memo(f"source:{source.name}" if source else "project")

    def choose_coder(self) -> None:
        """Ask who codes: one of the coders, or, where there is none yet, what the first is called."""
        desk, window = self._work.desk, self._work.window
        names = [coder.name for coder in desk.project.people.values()]
        if not names:
            name, accepted = QInputDialog.getText(
                window, tr("Who codes?"), tr("Your name, as the coder of your segments")
            )
            if accepted and name.strip():
                desk.add_coder(name)
            return
        name, accepted = QInputDialog.getItem(
            window, tr("Who codes?"), tr("These segments are coded by"), names, 0, False
        )
        if accepted:
            desk.act_as(desk.project.coder(name))

    def edit_coders(self) -> None:
        """Show the project's coders: who codes now, whose segments are shown, who there is."""
        desk = self._work.desk
        dialog = CodersDialog(desk.bridge, desk.hidden_coders, self._work.window)
        dialog.add_requested.connect(desk.add_coder)
        dialog.rename_requested.connect(desk.rename_coder)
        dialog.remove_requested.connect(desk.remove_coder)
        dialog.join_requested.connect(desk.join_coders)
        dialog.coder_chosen.connect(lambda coder: desk.act_as(desk.project.coders.get(coder)))
        dialog.shown_changed.connect(desk.show_coders)
        dialog.exec()
        dialog.deleteLater()
