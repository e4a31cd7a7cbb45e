"""Write the small project of today's schema that the tests keep: `python tests/store/keep_schema.py`.

To be run once for each released schema, never again for an older one.
"""

import shutil
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import factories
from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer, value_id
from blotter.domain.case import Case, CasePart, part_id
from blotter.domain.code_note import Decision
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import RuleKind
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import new_id, now
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.moved_passage import Move, MovedPassage
from blotter.domain.record import (
    Blank,
    Counting,
    Involved,
    Level,
    NotSame,
    Part,
    Quantity,
    Role,
    StatusEntry,
)
from blotter.domain.record_schema import FieldType, RecordField
from blotter.domain.segment import Span
from blotter.domain.source import original, stored_layer
from blotter.domain.structure import Page, PartKind, Shift, Structure, packed
from blotter.domain.structure import Part as TextPart
from blotter.domain.study import (
    CountryRegion,
    CountryTable,
    Release,
    SavedFigure,
    StudyFrame,
    region_id,
)
from blotter.project import (
    assignments,
    code_notes,
    code_sets,
    codes,
    coding_rules,
    freezing,
    memos,
    segments,
    sources,
)  # fmt: skip
from blotter.project.project import Project
from blotter.project.records import making, schema
from blotter.store.database import Database
from blotter.store.migrations import NEWEST

DATA = Path(__file__).parents[1] / "data"


def keep() -> Path:
    """A study with every kind of entity, a merge, a removal, steps undone and a branch closed."""
    path = DATA / f"schema-{NEWEST}.blotter"
    path.unlink(missing_ok=True)
    with factories.study(path) as project:
        book, source = project.codebook, project.source("notes.txt")
        ada = project.coder("Ada")
        project.apply(assignments.mark_done(project, ada, [source]))
        project.apply(memos.write(project, memos.subject(project, "project"), "What we are *after*."))
        passage = memos.subject(project, "passage:3:9:notes.txt")
        project.apply(memos.write(project, passage, "A thought on a passage."))
        project.apply(codes.merge(project, book.find("assistance"), book.find("training")))
        project.undo()
        project.apply(codes.rename(project, project.codebook.find("assistance"), "help"))
        project.apply(segments.mark(project, source, project.codebook.find("help"), [Span(50, 60)]).edit)
        project.apply(sources.remove(project, project.source("boats.txt")))
        project.undo()
        _data_set(project)
        _instrument(project)
        _documents(project)
        _exchange(project)
    for beside in (f"{path.name}.lock", f"{path.name}.backups"):
        left = path.with_name(beside)
        shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
    Database(path, writable=False).close()
    return path


def _instrument(project: Project) -> None:
    """What the third schema knows: definitions that change, sets, rules, notes, former codes, a freeze."""
    training = project.codebook.find("training")
    project.apply(
        codes.define(project, training, counter_example="A donated simulator.", origin="literature")
    )
    project.apply(codes.set_aliases(project, project.codebook.find("training"), ["TR"]))
    project.apply(codes.archive(project, project.codebook.find("either\\/or")))
    book = project.codebook
    project.apply(code_sets.add(project, "kinds", [book.find("training"), book.find("help")], True)[1])
    project.apply(coding_rules.add(project, RuleKind.NEEDS, book.find("help"))[1])
    note, edit = code_notes.add(project, book.find("help"), "Too wide?", "short", "What is given.")
    project.apply(edit)
    project.apply(code_notes.decide(project, note, Decision.ACCEPTED, "Agreed."))
    project.apply(codes.delete(project, codes_with_nothing(project)))
    project.apply(freezing.freeze(project, "The pilot."))


def _data_set(project: Project) -> None:
    """What the fifth schema knows: records with everything in them, their actors and evidence, the frame."""
    ada = project.coder("Ada")
    ministry = factories.actor("Ministry of Public Security", aliases=("公安部", "MPS"), side="Chinese side")
    office = factories.actor("Liaison office", parent=ministry.id, country="CN")
    field = RecordField(id=new_id(), name="language", type=FieldType.CHOICE, options=("English", "Chinese"))
    project.apply(factories.edit(ministry, office, field))
    kind, supporting = schema.kind(project, "training"), list(project.retrieve())[:2]
    total = Quantity(new_id(), "participants", low=2700, unit="persons", as_of="2016", words="over 2,700")
    part = Quantity(new_id(), "participants", best=12, unit="persons", part_of=total.id, stage="delivered")
    countries = (Involved("MM"), Involved("CN", "venue", "Beijing"), Involved(name="ASEAN", region="Asia"))
    first, edit = making.make(
        project,
        kind,
        supporting,
        countries=countries,
        date="2016-05-02/2016-05-13",
        topics=("cyber", "legal"),
        subtype=project.codebook.find("training/academy").id,
        actors=(Part(ministry.id, "provider"), Part(office.id, "organiser")),
        quantities=(total, part),
        statuses=(StatusEntry("planned", "2015"), StatusEntry("confirmed", "2016", "a paper")),
        own=(("language", "Chinese"),),
        blanks=(("direction", Blank.NOT_STATED),),
        note="Nine weeks.",
    )
    project.apply(edit)
    evidence, *_ = project.evidence_of(first)
    project.apply(
        making.change_evidence(
            project, evidence, fields=("date",), role=Role.NOTE, claim_sources=("press",), origins=("a",)
        )
    )
    second, edit = making.make(project, kind, supporting[:1], parent=first.id, counted=Counting.NO)
    project.apply(edit)
    third, edit = making.make(project, kind, supporting[:1], level=Level.AGGREGATE)
    project.apply(edit)
    project.apply(making.delete(project, [third]))
    checked = replace(first, reviewed_by=ada.id, reviewed=now(), note="Checked.")
    one, other = sorted((first.id, second.id))
    project.apply(factories.edit(checked, NotSame(id=new_id(), one=one, other=other, coder=ada.id, at=now())))
    frame = StudyFrame(earliest="1997-01-01", latest="2021-12-31", days=14, needs_actor=True)
    mexico = CountryRegion(id=region_id("MX"), country="MX", region="Latin America and the Caribbean")
    table = CountryTable(
        id=new_id(), name="Status", rows=(("MM", 2016, "partly free"), ("LA", 0, "not free"))
    )
    figure = SavedFigure(id=new_id(), name="By region", asked="{}", coder=ada.id, created=now())
    project.apply(factories.edit(frame, mexico, table, figure))
    content = original(b"the data set as it was")
    release = Release(
        id=new_id(), name="1.0", content=content.digest, records=2, coder=ada.id, at=now(), told="The first."
    )
    project.apply(replace(factories.edit(release), originals=[content]))


