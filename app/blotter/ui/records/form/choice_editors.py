"""Editors that offer words to choose one of: kinds, options of a field, yes or no, subtypes."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QCompleter, QWidget

from blotter.domain.entity import is_id
from blotter.domain.record import Blank, Counting, Level, Record
from blotter.project.records import filling, subtypes
from blotter.project.records.rows import counted_by_rule
from blotter.ui.desk import Desk
from blotter.ui.language import later, tr, translated
from blotter.ui.records.form.editor import Combo, Editor, Entered, Line, dress_completer
from blotter.ui.records.form.told import blank_words, subtype_name, typed_blank

_COUNTS = later("by rule: yes, {why}")
_COUNTS_NOT = later("by rule: no, {why}")
_YES_NO = {"yes": later("yes"), "no": later("no")}


class ChoiceEditor(Editor):
    """One of a field's words, or one of the kinds of nothing."""

    def __init__(self, desk: Desk, field: str, label: str) -> None:
        super().__init__(desk, field, label)
        self.box = Combo(label)
        self.box.activated.connect(self._choose)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def options(self) -> Iterable[tuple[object, str]]:
        """What can be chosen, with the words for it."""
        if self.field == "level":
            return [(each, str(each)) for each in Level]
        return [(each, each) for each in self.desk.project.record_schema.options(self.field)]

    def has_blanks(self) -> bool:
        """Whether nothing can be said of it."""
        return self.field != "level"

    def held(self) -> object:
        """What of the options the record has."""
        assert self.record is not None
        return self.words_of(self.record)

    def show_value(self) -> None:
        """Draw what the record has."""
        assert self.record is not None
        offered = list(self.options())
        held = self.held() or filling.blank_of(self.record, self.field)
        if held and held not in [value for value, _ in offered] and not isinstance(held, Blank):
            offered.append((held, str(held)))
        self.box.offer(offered, self.has_blanks())
        self.box.choose(held)

    def _choose(self, place: int) -> None:
        value = self.box.value(place)
        if isinstance(value, Blank) or value is None:
            self.blanked.emit(value)
        else:
            self.choose(value)

    def choose(self, value: Any) -> None:
        """Take one of the options over."""
        self.enter(value)


class KindEditor(ChoiceEditor):
    """The kind of the record, which decides on its fields."""

    def options(self) -> Iterable[tuple[object, str]]:
        """The project's kinds."""
        return [(each.id, each.name) for each in self.desk.project.record_schema.kinds.values()]

    def has_blanks(self) -> bool:
        """A record is always of a kind."""
        return False

    def held(self) -> object:
        """The kind's id."""
        assert self.record is not None
        return self.record.kind

    def choose(self, value: Any) -> None:
        """Make it a record of another kind."""
        self.entered.emit(Entered({"kind": value}))


class YesNoEditor(ChoiceEditor):
    """Yes or no."""

    def options(self) -> Iterable[tuple[object, str]]:
        """The two of them."""
        return [(value, tr(words)) for value, words in _YES_NO.items()]


