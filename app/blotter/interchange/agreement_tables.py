"""The tables of a report on agreement."""

from collections import Counter
from collections.abc import Sequence

from blotter.domain.agreement_report import AgreementReport, Estimate, ReportedCode, ReportedDecision
from blotter.domain.codebook import split_path
from blotter.domain.structure import cited_pages
from blotter.interchange.report_parts import (
    DASH,
    Cell,
    Heading,
    Marks,
    PrintedTable,
    coefficient,
    number_of,
    percent,
)

_MOST_ABREAST = 3
"""So many coders have columns of their own in the table of codes; more have a table of theirs."""

_LONGEST_QUOTE = 200
_CHOICES = {
    "one": "what one coder has",
    "all": "what every coder has",
    "none": "none of it",
    "new": "something new",
}
_BY_RULE, _NO_REASON = "settled by a rule", "no reason given"
_NO_REASONS = (_BY_RULE, _NO_REASON)
_TOOK_PART = "one of the coders compared"


def code_table(report: AgreementReport) -> PrintedTable:
    """How far the coders agree on each code that was used."""
    marks, abreast = Marks(), len(report.coders) <= _MOST_ABREAST
    names = report.names if abreast else ()
    headings = (
        Heading("Code", numeric=False),
        *(Heading(f"Segments {name}") for name in names),
        *(() if abreast else (Heading("Segments"),)),
        Heading("Agreed"),
        *(Heading(f"Only {name}") for name in names),
        *(() if abreast else (Heading("Only one coder"),)),
        *(Heading(_measure_heading(report, each.id)) for each in report.measures),
        *((Heading("n"),) if report.drawing else ()),
        Heading("Prevalence"),
    )
    rows = tuple(_code_row(report, code, names, marks) for code in report.codes)
    return PrintedTable(_code_caption(report), headings, rows, _code_notes(report), tuple(marks.marked()))


def _code_row(
    report: AgreementReport, code: ReportedCode, names: Sequence[str], marks: Marks
) -> tuple[Cell, ...]:
    def counted(by_coder: dict[str, int] | object) -> list[int]:
        assert isinstance(by_coder, dict)
        return [by_coder[name] for name in names] if names else [sum(by_coder.values())]

    counts = [*counted(dict(code.segments)), code.agreed, *counted(dict(code.only))]
    return (
        Cell(shown_code(code.code)),
        *(Cell(f"{count:,}") for count in counts),
        *(estimate_cell(code.estimates[each.id], marks, report.intervals) for each in report.measures),
        *((Cell(f"{code.n:,}"),) if report.drawing else ()),
        Cell(DASH if code.prevalence is None else percent(code.prevalence)),
    )


def estimate_cell(estimate: Estimate, marks: Marks, intervals: bool = True) -> Cell:
    """A value with its interval; a dash where there is none, and the letter of the note that says why."""
    if estimate.value is None:
        return Cell(DASH, marks.of(estimate.reason))
    notes = [estimate.reason]
    words = coefficient(estimate.value)
    if estimate.low is not None and estimate.high is not None:
        words += f" [{coefficient(estimate.low)}, {coefficient(estimate.high)}]"
    elif intervals:
        notes.append(f"no interval: {estimate.interval_reason}" if estimate.interval_reason else "")
    letters = sorted((marks.of(note) for note in notes if note), key=lambda mark: (len(mark), mark))
    return Cell(words, ", ".join(letters))


def _measure_heading(report: AgreementReport, measure: str) -> str:
    title = report.measure(measure).title
    return f"{title} [95 % interval]" if report.intervals else title


def _code_caption(report: AgreementReport) -> str:
    return f"Agreement by code, {number_of(len(report.documents), 'document')}, by {report.unit}"


