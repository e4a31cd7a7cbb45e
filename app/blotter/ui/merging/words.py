"""What these pages call things, kinds of questions, their parts, and the two sides."""

from blotter.domain.code_note import CodeNote
from blotter.domain.codebook import Code, split_path
from blotter.domain.entity import Entity
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment
from blotter.domain.source import Source
from blotter.message import Sentence
from blotter.project.merging import Came, Kind, Question, Take
from blotter.project.project import Project
from blotter.ui.codebook.parts import TITLES
from blotter.ui.coding_steps import shortened
from blotter.ui.language import in_a_row, later, number, tr, translated
from blotter.ui.wording import capital, read_path

_SHORT_NAME = 24

TYPE_ICONS = {
    "Segment": "highlight",
    "Memo": "note",
    "Code": "tag",
    "Source": "file-text",
    "Coder": "user",
    "Assignment": "progress-check",
    "CodeSet": "stack-2",
    "CodingRule": "checks",
    "CodeNote": "message",
    "SavedQuery": "search",
    "Freeze": "lock",
    "Record": "list-details",
    "Evidence": "link",
    "Actor": "users",
    "RecordKind": "forms",
    "RecordField": "forms",
    "CountryTable": "table",
    "SavedFigure": "chart-bar",
    "Release": "database",
}
"""The sign of each type that comes with a copy, in the order in which they are told; others are not."""

_TYPES = {
    "Segment": later("Segments"),
    "Memo": later("Memos"),
    "Code": later("Codes"),
    "Source": later("Documents"),
    "Coder": later("Coders"),
    "Assignment": later("Assignments"),
    "CodeSet": later("Code sets"),
    "CodingRule": later("Rules"),
    "CodeNote": later("Notes on codes"),
    "SavedQuery": later("Queries"),
    "Freeze": later("Freezes"),
    "Record": later("Records"),
    "Evidence": later("Evidence"),
    "Actor": later("Actors"),
    "RecordKind": later("Kinds of records"),
    "RecordField": later("Fields of records"),
    "CountryTable": later("Tables by country"),
    "SavedFigure": later("Figures"),
    "Release": later("Releases"),
}

KIND_ICONS = {
    Kind.FIELDS: "equal-not:label",
    Kind.REMOVED_HERE: "trash:missed",
    Kind.REMOVED_THERE: "trash:missed",
    Kind.USED_THERE: "link:boundary",
    Kind.USED_HERE: "link:boundary",
    Kind.CIRCLE: "hierarchy:boundary",
    Kind.ONE_NAME: "users:label",
}
"""The sign of each kind of question and the token of its colour."""

_KINDS = {
    Kind.REMOVED_HERE: later("removed here, changed there"),
    Kind.REMOVED_THERE: later("changed here, removed there"),
    Kind.USED_THERE: later("removed here, used there"),
    Kind.USED_HERE: later("used here, removed there"),
    Kind.CIRCLE: later("each under the other"),
    Kind.ONE_NAME: later("two coders of one name"),
}

_SENTENCES = {
    Kind.FIELDS: later("Both sides changed this, each in its own way."),
    Kind.REMOVED_HERE: later("It was removed here, and changed in {copy}."),
    Kind.REMOVED_THERE: later("It was changed here, and removed in {copy}."),
    Kind.USED_THERE: later("It was removed here, and used in {copy} meanwhile."),
    Kind.USED_HERE: later("It was used here meanwhile, and removed in {copy}."),
    Kind.CIRCLE: later("Each side placed one of these codes under the other."),
    Kind.ONE_NAME: later("Both sides have a coder of this name. Only you know whether they are one person."),
}

_PARTS = {
    "place": later("Place in the tree"),
    "origin": later("Origin"),
    "colour": later("Colour"),
    "archived": later("Archived"),
    "ends": later("Bounds"),
    "code": later("Code"),
    "memo": later("Memo"),
    "text": later("Text"),
    "language": later("Language"),
    "subject": later("What it is on"),
    "asked": later("What is asked"),
    "exclusive": later("Exclusive"),
    "rule": later("Rule"),
    "note": later("Note"),
    "proposal": later("Proposal"),
    "decision": later("Decision"),
    "tied code": later("Code"),
    "type": later("What it holds"),
    "label": later("Label"),
    "help": later("Help"),
    "kind of record": later("Kind"),
    "kind of actor": later("Kind"),
    "side": later("Side"),
    "country": later("Country"),
    "belongs to": later("Belongs to"),
    "level": later("Level"),
    "subtype": later("Subtype"),
    "engagement": later("Engagement"),
    "direction": later("Direction"),
    "countries": later("Countries"),
    "examples": later("Complete list or examples"),
    "date": later("Date"),
    "as of": later("As of"),
    "announced": later("Announced"),
    "report date": later("Reported"),
    "quantities": later("Quantities"),
    "own fields": later("Own fields"),
    "blanks": later("Why it is empty"),
    "umbrella": later("Umbrella"),
    "counting": later("Count in analysis"),
    "confidence": later("Confidence"),
    "record": later("Record"),
    "passage": later("Passage"),
    "role": later("Role"),
    "origins": later("Origin"),
    "region": later("Region"),
    "rows": later("Values"),
    "earliest": later("From"),
    "latest": later("To"),
    "home": later("Seen from"),
    "days": later("Days apart"),
    "shared actor": later("They have to share an actor"),
    **TITLES,
}

