"""The cases of a QualCoder project with their passages, and the attributes of cases and documents."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer, value_id
from blotter.domain.case import Case, CasePart, part_id
from blotter.domain.names import FreeNames
from blotter.domain.segment import Span
from blotter.domain.source import storable
from blotter.interchange.foreign import messages as shared
from blotter.interchange.foreign.names import number_in
from blotter.interchange.foreign.project import whole
from blotter.interchange.foreign_sqlite import Row
from blotter.interchange.qualcoder import messages
from blotter.interchange.qualcoder.codings import Codings
from blotter.interchange.qualcoder.taking import Taking

_BEARERS = {"case": Bearer.CASES, "file": Bearer.DOCUMENTS}


def take_cases(taking: Taking, codings: Codings) -> None:
    """Cases, what belongs to them, and the attributes of both cases and documents."""
    cases = dict(_cases(taking))
    notes: dict[str, list[str]] = {}
    for row in taking.rows("case_text"):
        _take_part(taking, codings, cases, row, notes)
    _add_notes(taking, notes)
    _Attributes(taking, cases).take()


def _cases(taking: Taking) -> Iterator[tuple[int, str]]:
    project, names = taking.project, FreeNames()
    for row in taking.rows("cases", "caseid"):
        number = row.number("caseid")
        if number is None:
            continue
        project.found["cases"] += 1
        name = project.free(names, project.named(row.text("name"), shared.UNNAMED_CASE, number=number))
        case = Case(id=project.id("case", row.text("name")), name=name, note=storable(row.text("memo")))
        project.things.put(case)
        yield number, case.id


def _take_part(
    taking: Taking, codings: Codings, cases: dict[int, str], row: Row, notes: dict[str, list[str]]
) -> None:
    project, number, case = taking.project, row.number("fid"), cases.get(row.number("caseid") or 0)
    project.found["case-parts"] += 1
    if number is None or case is None or number not in taking.sources:
        if number in taking.media:
            project.findings.note(messages.MEDIUM_FACTS, taking.names[number], "left out")
        elif number not in taking.empty:
            project.findings.note(messages.NO_DOCUMENT, row.text("memo"), "left out")
        return
    source, text = taking.sources[number], taking.texts[number]
    start, end = row.number("pos0") or 0, row.number("pos1") or 0
    span: Span | None = None
    # The whole of a document ends where its text does, one before that, or where it begins.
    if start > 0 or 0 < end < text.length - 1 or end < 0:
        span = codings.place_by_numbers(number, min(start, end), max(start, end), source.name).span
        if span is None or not span.length:
            project.findings.note(messages.CASE_WITHOUT_PLACE, source.name, "left out")
            return
        span = None if start <= 0 and whole(span, text.text) else span
    memo = storable(row.text("memo")).strip()
    if memo:
        notes.setdefault(case, []).append(memo)
    project.things.put(
        CasePart(
            id=part_id(case, source.id, span),
            case=case,
            source=source.id,
            start=span.start if span else None,
            end=span.end if span else None,
            quote=text.text[span.start : span.end] if span else "",
        )
    )


def _add_notes(taking: Taking, notes: dict[str, list[str]]) -> None:
    """What was written about the parts of cases, told with what is written about the cases."""
    for case, memos in notes.items():
        now = taking.project.things.all(Case)[case]
        note = "\n\n".join(each for each in (now.note, *memos) if each)
        taking.project.things.put(replace(now, note=note))


@dataclass(slots=True)
class _Kind:
    """An attribute as the file declares it, with the values of its bearers."""

    name: str
    bearer: Bearer
    numeric: bool
    note: str = ""
    values: dict[str, str] = field(default_factory=dict)


class _Attributes:
    """Attributes first gather their values, which tell whether they are the numbers that they should be."""

    def __init__(self, taking: Taking, cases: dict[int, str]) -> None:
        self._taking, self._project, self._cases = taking, taking.project, cases
        self._kinds: dict[tuple[str, Bearer], _Kind] = {}

    def take(self) -> None:
        """All attributes, and their values that are not empty."""
        for row in self._taking.rows("attribute_type"):
            self._project.found["attributes"] += 1
            self._declare(row)
        for row in self._taking.rows("attribute", "attrid"):
            if row.text("value").strip():
                self._project.found["values"] += 1
                self._gather(row)
        names = {bearer: FreeNames() for bearer in Bearer}
        for position, kind in enumerate(self._kinds.values()):
            self._put(kind, position, names[kind.bearer])

    def _declare(self, row: Row) -> None:
        bearer = _BEARERS.get(row.text("caseorfile").lower())
        if bearer is None:
            self._project.findings.note(messages.ATTRIBUTE_ELSEWHERE, row.text("name"), "left out")
            return
        numeric, note = row.text("valuetype").lower() == "numeric", storable(row.text("memo"))
        self._kinds[row.text("name"), bearer] = _Kind(row.text("name"), bearer, numeric, note)

    def _gather(self, row: Row) -> None:
        name, number = row.text("name"), row.number("id") or 0
        bearer = _BEARERS.get(row.text("attr_type").lower())
        source = self._taking.sources.get(number)
        borne = self._cases.get(number) if bearer is Bearer.CASES else source.id if source else None
        if bearer is Bearer.DOCUMENTS and number in self._taking.media:
            self._project.findings.note(messages.MEDIUM_FACTS, self._taking.names[number], "left out")
            return
        if bearer is None or borne is None:
            self._project.findings.note(messages.ATTRIBUTE_ELSEWHERE, name, "left out")
            return
        if (name, bearer) not in self._kinds:
            self._kinds[name, bearer] = _Kind(name, bearer, numeric=False)
            self._project.findings.note(messages.ATTRIBUTE_UNDECLARED, name, "guess")
        self._kinds[name, bearer].values[borne] = row.text("value")

    def _put(self, kind: _Kind, position: int, names: FreeNames) -> None:
        project = self._project
        numbers = {borne: number_in(value) for borne, value in kind.values.items()}
        is_number = kind.numeric and None not in numbers.values()
        if kind.numeric and not is_number:
            project.findings.note(messages.ATTRIBUTE_AS_TEXT, kind.name, "guess")
        name = project.named(kind.name, shared.UNNAMED_ATTRIBUTE, number=position + 1)
        attribute = Attribute(
            id=project.id("attribute", kind.bearer, kind.name),
            name=project.free(names, name),
            type=AttributeType.NUMBER if is_number else AttributeType.TEXT,
            of=kind.bearer,
            note=kind.note,
            position=position,
        )
        project.things.put(attribute)
        for borne, words in kind.values.items():
            value = numbers[borne] if is_number else " ".join(storable(words).split())
            project.things.put(
                AttributeValue(
                    id=value_id(attribute.id, borne),
                    attribute=attribute.id,
                    source=borne if kind.bearer is Bearer.DOCUMENTS else None,
                    case=borne if kind.bearer is Bearer.CASES else None,
                    value=value or "",
                )
            )