def _code_notes(report: AgreementReport) -> tuple[str, ...]:
    notes = ["Agreed: segments that are paired. Only: segments without a counterpart."]
    if len(report.coders) > 2:
        notes = ["Agreed: paired among all coders of a document. Only: paired with no other coder."]
    if report.drawing:
        notes.append(f"n: the {report.drawing}s of the documents compared, which intervals draw from.")
    where = "characters" if report.unit == "match" else f"{report.unit}s"
    notes.append(f"Prevalence: the share of ratings of {where} that give the code.")
    if report.unused:
        codes = "; ".join(shown_code(code) for code in report.unused)
        notes.append(f"Used by no coder, and so without figures: {codes}.")
    return tuple(notes)


def coder_table(report: AgreementReport) -> PrintedTable | None:
    """The segments of each coder where there are too many coders for columns in the table of codes."""
    if len(report.coders) <= _MOST_ABREAST:
        return None
    numbers = range(1, len(report.coders) + 1)
    headings = (Heading("Code", numeric=False), *(Heading(str(number)) for number in numbers))
    rows = tuple(
        (Cell(shown_code(code.code)), *(Cell(f"{code.segments[name]:,}") for name in report.names))
        for code in report.codes
    )
    people = "; ".join(
        f"{number} {coder.name} ({number_of(coder.documents, 'document')})"
        for number, coder in zip(numbers, report.coders, strict=True)
    )
    return PrintedTable("Segments by code and coder", headings, rows, (f"Coders: {people}.",))


def document_table(report: AgreementReport) -> PrintedTable:
    """The documents that are compared."""
    headings = (
        Heading("Document", numeric=False),
        Heading("Characters"),
        Heading("Coded by", numeric=False),
    )
    rows = tuple(
        (Cell(each.name), Cell(f"{each.characters:,}"), Cell(_people(each.coders, report)))
        for each in report.documents
    )
    return PrintedTable("Documents compared", headings, rows)


def _people(coders: Sequence[str], report: AgreementReport) -> str:
    if len(coders) == len(report.coders) > _MOST_ABREAST:
        return f"all {len(coders)} coders"
    return ", ".join(coders)


def kind_table(report: AgreementReport) -> PrintedTable:
    """How often the coders differ in which way on each code."""
    kinds = [kind for kind in report.kind_order if any(each.kind == kind for each in report.kinds)]
    counts = {(each.code, each.kind): each.count for each in report.kinds}
    totals: Counter[str] = Counter()
    for each in report.kinds:
        totals[each.code] += each.count
    headings = (
        Heading("Code", numeric=False),
        *(Heading(kind.capitalize()) for kind in kinds),
        Heading("All"),
    )
    body = [
        (
            Cell(shown_code(code)),
            *(Cell(_count(counts.get((code, kind), 0))) for kind in kinds),
            Cell(f"{total:,}"),
        )
        for code, total in sorted(totals.items(), key=lambda each: (-each[1], each[0]))
    ]
    sums = [sum(count for (_, kind), count in counts.items() if kind == each) for each in kinds]
    last = (Cell("All"), *(Cell(f"{each:,}") for each in sums), Cell(f"{totals.total():,}"))
    notes = [
        "Counted are segments that have no counterpart with another coder, by how they differ from what that "
        "one has."
    ]
    if len(report.coders) > 2:
        notes.append("With more than two coders a segment counts once for each who has no counterpart.")
    return PrintedTable("Kinds of disagreement by code", headings, (*body, last), tuple(notes))


def _count(count: int) -> str:
    return f"{count:,}" if count else ""


def confusion_table(report: AgreementReport) -> PrintedTable:
    """Which codes stand where another coder gave this one."""
    headings = (
        Heading("Code", numeric=False),
        Heading("Other code", numeric=False),
        Heading("Code instead of other"),
        Heading("Other instead of code"),
    )
    rows = tuple(
        (
            Cell(shown_code(each.code)),
            Cell(shown_code(each.other)),
            Cell(_count(each.count)),
            Cell(_count(each.other_way)),
        )
        for each in report.confusions
    )
    notes = (
        "Counted are segments of kinds other code and parent or child, by what another coder gave there and "
        "their own did not. Two codes that both coders gave to a passage are no confusion.",
    )
    return PrintedTable("Codes given instead of each other", headings, rows, notes)


