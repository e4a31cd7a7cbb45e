"""The options that say what a report or an export is about: which part of a project, and which question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from functools import update_wrapper
from typing import Any

import click

from blotter.analysis.asking import STEPS, MatrixOptions, Origin, Question, told_documents
from blotter.analysis.cooccurrence import Relation
from blotter.analysis.matrices import Count
from blotter.analysis.records.agreement import RecordOptions
from blotter.analysis.records.coverage import CoverageOf, CoverageOptions, YearOf
from blotter.analysis.units import Unit
from blotter.cli.document_filters import cases_option, groups_option, the_filter, where_option
from blotter.domain.document_filter import DocumentFilter
from blotter.domain.study import MOST_DAYS
from blotter.project import code_sets, queries
from blotter.project.metadata.filtering import names_meant
from blotter.project.project import Project
from blotter.project.records.duplicates import options_of
from blotter.project.reports import Selection

_PASSAGES = ("passages",)
_SEGMENTS = ("segments",)
_PAIRS = ("code-by-code",)
_BY_ATTRIBUTE = ("code-by-attribute",)
_MATRICES = ("code-by-source", "code-by-case", "code-by-group", *_BY_ATTRIBUTE, *_PAIRS)
_LINE = ("code-line",)
_CROSSWALK = ("crosswalk",)
_COMPARED_RECORDS = ("record-agreement", "record-differences")
_COVERAGE = ("coverage",)
_DUPLICATES = ("duplicates",)
_CLAIMS = ("claims", "sums")
_RULES = ("rules", "code-sets", "code-notes")
_RECORDS = ("records",)
_WITH_WORDS = ("segments", "codes", "coders", "memos", *_RECORDS, *_PASSAGES)
_WITH_CHILDREN = (
    "segments", "codes", "memos", *_RULES, *_PASSAGES, *_MATRICES, *_LINE, "revisions", *_CROSSWALK,
    "records", "former-codes", "recheck", "moved", "decisions", "negotiation",
)  # fmt: skip
_MOST_BINS = 10_000


def _codes(flag: str, help_text: str, name: str | None = None) -> Callable[..., Any]:
    names = (flag, name) if name else (flag,)
    return click.option(*names, multiple=True, metavar="PATH", help=f"{help_text}; may be repeated.")


def _day(flag: str, help_text: str) -> Callable[..., Any]:
    return click.option(flag, type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help=help_text)


codes_option = _codes("--code", "Only this code and what is under it", "codes")
sets_option = click.option(
    "--set", "sets", multiple=True, metavar="NAME",
    help="Only the codes of this code set and what is under them; may be repeated.",
)  # fmt: skip
coders_option = click.option(
    "--coder", "coders", multiple=True, metavar="NAME", help="Only this coder; may be repeated."
)
sources_option = click.option(
    "--source", "sources", multiple=True, metavar="NAME", help="Only this document; may be repeated."
)

_OPTIONS = (
    codes_option,
    sets_option,
    coders_option,
    sources_option,
    groups_option,
    cases_option,
    where_option,
    click.option(
        "--by", default="", metavar="WHAT",
        help="segments: sorted by group, by case, or by the values of this attribute.",
    ),
    click.option("--attributes", "with_attributes", is_flag=True,
                 help="segments: with groups, cases and attributes of their documents behind."),
    click.option("--citations", is_flag=True, help="segments, sources: with how documents are cited."),
    click.option("--words", default="", help="Only what has these words in quote or memo."),
    click.option("--without-children", is_flag=True, help="Codes do not stand for what is under them."),
    _codes("--all-of", "passages: this code lies there, too"),
    _codes("--none-of", "passages: this code does not touch them"),
    _codes("--overlapping", "passages: overlapping this code"),
    _codes("--inside", "passages: wholly inside this code"),
    _codes("--containing", "passages: wholly containing this code"),
    _codes("--near", "passages: near this code, before or after"),
    _codes("--followed-by", "passages: with this code behind them"),
    click.option(
        "--relation", type=click.Choice([str(each) for each in Relation]),
        help="code-by-code: how a row's segment stands to a column's; else overlapping.",
    ),
    click.option(
        "--within", type=click.IntRange(min=0), metavar="N",
        help="How many units near and followed-by reach; else 1.",
    ),
    click.option(
        "--unit", type=click.Choice([str(each) for each in STEPS]), help="What they count; else paragraph."
    ),
    click.option("--across-coders", is_flag=True, help="Relate segments of different coders, too."),
    click.option("--memo", is_flag=True, help="passages: of segments with a memo."),
    click.option("--memo-words", default="", help="passages: of segments with these words in the memo."),
    _day("--changed-since", "passages: of segments, memos included, changed on this day or later."),
    _day("--coded-since", "passages: of segments coded on this day or later."),
    _day("--coded-until", "passages: of segments coded on this day or earlier."),
    click.option(
        "--origin", type=click.Choice([str(each) for each in Origin]), default=str(Origin.ANY),
        help="passages: of segments made by hand, or by search.",
    ),
    click.option("--saved", default="", metavar="NAME", help="passages: answer this saved query."),
    click.option(
        "--count", type=click.Choice([str(each) for each in Count]), default=str(Count.SEGMENTS),
        show_default=True, help="What the cells of a matrix say.",
    ),
    click.option(
        "--attribute", default="", metavar="NAME",
        help="code-by-attribute: whose values make the columns; else the first one.",
    ),
    click.option("--long", is_flag=True, help="Matrices: a row for each cell, not a column for each."),
    click.option("--rollup", is_flag=True, help="Matrices: segments count for the codes above theirs, too."),
    click.option("--from", "from_revision", default="", metavar="REV", help="crosswalk: else the first."),
    click.option("--to", "to_revision", default="", metavar="REV", help="crosswalk: else the newest."),
    click.option(
        "--bins", type=click.IntRange(0, _MOST_BINS), default=0, metavar="N",
        help="code-line: cut each document in so many equal parts.",
    ),
    click.option(
        "--kind", "record_kinds", multiple=True, metavar="NAME",
        help="Reports on records: only those of this kind; may be repeated.",
    ),
    click.option(
        "--days", type=click.IntRange(0, MOST_DAYS), metavar="N",
        help="record-agreement, record-differences, duplicates: how far apart dates may lie; "
        "else as the study says.",
    ),
    click.option("--shared-actor", is_flag=True, help="duplicates: only pairs that share an actor."),
    click.option(
        "--all-documents", is_flag=True,
        help="record-agreement, record-differences: also in documents that not both have done.",
    ),
    click.option(
        "--of", "coverage_of", type=click.Choice([str(each) for each in CoverageOf]),
        default=str(CoverageOf.RECORDS), show_default=True, help="coverage: what is counted.",
    ),
    click.option(
        "--year", "coverage_year", type=click.Choice([str(each) for each in YearOf]),
        default=str(YearOf.EVENT), show_default=True, help="coverage: the year of the event or the report.",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What was typed of these options."""

    codes: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    by: str = ""
    with_attributes: bool = False
    citations: bool = False
    words: str = ""
    without_children: bool = False
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    overlapping: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    containing: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()
    relation: str | None = None
    within: int | None = None
    unit: str | None = None
    across_coders: bool = False
    memo: bool = False
    memo_words: str = ""
    changed_since: datetime | None = None
    coded_since: datetime | None = None
    coded_until: datetime | None = None
    origin: str = str(Origin.ANY)
    saved: str = ""
    count: str = str(Count.SEGMENTS)
    attribute: str = ""
    long: bool = False
    rollup: bool = False
    bins: int = 0
    from_revision: str = ""
    to_revision: str = ""
    record_kinds: tuple[str, ...] = ()
    days: int | None = None
    shared_actor: bool = False
    all_documents: bool = False
    coverage_of: str = str(CoverageOf.RECORDS)
    coverage_year: str = str(YearOf.EVENT)

    def selection(self, project: Project, what: str) -> Selection:
        """The part of a project that a report of this name is to be about."""
        self.check(what)
        codes = with_sets(project, self.codes, self.sets)
        return Selection(
            codes,
            self.coders,
            self.sources,
            self.words,
            with_children=not self.without_children,
            question=self._saved_or_asked(project, codes) if what in _PASSAGES else None,
            matrix=self._matrix(codes) if what in (*_MATRICES, *_LINE) else None,
            bins=self.bins,
            documents=self._documents(),
            by=self.by,
            with_attributes=self.with_attributes,
            citations=self.citations,
            long=self.long,
            from_revision=self.from_revision,
            to_revision=self.to_revision,
            records=self._records(project) if what in _COMPARED_RECORDS else None,
            coverage=self._coverage(project) if what in _COVERAGE else None,
            kinds=self.record_kinds,
            duplicates=options_of(project, self.days, self.shared_actor) if what in _DUPLICATES else None,
        )

    def _documents(self) -> DocumentFilter:
        return the_filter(self.groups, self.cases, self.where)

    def _records(self, project: Project) -> RecordOptions:
        return RecordOptions(
            coders=self.coders,
            sources=names_meant(project, self.sources, self._documents()),
            kinds=self.record_kinds,
            days=self.days,
            everywhere=self.all_documents,
        )

    def _coverage(self, project: Project) -> CoverageOptions:
        return CoverageOptions(
            of=CoverageOf(self.coverage_of),
            year=YearOf(self.coverage_year),
            sources=names_meant(project, self.sources, self._documents()),
            coders=self.coders,
            kinds=self.record_kinds,
        )

    def check(self, what: str) -> None:
        """Refuse options that say nothing to a report of this name, or contradict each other."""
        for name in self._typed():
            reports = _FOR.get(name, (what,))
            if what not in reports:
                raise click.UsageError(f"{_flag(name)} narrows {', '.join(reports)}, not {what}.")
        if self.saved and self._typed() != ["saved"]:
            others = ", ".join(_flag(name) for name in self._typed() if name != "saved")
            raise click.UsageError(f"--saved asks all by itself; leave out {others}.")
        relation = self._relation() if what in _PASSAGES else Relation(self.relation or "overlapping")
        for name in ("within", "unit"):
            if name in self._typed() and (relation is None or not relation.has_reach):
                raise click.UsageError(f"{_flag(name)} goes with near and followed-by.")

    def _typed(self) -> list[str]:
        return [each.name for each in fields(self) if getattr(self, each.name) != each.default]

    def _relation(self) -> Relation | None:
        named = [each for each in Relation if getattr(self, _field(each))]
        if len(named) > 1:
            raise click.UsageError(
                f"{_flag(_field(named[0]))} and {_flag(_field(named[1]))} do not go together."
            )
        return named[0] if named else None

    def _distance(self) -> Mapping[str, Any]:
        return {
            "within": 1 if self.within is None else self.within,
            "unit": Unit(self.unit or Unit.PARAGRAPH),
            "across_coders": self.across_coders,
            "with_children": not self.without_children,
        }

    def _saved_or_asked(self, project: Project, codes: tuple[str, ...]) -> Question:
        return queries.question(queries.find(project, self.saved)) if self.saved else self._question(codes)

    def _question(self, codes: tuple[str, ...]) -> Question:
        relation = self._relation()
        return Question(
            any_of=codes,
            all_of=self.all_of,
            none_of=self.none_of,
            relation=relation,
            others=getattr(self, _field(relation)) if relation else (),
            sources=self.sources,
            **told_documents(self._documents()),
            coders=self.coders,
            words=self.words,
            memo=self.memo,
            memo_words=self.memo_words,
            changed_since=self.changed_since.date() if self.changed_since else None,
            coded_since=self.coded_since.date() if self.coded_since else None,
            coded_until=self.coded_until.date() if self.coded_until else None,
            origin=Origin(self.origin),
            **self._distance(),
        )

    def _matrix(self, codes: tuple[str, ...]) -> MatrixOptions:
        return MatrixOptions(
            codes=codes,
            sources=self.sources,
            **told_documents(self._documents()),
            coders=self.coders,
            by=self.attribute,
            count=Count(self.count),
            rollup=self.rollup,
            relation=Relation(self.relation or Relation.OVERLAPPING),
            **self._distance(),
        )