_PARTS_OF = {(Memo, "text"): later("Memo"), (CodeNote, "text"): later("Note")}
"""What a part is called that others have, too."""

_KEPT_BY_INTO = frozenset({Kind.REMOVED_THERE, Kind.USED_HERE})


def types_words(kind: str) -> str:
    """What things of a type are called, as the beginning of a line."""
    return tr(_TYPES[kind])


def asked_words(question: Question) -> str:
    """What is asked, in a list."""
    if question.kind is Kind.FIELDS:
        part = _PARTS_OF.get((question.type, question.part)) or _PARTS.get(question.part, question.part)
        return tr(part)
    return capital(tr(_KINDS[question.kind]))


def sentence_words(question: Question) -> str:
    """What happened, so that something is to decide."""
    return tr(_SENTENCES[question.kind], copy=quoted(question.copy))


def quoted(name: str) -> str:
    """A copy's name within a sentence."""
    return tr("“{name}”", name=name)


def short_name(copy: str) -> str:
    """A copy's name on a button."""
    return copy if len(copy) <= _SHORT_NAME else f"{copy[: _SHORT_NAME - 1]}…"


def thing_words(project: Project, thing: Entity, what: str) -> str:
    """Which thing it is, where the core names it as `what`; where it has many words, how they begin."""
    book = project.codebook
    match thing:
        case Code():
            return read_path(book.path(thing.id) if thing.id in book.by_id else what)
        case Segment():
            code = book.by_id.get(thing.code)
            name = code.name if code else split_path(what.partition(", ")[0])[-1]
            return tr("{name}: “{words}”", name=name, words=shortened(thing.quote))
        case Memo() if thing.code in book.by_id and thing.code is not None:
            return read_path(book.path(thing.code))
        case Memo() if thing.quote:
            return tr("{name}: “{words}”", name=what.rpartition(" ")[0], words=shortened(thing.quote))
        case _:
            return what_words(what)


def what_words(what: str) -> str:
    """A thing as the core names it: some have words of the program in place of a name."""
    return capital(translated(what)) if isinstance(what, Sentence) else what


def state_words(state: str) -> str:
    """A state as the core tells it."""
    return translated(state) if isinstance(state, Sentence) else state


def choices_words(question: Question) -> tuple[str, str]:
    """What the two buttons say: as it is here, and as it is in the copy."""
    copy = short_name(question.copy)
    if question.kind in (Kind.FIELDS, Kind.CIRCLE):
        return tr("Keep as here"), tr("Take from {copy}", copy=copy)
    if question.kind is Kind.ONE_NAME:
        return tr("Two people"), tr("One person")
    if question.kind in _KEPT_BY_INTO:
        return tr("Keep it, as here"), tr("Let it go, as in {copy}", copy=copy)
    return tr("Let it go, as here"), tr("Keep it, as in {copy}", copy=copy)


def decided_words(question: Question, take: Take) -> str:
    """What was decided, within a sentence."""
    if question.kind is Kind.ONE_NAME:
        return tr("one person") if take is Take.FROM else tr("two people")
    if question.kind in (Kind.FIELDS, Kind.CIRCLE):
        return tr("from {copy}", copy=question.copy) if take is Take.FROM else tr("as here")
    is_kept = (take is Take.INTO) == (question.kind in _KEPT_BY_INTO)
    return tr("kept") if is_kept else tr("let go")


def decision_words(question: Question, take: Take) -> str:
    """What was decided about what, in a list."""
    decided = decided_words(question, take)
    if question.kind is not Kind.FIELDS:
        return capital(decided)
    return tr("{name}: {what}", name=asked_words(question), what=decided)


def source_of(question: Question) -> str:
    """The id of the document in which a thing stands, "" if it stands in none."""
    match question.thing:
        case Source():
            return question.thing.id
        case Segment():
            return question.thing.source
        case Memo():
            return question.thing.source or ""
        case _:
            return ""


def counts_words(came: Came) -> str:
    """How much came: “24 added, 3 changed”."""
    counts = (
        (came.added, later("{count} added")),
        (came.changed, later("{count} changed")),
        (came.removed, later("{count} removed")),
    )
    return in_a_row(tr(words, count=count) for count, words in counts if count)


def told(came: list[Came]) -> list[Came]:
    """What is told of what came: the order is that of TYPE_ICONS, within each copy and coder."""
    order = list(TYPE_ICONS)
    shown = [each for each in came if each.what in TYPE_ICONS]
    return sorted(shown, key=lambda each: (each.copy, each.coder == "", each.coder, order.index(each.what)))


def total(came: list[Came]) -> Came:
    """Everything that is told of what came, together."""
    shown = told(came)
    sums = (sum(getattr(each, how) for each in shown) for how in ("added", "changed", "removed"))
    return Came("", "", "", *sums)


def figure(value: int) -> str:
    """A number in a column; nothing is left blank."""
    return number(value) if value else ""