def reason_table(report: AgreementReport) -> PrintedTable:
    """Why the coders differed, by what was decided."""
    found = report.decisions
    choices = [choice for choice in _CHOICES if any(each.choice == choice for each in found)]
    counts = Counter((_why(each), each.choice) for each in found)
    totals = Counter(_why(each) for each in found)
    reasons = sorted(totals, key=lambda why: (why in _NO_REASONS, -totals[why], why))
    headings = (
        Heading("Reason", numeric=False),
        *(Heading(_CHOICES[choice].capitalize()) for choice in choices),
        Heading("All"),
    )
    body = [
        (
            Cell(why.capitalize()),
            *(Cell(_count(counts[why, choice])) for choice in choices),
            Cell(f"{totals[why]:,}"),
        )
        for why in reasons
    ]
    sums = [sum(each.choice == choice for each in found) for choice in choices]
    last = (Cell("All"), *(Cell(f"{each:,}") for each in sums), Cell(f"{len(found):,}"))
    return PrintedTable("Disagreements settled, by reason and by what stands now", headings, (*body, last))


def _why(each: ReportedDecision) -> str:
    return _BY_RULE if each.by_rule else each.reason or _NO_REASON


def decision_table(report: AgreementReport) -> PrintedTable:
    """Every decision with its reason."""
    marks = Marks()
    titles = ("Place", "Passage", "Codes", "What stands", "Reason and note", "Decided by")
    rows = tuple(
        (
            Cell(_place(each)),
            Cell(_short(each.quote)),
            Cell("; ".join(map(shown_code, each.codes))),
            Cell(_what_stands(each)),
            Cell(": ".join(filter(None, (each.reason, " ".join(each.note.split()))))),
            Cell(each.coder, marks.of(_TOOK_PART if each.took_part else "")),
        )
        for each in report.decisions
    )
    headings = tuple(Heading(words, numeric=False) for words in titles)
    return PrintedTable("Decisions", headings, rows, marked=tuple(marks.marked()))


def _place(each: ReportedDecision) -> str:
    parts = (each.document, cited_pages(each.pages), f"{each.start}–{each.end}")
    return ", ".join(part for part in parts if part)


def _what_stands(each: ReportedDecision) -> str:
    has_side = each.choice == "one" and each.sided
    return f"as {', '.join(each.sided)}" if has_side else _CHOICES[each.choice]


def prevailed_table(report: AgreementReport) -> PrintedTable:
    """How often what a coder had is what stands now."""
    headings = (
        Heading("Coder", numeric=False),
        *(Heading(words) for words in ("Decided", "Stood alone", "Stood among others", "Did not stand")),
        Heading("Decided by the coder"),
    )
    rows = tuple(
        (
            Cell(each.coder),
            *(Cell(f"{count:,}") for count in (each.decided, each.alone, each.among, each.fell, each.own)),
        )
        for each in report.prevailed
    )
    notes = ("Counted are items that somebody decided; what a rule settled is left out.",)
    return PrintedTable("How often each coder’s version stood", headings, rows, notes)


def negotiated_table(report: AgreementReport) -> PrintedTable:
    """Agreement before the coders talked, which is reliability, and after, which is consensus."""
    headings = (
        Heading("Code", numeric=False),
        *(Heading(f"{each.title}, {when}") for each in report.measures for when in ("before", "after")),
    )
    rows = tuple(
        (
            Cell(shown_code(each.code)),
            *(
                Cell(DASH if value is None else coefficient(value))
                for measure in report.measures
                for value in (each.before[measure.id], each.after[measure.id])
            ),
        )
        for each in report.negotiated
    )
    notes = (
        "Listed are the codes on which the decisions made a difference. Before: what the coders had on their "
        "own, by which reliability is judged. After: what they agreed on.",
    )
    return PrintedTable("Agreement before and after negotiation", headings, rows, notes)


def shown_code(path: str) -> str:
    """A code as people read it."""
    return " › ".join(split_path(path))


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1].rstrip() + "…"
