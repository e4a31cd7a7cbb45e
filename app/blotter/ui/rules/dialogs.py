"""Dialogs about a code set and about a rule."""

from pydantic import BaseModel, Field
from PySide6.QtWidgets import QComboBox, QWidget

from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code, Codebook
from blotter.domain.coding_rule import CodingRule, Reach, RuleKind
from blotter.domain.edit import Edit
from blotter.errors import Refused
from blotter.project import code_sets, coding_rules, rule_words
from blotter.project.project import Project
from blotter.ui.dialogs.code_dialogs import code_paths, dress_code_field
from blotter.ui.dialogs.codes_field import CodesField
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.language import later, tr
from blotter.ui.views.choice_box import code_choices
from blotter.ui.wording import capital, in_words

_KINDS = {
    RuleKind.NEEDS: later("needs another code"),
    RuleKind.EXCLUDES: later("does not go with others"),
    RuleKind.MEMO: later("needs a memo"),
}
_REACHES = {
    Reach.OVERLAP: later("on the same passage: they share a character"),
    Reach.SAME: later("on the same bounds"),
}
_NO_CODE = later("Choose the code that the rule is for.")


class SetForm(BaseModel):
    """What makes a code set."""

    name: str = Field("", title="Name", min_length=1)
    codes: list[str] = Field(
        [],
        title="Codes",
        description="Each stands for those under it as well.",
        json_schema_extra={"kind": "codes"},
    )
    exclusive: bool = Field(
        False,
        title="They exclude each other",
        description="One passage has at most one of them: the set is a domain.",
    )


class RuleForm(BaseModel):
    """What makes a rule."""

    code: str = Field("", title="Code", description="The rule holds for those under it as well.")
    kind: RuleKind = Field(RuleKind.NEEDS, title="Rule")
    others: list[str] = Field(
        [],
        title="Other codes",
        description="Where one is needed and none is chosen here, any other code will do.",
        json_schema_extra={"kind": "codes"},
    )
    reach: Reach = Field(Reach.OVERLAP, title="Where")
    note: str = Field("", title="Why", description="Kept with the rule.")


class SetDialog(FormDialog[SetForm]):
    """Asks for a code set, or (known) what to change of one."""

    def __init__(self, project: Project, known: CodeSet | None, parent: QWidget | None = None) -> None:
        self._project, self._known = project, known
        initial = SetForm.model_construct()
        if known is not None:
            initial = SetForm(name=known.name, codes=list(known.codes), exclusive=known.exclusive)
        super().__init__(
            SetForm,
            initial,
            tr("Change “{name}”", name=known.name) if known else tr("New code set"),
            tr("Change code set") if known else tr("Add code set"),
            parent=parent,
            choices={"codes": code_paths(project.codebook)},
            check=self.planned,
        )
        _dress_codes(self.field("codes"), project.codebook)

    def planned(self, wanted: SetForm) -> Edit | None:
        """What would be done; None where nothing changes."""
        found = _codes(self._project.codebook, wanted.codes)
        if self._known is None:
            return code_sets.add(self._project, wanted.name, found, wanted.exclusive)[1]
        return code_sets.change(self._project, self._known, wanted.name, found, wanted.exclusive)


class RuleDialog(FormDialog[RuleForm]):
    """Asks for a rule, or (known) what to change of one; the sentence that it makes stands below."""

    def __init__(self, project: Project, known: CodingRule | None, parent: QWidget | None = None) -> None:
        self._project, self._known = project, known
        initial = RuleForm()
        if known is not None:
            initial = RuleForm(
                code=known.code,
                kind=known.kind,
                others=list(known.others),
                reach=known.reach,
                note=known.note,
            )
        super().__init__(
            RuleForm,
            initial,
            tr("Change rule") if known else tr("New rule"),
            tr("Change rule") if known else tr("Add rule"),
            parent=parent,
            choices={
                "code": [("", ""), *code_paths(project.codebook)],
                "kind": [(kind, tr(words)) for kind, words in _KINDS.items()],
                "others": code_paths(project.codebook),
                "reach": [(reach, tr(words)) for reach, words in _REACHES.items()],
            },
            check=self.planned,
            preview=self._told_rule,
        )
        dress_code_field(self.field("code"), project.codebook)
        _dress_codes(self.field("others"), project.codebook)
        kind = self.field("kind")
        assert isinstance(kind, QComboBox)
        kind.currentIndexChanged.connect(lambda _: self._show_needed())
        self._show_needed()

    def planned(self, wanted: RuleForm) -> Edit | None:
        """What would be done; None where nothing changes."""
        project, book = self._project, self._project.codebook
        code = book.by_id.get(wanted.code)
        if code is None:
            raise Refused(_NO_CODE)
        others = _codes(book, _others(wanted))
        asked = (wanted.kind, code, others, wanted.reach, wanted.note)
        if self._known is None:
            return coding_rules.add(project, *asked)[1]
        return coding_rules.change(project, self._known, *asked)

    def _told_rule(self, wanted: RuleForm) -> str:
        book = self._project.codebook
        if wanted.code not in book.by_id or (wanted.kind is RuleKind.EXCLUDES and not wanted.others):
            return ""
        rule = CodingRule(
            id="", kind=wanted.kind, code=wanted.code, others=tuple(_others(wanted)), reach=wanted.reach
        )
        return tr("{rule}.", rule=capital(in_words(rule_words.asked(rule, book))))

    def _show_needed(self) -> None:
        """A rule that asks for a memo has nothing to do with other codes."""
        kind = self.field("kind")
        assert isinstance(kind, QComboBox)
        is_memo = list(_KINDS)[kind.currentIndex()] is RuleKind.MEMO
        for name in ("others", "reach"):
            self.field(name).setEnabled(not is_memo)


def _others(wanted: RuleForm) -> list[str]:
    return [] if wanted.kind is RuleKind.MEMO else wanted.others


def _codes(book: Codebook, ids: list[str]) -> list[Code]:
    return [book.by_id[identity] for identity in ids if identity in book.by_id]


def _dress_codes(field: QWidget, book: Codebook) -> None:
    """Show the signs of codes."""
    assert isinstance(field, CodesField)
    field.show_signs({choice.words: choice.sign for choice in code_choices(book) if choice.sign is not None})
