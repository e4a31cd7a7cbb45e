"""ImportReport: what an import found and did, and what a person should know about it."""

from dataclasses import dataclass, field

from blotter.domain.carried import Sample

_LINES_KEPT = 10_000


@dataclass(slots=True)
class ReportLine:
    """One thing to know about an import: what kind, where in which file, what it says, why."""

    kind: str
    where: str
    what: str
    why: str


@dataclass(slots=True)
class ImportReport:
    """What an import found and did, counted by kind; `lines` are the first ten thousand remarks.

    `came_in` are the first ten thousand documents that were taken, each with what it was read as. Of whole
    projects, `there` and `left` count what was here already and what stays out, by kind, and `samples` show
    how positions were read.
    """

    format: str = ""
    convention: str = "code points"
    found: dict[str, int] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)
    reanchored: int = 0
    refused: int = 0
    created: dict[str, int] = field(default_factory=dict)
    skipped: int = 0
    there: dict[str, int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)
    samples: list[Sample] = field(default_factory=list)
    lines: list[ReportLine] = field(default_factory=list)
    came_in: list[ReportLine] = field(default_factory=list)

    def add_format(self, name: str) -> None:
        """A file was read in this format."""
        known = self.format.split(", ") if self.format else []
        self.format = ", ".join(dict.fromkeys([*known, name]))

    def count(self, counts: dict[str, int], kind: str) -> None:
        """One more of a kind."""
        counts[kind] = counts.get(kind, 0) + 1

    def refuse(self, where: str, what: str, why: str) -> None:
        """Something could not be taken."""
        self.refused += 1
        self.remark("refused", where, what, why)

    def remark(self, kind: str, where: str, what: str, why: str) -> None:
        """Something to know."""
        if len(self.lines) < _LINES_KEPT:
            self.lines.append(ReportLine(kind, where, what, why))

    def take(self, where: str, what: str, why: str) -> None:
        """A document was taken: from which file, under which name, as what."""
        if len(self.came_in) < _LINES_KEPT:
            self.came_in.append(ReportLine("imported", where, what, why))
