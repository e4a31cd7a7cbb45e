"""Rules: the page of code sets and rules, and what is changed there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.code_set import CodeSet
from blotter.domain.coding_rule import CodingRule
from blotter.domain.edit import Edit
from blotter.project import code_sets, coding_rules
from blotter.project.project import Project
from blotter.project.reports import Selection
from blotter.ui.language import later, tr
from blotter.ui.rules.dialogs import RuleDialog, SetDialog
from blotter.ui.rules.findings import Findings
from blotter.ui.rules.page import RulesPage

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class RulesControl(QObject):
    """Answers the page, and knows what breaks the rules while the page is not looked at."""

    def __init__(self, work: "Workplace", findings: Findings) -> None:
        super().__init__(work)
        self._work, self.findings = work, findings
        findings.changed.connect(work.window.refresh)

    @property
    def _project(self) -> Project:
        return self._work.desk.project

    def serve(self, page: RulesPage) -> None:
        """Answer what the page asks for."""
        page.set_add_requested.connect(lambda: self.ask_set(""))
        page.set_change_requested.connect(self.ask_set)
        page.set_remove_requested.connect(self.remove_set)
        page.rule_add_requested.connect(lambda: self.ask_rule(""))
        page.rule_change_requested.connect(self.ask_rule)
        page.rule_remove_requested.connect(self.remove_rule)
        page.segment_requested.connect(self._work.chosen.reveal_by_id)
        page.export_requested.connect(lambda: self._work.exchange.export_answer("rules", Selection()))

    def show(self) -> None:
        """Turn to the page."""
        page = self._work.rules_page
        if self._work.window.pages.currentWidget() is not page:
            self._work.places.leave()
            self._work.turn_to(page)

    def broken(self) -> int:
        """How much is known to break a rule."""
        return self.findings.count() or 0

    def _set(self, identity: str) -> CodeSet | None:
        return next((each for each in self._project.code_sets if each.id == identity), None)

    def _rule(self, identity: str) -> CodingRule | None:
        return next((each for each in self._project.coding_rules if each.id == identity), None)

    def _may_change(self) -> bool:
        """Whether it makes sense to ask; else why not is said."""
        desk = self._work.desk
        if not desk.can_change:
            rests = tr("{work} is under way.", work=desk.under_way) if desk.under_way else ""
            self._work.note(rests or tr("The project is open for reading only."))
        return desk.can_change

    def _apply(self, plan: Callable[[], Edit | None], done: str) -> None:
        """Carry out what was asked for, and put the cursor on it."""
        changes = self._work.desk.apply(plan, done)
        for kind in (CodeSet, CodingRule):
            for identity in (changes.ids or {}).get(kind, ()) if changes else ():
                self._work.rules_page.choose(identity)

    def ask_set(self, identity: str) -> None:
        """Ask for a new code set (""), or what to change of one."""
        if not self._may_change():
            return
        known = self._set(identity)
        dialog = SetDialog(self._project, known, self._work.window)
        if dialog.exec():
            wanted = dialog.value()
            told = later("Changed the code set {name}") if known else later("Added the code set {name}")
            self._apply(lambda: dialog.planned(wanted), tr(told, name=wanted.name.strip()))
        dialog.deleteLater()

    def remove_set(self, identity: str) -> None:
        """Forget a code set."""
        known = self._set(identity)
        if known is not None and self._may_change():
            self._work.desk.apply(
                lambda: code_sets.remove(self._project, known),
                tr("Removed the code set {name}", name=known.name),
            )

    def ask_rule(self, identity: str) -> None:
        """Ask for a new rule (""), or what to change of one."""
        if not self._may_change():
            return
        known = self._rule(identity)
        dialog = RuleDialog(self._project, known, self._work.window)
        if dialog.exec():
            wanted = dialog.value()
            told = tr("Changed the rule") if known else tr("Added a rule")
            self._apply(lambda: dialog.planned(wanted), told)
        dialog.deleteLater()

    def remove_rule(self, identity: str) -> None:
        """Ask for something no more."""
        known = self._rule(identity)
        if known is not None and self._may_change():
            self._work.desk.apply(lambda: coding_rules.remove(self._project, known), tr("Removed the rule"))