class CountEditor(ChoiceEditor):
    """Whether the record counts in analysis: by the rule, which is told, or as somebody decides and why."""

    def __init__(self, desk: Desk, field: str, label: str) -> None:
        super().__init__(desk, field, label)
        self.reason = Line(tr("Why it counts, or not"))
        self.reason.setPlaceholderText(tr("Why?"))
        self.reason.left.connect(self._give_reason)
        self.reason.escaped.connect(self.give_up)
        self.column.addWidget(self.reason)

    def value_of(self, record: Record) -> object:
        """The decision, and all that the rule goes by."""
        return record.counted, record.count_rule, record.level, self._is_umbrella(record)

    def _is_umbrella(self, record: Record) -> bool:
        return any(each.parent == record.id for each in self.desk.project.records.values())

    def options(self) -> Iterable[tuple[object, str]]:
        """By rule, with what that comes to; yes; no."""
        assert self.record is not None
        by_rule = counted_by_rule(self.record, self._is_umbrella(self.record))
        told = _COUNTS if by_rule.counts else _COUNTS_NOT
        yield _BY_RULE, tr(told, why=translated(by_rule.rule))
        yield Counting.YES, tr("yes")
        yield Counting.NO, tr("no")

    def has_blanks(self) -> bool:
        """It counts or it does not."""
        return False

    def held(self) -> object:
        """The decision."""
        assert self.record is not None
        return _BY_RULE if self.record.counted is Counting.BY_RULE else self.record.counted

    def show_value(self) -> None:
        """Draw the decision; its reason only where there is a decision."""
        super().show_value()
        assert self.record is not None
        self.reason.setText(self.record.count_rule)
        self.reason.setVisible(self.record.counted is not Counting.BY_RULE)

    def stops(self) -> list[QWidget]:
        """The decision, then its reason."""
        return [self.box, self.reason]

    def is_touched(self) -> bool:
        """Whether a reason is typed."""
        return self.reason.isModified()

    def choose(self, value: Any) -> None:
        """Decide, or leave it to the rule."""
        counted = Counting.BY_RULE if value == _BY_RULE else value
        values = {"counted": counted, **({"count_rule": ""} if counted is Counting.BY_RULE else {})}
        self.entered.emit(Entered(values))

    def commit(self) -> None:
        """Take over the reason."""
        self._give_reason()

    def _give_reason(self) -> None:
        if self.reason.isModified():
            self.reason.setModified(False)
            self.entered.emit(Entered({"count_rule": self.reason.text().strip()}))


_BY_RULE = "by rule"


class SubtypeEditor(Editor):
    """A code below the kind's, or words where the codebook has none."""

    def __init__(self, desk: Desk, field: str, label: str) -> None:
        super().__init__(desk, field, label)
        self.box = Combo(label)
        self.box.setEditable(True)
        self.box.setInsertPolicy(Combo.InsertPolicy.NoInsert)
        line = Line(label)
        self.line = line
        self.box.setLineEdit(line)
        self.box.setCompleter(dress_completer(QCompleter(self.box.model(), self.box)))
        self.box.activated.connect(self._choose)
        line.left.connect(self.commit)
        line.escaped.connect(self.give_up)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def value_of(self, record: Record) -> object:
        """The subtype, and the kind whose codes are offered."""
        return record.subtype, record.kind, subtype_name(self.desk.project, record)

    def show_value(self) -> None:
        """Draw what the record has."""
        assert self.record is not None
        project = self.desk.project
        kind = project.record_schema.kinds.get(self.record.kind)
        offered = []
        top = kind.code if kind is not None and kind.code else ""
        if top in project.codebook.by_id:
            for code in project.codebook.descendants(top):
                if not code.archived or code.id == self.record.subtype:
                    offered.append((code.id, subtypes.shown(project.codebook, top, code)))
        self.box.offer(offered, blanks=True)
        self.box.choose(self.record.subtype or None)
        words = subtype_name(project, self.record) if is_id(self.record.subtype) else self.record.subtype
        self.line.setText(words)
        self.line.setModified(False)
        self.line.setCursorPosition(0)
        self.line.setPlaceholderText(self.blank())

    def is_touched(self) -> bool:
        """Whether words are typed."""
        return self.line.isModified()

    def _choose(self, place: int) -> None:
        self.line.setModified(False)
        value = self.box.value(place)
        if isinstance(value, Blank) or value is None:
            self.blanked.emit(value)
        else:
            self.enter(value)
        self.show_value()

    def commit(self) -> None:
        """Take over the words: those of a code are the code."""
        if not self.is_touched() or self.record is None:
            return
        self.line.setModified(False)
        words, project = self.line.text().strip(), self.desk.project
        kind = project.record_schema.kinds.get(self.record.kind)
        code = subtypes.meant(project.codebook, kind.code if kind else None, words)
        blank = typed_blank(words) or next((each for each in Blank if words == blank_words(each)), None)
        if blank is not None:
            self.blanked.emit(blank)
        else:
            self.enter(code.id if code else words)
        self.show_value()
