"""GroupsControl: makes, renames, moves and removes groups of documents, and puts documents into them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.codebook import split_path
from blotter.domain.document_group import DocumentGroup
from blotter.domain.edit import Edit
from blotter.project.metadata import grouping, groups
from blotter.ui.dialogs.name_dialog import ask_name
from blotter.ui.dialogs.questions import confirm
from blotter.ui.language import plural, tr
from blotter.ui.metadata.choosing import NamedPalette

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class GroupsControl(QObject):
    """Answers the documents pane and the sheet of documents."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work, self._desk = work, work.desk
        self._palette = NamedPalette(work.window)

    def close(self) -> None:
        """Take what lies over the window out of it."""
        self._palette.close()

    def _group(self, identity: str) -> DocumentGroup | None:
        return self._desk.project.groups.by_id.get(identity)

    def ask_for_new(self) -> None:
        """Ask for a new group of what is selected in the documents pane."""
        self._work.panes.documents.ask_for_group()

    def add(self, held: Sequence[str], above: str) -> None:
        """Ask for a new group inside another ("": at the top), of these documents and groups (by id)."""
        project = self._desk.project
        made: list[DocumentGroup] = []

        def plan(name: str) -> Edit:
            group, edit = grouping.new_group(project, name, self._group(above), held)
            made.append(group)
            return edit

        name = ask_name(self._work.window, "", tr("New group"), tr("Make group"), plan)
        if name is not None and self._desk.apply(lambda: plan(name), tr("Made the group {name}", name=name)):
            self._work.panes.documents.select(made[-1].id)

    def rename(self, identity: str, name: str) -> None:
        """Give a group another name."""
        group = self._group(identity)
        if group is not None:
            done = tr("Renamed to {name}", name=name)
            self._desk.apply(lambda: groups.rename(self._desk.project, group, name), done)

    def remove(self, identity: str) -> None:
        """Take a group away; its documents stay, one level up."""
        group = self._group(identity)
        if group is None:
            return
        inside = self._desk.project.groups.within(identity)
        count = sum(each.group in inside for each in self._desk.project.sources.values())
        question = plural(
            "Remove the group “{name}”? Its {count} document stays. It can be undone.",
            "Remove the group “{name}”? Its {count} documents stay. It can be undone.",
            count,
            name=group.name,
        )
        title = tr("Remove group")
        if count and not confirm(self._work.window, title, question, title):
            return
        done = tr("Removed the group {name}", name=group.name)
        self._desk.apply(lambda: groups.remove(self._desk.project, group), done)

    def move(self, moved: Sequence[str], target: str) -> None:
        """Put documents and groups (by id) into a group, "" for none."""
        project, group = self._desk.project, self._group(target)
        into = group.name if group else tr("no group")
        words = plural("Moved {count} to {name}", "Moved {count} to {name}", len(moved), name=into)
        self._desk.apply(lambda: grouping.move_all(project, moved, group), words)

    def ask_where(self, moved: Sequence[str]) -> None:
        """Ask into which group documents and groups (by id) go."""
        project = self._desk.project
        shut = {
            each for group in moved if group in project.groups.by_id for each in project.groups.within(group)
        }
        names = [
            (each.id, " › ".join(project.groups.names(each.id)), "")
            for each in project.groups.walk()
            if each.id not in shut
        ]
        self._palette.ask(
            tr("Move to which group?"),
            tr("Enter moves there; a new name makes a group, a slash one inside another"),
            names,
            "folder",
            lambda name: tr("New group “{name}”", name=" › ".join(split_path(name))),
            lambda identity: self.move(moved, identity),
            lambda path: self._move_to_new(moved, path),
            none=tr("No group"),
        )

    def _move_to_new(self, moved: Sequence[str], path: str) -> None:
        project = self._desk.project
        words = plural("Moved {count} to {name}", "Moved {count} to {name}", len(moved), name=path)
        self._desk.apply(lambda: grouping.move_to_path(project, moved, split_path(path)), words)
