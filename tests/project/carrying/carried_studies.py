"""Projects as files of other programs bring them, made for the tests of taking them in."""

from dataclasses import dataclass, field, replace

from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.codebook import Code
from blotter.domain.entity import Entity
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.message import Message
from blotter.project.carrying import reporting, taking
from blotter.project.carrying.taken import Taken
from blotter.project.import_report import ImportReport
from blotter.project.project import Project
from factories import TextSource, text_source

LABEL = Message("Import other.qdpx")


@dataclass
class Foreign:
    """A project that grows thing by thing."""

    things: Carried = field(default_factory=Carried)
    texts: dict[str, str] = field(default_factory=dict)
    originals: dict[str, bytes] = field(default_factory=dict)
    unplaced: list[Segment] = field(default_factory=list)

    def put(self, *things: Entity) -> "Foreign":
        """Some things."""
        self.things.put(*things)
        return self

    def document(self, content: str, name: str = "notes.txt", identity: str = "") -> Source:
        """A document with its words."""
        made = text_source(content, name)
        source = replace(made.source, imported="", **({"id": identity} if identity else {}))
        self.keep(made)
        self.put(source)
        return source

    def keep(self, made: TextSource) -> None:
        """What a document is kept with."""
        self.texts[made.text.digest] = made.text.content
        self.originals[made.original.digest] = made.original.content

    def coded(self, source: Source, of: Code, by: Coder, words: str, **more: str) -> Segment:
        """The first place of some words, coded."""
        from blotter.domain.entity import new_id

        start = self.texts[source.text].index(words)
        told = {"id": new_id(), **more}
        made = Segment(
            source=source.id,
            code=of.id,
            coder=by.id,
            start=start,
            end=start + len(words),
            quote=words,
            **told,
        )
        self.put(made)
        return made

    @property
    def carried(self) -> CarriedProject:
        """All of it."""
        return CarriedProject(
            name="other",
            things=self.things,
            texts=self.texts,
            originals=self.originals,
            unplaced=tuple(self.unplaced),
        )


def take(project: Project, foreign: Foreign) -> tuple[Taken, ImportReport]:
    """Take a project in; what became of it, and what is told."""
    plan = taking.plan(project, foreign.carried, LABEL)
    project.apply(plan.edit)
    report = ImportReport()
    reporting.tell(report, foreign.carried, plan.taken, "other.qdpx")
    assert project.check() == []
    return plan.taken, report


def told(report: ImportReport) -> str:
    """All lines of a report."""
    return "\n".join(f"{line.kind}: {line.what}: {line.why}" for line in report.lines)