_FOR: Mapping[str, tuple[str, ...]] = {
    "words": _WITH_WORDS,
    **dict.fromkeys(("by", "with_attributes"), _SEGMENTS),
    "citations": ("sources", *_SEGMENTS),
    "without_children": _WITH_CHILDREN,
    **dict.fromkeys(
        ("all_of", "none_of", "overlapping", "inside", "containing", "near", "followed_by", "memo"), _PASSAGES
    ),
    **dict.fromkeys(
        ("memo_words", "changed_since", "coded_since", "coded_until", "origin", "saved"), _PASSAGES
    ),
    **dict.fromkeys(("within", "unit", "across_coders"), (*_PASSAGES, *_PAIRS)),
    "relation": _PAIRS,
    **dict.fromkeys(("count", "long"), _MATRICES),
    "attribute": _BY_ATTRIBUTE,
    "rollup": (*_MATRICES, *_LINE),
    "bins": _LINE,
    "record_kinds": (*_RECORDS, *_COMPARED_RECORDS, *_COVERAGE, *_DUPLICATES, *_CLAIMS),
    "days": (*_COMPARED_RECORDS, *_DUPLICATES),
    "shared_actor": _DUPLICATES,
    "all_documents": _COMPARED_RECORDS,
    **dict.fromkeys(("coverage_of", "coverage_year"), _COVERAGE),
    "from_revision": _CROSSWALK,
    "to_revision": _CROSSWALK,
}


def with_sets(project: Project, codes: tuple[str, ...], sets: tuple[str, ...]) -> tuple[str, ...]:
    """The paths of these codes and of those in the sets of these names."""
    return tuple(dict.fromkeys((*codes, *code_sets.paths(project, sets))))


def narrowing(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; it gets a Narrowing as `narrowed`."""

    def command(**typed: Any) -> None:
        narrowed = Narrowing(**{each.name: typed.pop(each.name) for each in fields(Narrowing)})
        function(narrowed=narrowed, **typed)

    update_wrapper(command, function)
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _field(relation: Relation) -> str:
    return relation.replace("-", "_")


def _flag(name: str) -> str:
    return "--" + _FLAGS.get(name, name).replace("_", "-")


_FLAGS: Mapping[str, str] = {
    "codes": "code",
    "sets": "set",
    "coders": "coder",
    "sources": "source",
    "from_revision": "from",
    "to_revision": "to",
    "record_kinds": "kind",
    "with_attributes": "attributes",
    "coverage_of": "of",
    "coverage_year": "year",
}