def _documents(project: Project) -> None:
    """What the sixth schema knows: groups, cases, attributes, pages, and a passage to be looked at."""
    source, ada = project.source("notes.txt"), project.coder("Ada")
    press = DocumentGroup(id=new_id(), name="Press")
    asia = DocumentGroup(id=new_id(), name="Asia", parent=press.id)
    pages = (Page(0, 20, "iv", 595.0, 842.0), Page(20, source.characters, "v", 595.0, 842.0))
    heads = (TextPart(0, 3, PartKind.RUNNING_HEAD),)
    structure = Structure(pages=pages, parts=heads, reader="a reader 1", shifts=(Shift(0, 0),))
    layer, layout = stored_layer(packed(structure)), stored_layer(b"where the letters stand")
    filed = replace(source, group=asia.id, structure=layer.digest, layout=layout.digest)
    case = Case(id=new_id(), name="Myanmar", kind="country", note="Since 2011.")
    span = Span(3, 9)
    quote = project.text(source)[span.start : span.end]
    parts = (
        CasePart(id=part_id(case.id, source.id), case=case.id, source=source.id),
        CasePart(
            id=part_id(case.id, source.id, span), case=case.id, source=source.id, start=3, end=9, quote=quote
        ),
    )
    year = Attribute(id=new_id(), name="Published", type=AttributeType.DATE, role="date")
    kind = Attribute(
        id=new_id(), name="Regime", type=AttributeType.CHOICE, of=Bearer.CASES, options=("closed", "open")
    )
    values = (
        AttributeValue(id=value_id(year.id, source.id), attribute=year.id, source=source.id, value="2016-05"),
        AttributeValue(id=value_id(kind.id, case.id), attribute=kind.id, case=case.id, value="closed"),
    )
    coded = next(iter(project.segments_of(source)))
    moved = MovedPassage(
        id=new_id(),
        source=source.id,
        type="Segment",
        about=coded.id,
        move=Move.CHANGED,
        start=coded.start,
        end=coded.end,
        quote="as it was",
        coder=ada.id,
        at=now(),
    )
    edit = factories.edit(press, asia, filed, case, *parts, year, kind, *values, moved)
    project.apply(replace(edit, layers=[layer, layout]))


def _exchange(project: Project) -> None:
    """What the seventh schema knows: files of other programs, and what they brought that has no place."""
    source, ada = project.source("notes.txt"), project.coder("Ada")
    coded = next(iter(project.segments_of(source)))
    numbers = stored_layer(f'{{"{coded.id}": [{coded.start}, {coded.end - 1}]}}'.encode())
    picture, file = original(b"a picture"), original(b"the whole file")
    brought = ForeignImport(
        id=new_id(),
        file="pilot.qdpx",
        format="refi-qda",
        program="Another program 9",
        convention="code points, end inclusive",
        digest=file.digest,
        positions=numbers.digest,
        told=f'{{"colours": {{"{coded.code}": "#1F77B4"}}}}',
        coder=ada.id,
        at=now(),
    )
    elements = (
        ForeignElement(
            id=new_id(),
            brought_by=brought.id,
            kind="PictureSource",
            name="map.png",
            words='<PictureSource name="map.png"/>',
            source=source.id,
            content=picture.digest,
            file="map.png",
        ),
        ForeignElement(
            id=new_id(), brought_by=brought.id, kind="Graph", words='<Graph name="Aid"/>', position=1
        ),
    )
    made = factories.edit(brought, *elements)
    project.apply(replace(made, originals=[picture], layers=[numbers]))


def codes_with_nothing(project: Project) -> Code:
    """A code that was just made, to be a former one."""
    made, edit = codes.add(project, "for a moment")
    project.apply(edit)
    return made


if __name__ == "__main__":
    keep()
