"""Every kind of edit that a person can make, with what it is about left to chance."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from blotter.analysis import drawing
from blotter.analysis.asking import Question
from blotter.analysis.records.agreement import RecordOptions
from blotter.analysis.searching import Mode, Search
from blotter.analysis.settling import Bounds, Item, Rule
from blotter.domain.assignment import Status
from blotter.domain.attribute import Attribute, AttributeType, Bearer
from blotter.domain.bundle import Document, Fact
from blotter.domain.case import Case
from blotter.domain.code_note import Decision
from blotter.domain.codebook import PARTS, Code, Codebook, Origin
from blotter.domain.coding_rule import Reach, RuleKind
from blotter.domain.countries import COUNTRIES
from blotter.domain.decision import Choice, Reason
from blotter.domain.document_group import DocumentGroup
from blotter.domain.edit import Edit, Put, Remove
from blotter.domain.entity import derived_id, now
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.metadata_rows import MetadataBundle, MetadataRow
from blotter.domain.record import (
    Blank,
    Counting,
    Evidence,
    Involved,
    NotSame,
    Part,
    Quantity,
    Record,
    Role,
    StatusEntry,
    number_of,
)
from blotter.domain.record_rows import ActorRow, CountryRow, EvidenceRow, RecordBundle, RecordRow
from blotter.domain.record_schema import BUILT_IN, LISTS, FieldType, RecordKind
from blotter.domain.round import Round
from blotter.domain.segment import Coder, Segment, Span, paragraph_at
from blotter.domain.shifting import Replacement
from blotter.domain.source import Source, original, stored_layer
from blotter.message import Message
from blotter.project import (
    assigning,
    assignments,
    code_notes,
    code_sets,
    coders,
    codes,
    coding_rules,
    found,
    freezing,
    joining,
    memos,
    queries,
    rechecking,
    rounds,
    segments,
    settling,
    sources,
    speakers,
    splitting,
)
from blotter.project.correcting import correcting, edition, finding
from blotter.project.correcting import reviewing as reviewing_moves
from blotter.project.intake import Intake
from blotter.project.metadata import attributes, cases, grouping, groups, sheet_cells, values
from blotter.project.project import Project
from blotter.project.records import (
    actors,
    comparing,
    duplicates,
    editing,
    field_editing,
    filing,
    filling,
    framing,
    making,
    pieces,
    proposing,
    regions,
    releasing,
    reviewing,
    schema_editing,
    supporting,
    typed,
    uniting,
    word_editing,
)
from blotter.project.records import rechecking as rechecking_records
from blotter.project.records import settling as settling_records
from blotter.project.records.comparing import RecordComparison
from blotter.project.records.figures import saving
from blotter.project.records.figures.presets import PRESETS
from factories import code, coder, edit, import_of, memo, segment, text_source

T = TypeVar("T")

NAMES = ("training", "Training", "either/or", "警察", 'the "boats"', "a\\b", "état", "patrol", "aid 👮‍♀️", "x")
TEXTS = ("", "A thought.", "Über *警察* 👮‍♀️\n\n- one", "{curly} %s")
ATTRIBUTES = ("Country", "country", "Year", "A <= B")
WORDS_OF = {
    AttributeType.TEXT: ("x", "Kenya", "2016"),
    AttributeType.NUMBER: ("3", "-1.5", "2016"),
    AttributeType.DATE: ("2016", "12 March 2021", "2014/2016"),
    AttributeType.YES_NO: ("yes", "hayır"),
    AttributeType.CHOICE: ("high", "low", "middle"),
    AttributeType.COUNTRY: ("Kenya", "TR", "缅甸"),
    AttributeType.URL: ("https://example.org/a", "doi:10.1/x"),
}
CONTENTS = (
    "Officers met in the border town.\nBoats were given.\n",
    "警察 👮‍♀️ trained there; nobody asked.\u2028Who paid?",
    "x",
    "Ada: Officers met.\nBen: Who paid?\nAda: 警察 👮‍♀️ came.\nben: [0:05] Nobody asked.\n",
)


class Choose(Protocol):
    """Chance: a number from 0 up to but not including the limit."""

    def __call__(self, limit: int) -> int: ...


class NothingToDo(Exception):
    """There is nothing yet to which this edit could be done."""


def one(choose: Choose, things: Sequence[T]) -> T:
    """One of several."""
    if not things:
        raise NothingToDo
    return things[choose(len(things))]


def a_code(project: Project, choose: Choose) -> Code:
    return one(choose, list(project.codebook))


def a_source(project: Project, choose: Choose) -> Source:
    return one(choose, list(project.sources.values()))


def a_coder(project: Project, choose: Choose) -> Coder:
    return one(choose, list(project.coders.values()))


def a_segment(project: Project, choose: Choose) -> Segment:
    return one(choose, sorted(project.retrieve(), key=lambda each: each.id))


def a_span(source: Source, choose: Choose) -> Span:
    start = choose(source.characters)
    return Span(start, start + 1 + choose(source.characters - start))


def add_code(project: Project, choose: Choose) -> Edit | None:
    parent = one(choose, [None, *project.codebook])
    return codes.add(project, one(choose, NAMES), parent, short=one(choose, TEXTS))[1]


def rename_code(project: Project, choose: Choose) -> Edit | None:
    return codes.rename(project, a_code(project, choose), one(choose, NAMES))


def move_code(project: Project, choose: Choose) -> Edit | None:
    parent = one(choose, [None, *project.codebook])
    before = one(choose, [None, *project.codebook.children(parent.id if parent else None)])
    return codes.move(project, a_code(project, choose), parent, before)


def recolour_code(project: Project, choose: Choose) -> Edit | None:
    return codes.recolour(project, a_code(project, choose), one(choose, ["", "blue", "#a1b2c3"]))


def key_code(project: Project, choose: Choose) -> Edit | None:
    return codes.set_key(project, a_code(project, choose), one(choose, ["", "1", "2"]))


def define_code(project: Project, choose: Choose) -> Edit | None:
    part = one(choose, [*PARTS, "reference"])
    return codes.define(project, a_code(project, choose), one(choose, TEXTS), **{part: one(choose, TEXTS)})


def derive_code(project: Project, choose: Choose) -> Edit | None:
    return codes.define(project, a_code(project, choose), origin=one(choose, ["", *Origin]))


def archive_code(project: Project, choose: Choose) -> Edit | None:
    return codes.archive(project, a_code(project, choose), bool(choose(2)))


def alias_code(project: Project, choose: Choose) -> Edit | None:
    return codes.set_aliases(project, a_code(project, choose), [one(choose, NAMES) for _ in range(choose(3))])


def add_example(project: Project, choose: Choose) -> Edit | None:
    chosen = a_segment(project, choose)
    return codes.add_example(project, project.codebook.by_id[chosen.code], chosen)


def split_code(project: Project, choose: Choose) -> Edit | None:
    code = a_code(project, choose)
    parts = [splitting.new_part(project, code, one(choose, NAMES)), splitting.Part(a_code(project, choose))]
    held = splitting.segments_of(project, code)
    divided = held if choose(2) else held[: choose(len(held) + 1)]
    assigned = {each.id: choose(len(parts)) for each in divided}
    return splitting.split(project, code, parts, assigned, keep=not choose(4))


def say_still_right(project: Project, choose: Choose) -> Edit | None:
    return rechecking.still_right(project, rechecking.to_recheck(project)[: 1 + choose(3)])


def freeze_or_thaw(project: Project, choose: Choose) -> Edit | None:
    # Seldom frozen and soon thawed, since little can be done in between.
    if project.freezes:
        return freezing.thaw(project)
    if choose(4):
        raise NothingToDo
    return freezing.freeze(project, one(choose, TEXTS))


def merge_codes(project: Project, choose: Choose) -> Edit | None:
    return codes.merge(project, a_code(project, choose), a_code(project, choose))


def delete_code(project: Project, choose: Choose) -> Edit | None:
    return codes.delete(project, a_code(project, choose))


def adopt_codebook(project: Project, choose: Choose) -> Edit | None:
    made = list[Code]()
    for number, name in enumerate(NAMES[: 1 + choose(len(NAMES))]):
        parent = one(choose, [None, *made])
        made.append(Code(id=coder().id, name=f"{name} {number}", parent=parent.id if parent else None))
    present = list(project.codebook)[: choose(3)]
    return codes.adopt(project, Codebook([*made, *(replace(each, parent=None) for each in present)]))[0]


def mark_segments(project: Project, choose: Choose) -> Edit | None:
    source = a_source(project, choose)
    spans = [a_span(source, choose) for _ in range(1 + choose(3))]
    marking = segments.mark(
        project,
        source,
        a_code(project, choose),
        spans,
        a_coder(project, choose),
        one(choose, TEXTS),
    )
    return marking.edit


def mark_with_a_new_code(project: Project, choose: Choose) -> Edit | None:
    source, by = a_source(project, choose), a_coder(project, choose)
    made = codes.ensure_path(project.codebook, [one(choose, NAMES), one(choose, NAMES)])
    if not made:
        raise NothingToDo
    return segments.mark(project, source, made[-1], [a_span(source, choose)], by, made=made).edit


def unmark_segments(project: Project, choose: Choose) -> Edit | None:
    return segments.unmark(project, {a_segment(project, choose) for _ in range(1 + choose(3))})


def recode_segment(project: Project, choose: Choose) -> Edit | None:
    return segments.recode(project, a_segment(project, choose), a_code(project, choose))


def several(project: Project, choose: Choose) -> list[Segment]:
    return list({each.id: each for each in (a_segment(project, choose) for _ in range(4))}.values())


def mark_several_codes(project: Project, choose: Choose) -> Edit | None:
    source, given = a_source(project, choose), [a_code(project, choose) for _ in range(3)]
    by = a_coder(project, choose)
    return segments.mark_codes(project, source, given, a_span(source, choose), by).edit


def mark_what_is_found(project: Project, choose: Choose) -> Edit | None:
    places = list[found.Place]()
    for _ in range(1 + choose(5)):
        source = a_source(project, choose)
        places.append(found.Place(source, a_span(source, choose)))
    grow, words = one(choose, list(found.Grow)), one(choose, CONTENTS)
    code, by = a_code(project, choose), a_coder(project, choose)
    return found.mark_found(project, places, code, words, grow, by).edit


def recode_several(project: Project, choose: Choose) -> Edit | None:
    return segments.recode_all(project, several(project, choose), a_code(project, choose))


def recode_several_to_a_new_code(project: Project, choose: Choose) -> Edit | None:
    made = codes.ensure_path(project.codebook, [one(choose, NAMES), one(choose, NAMES)])
    if not made:
        raise NothingToDo
    return segments.recode_all(project, several(project, choose), made[-1], made)


def note_several(project: Project, choose: Choose) -> Edit | None:
    return segments.append_memo(project, several(project, choose), one(choose, TEXTS))


def move_bounds(project: Project, choose: Choose) -> Edit | None:
    chosen = a_segment(project, choose)
    return segments.set_bounds(project, chosen, a_span(project.sources[chosen.source], choose))


def write_segment_memo(project: Project, choose: Choose) -> Edit | None:
    return segments.write_memo(project, a_segment(project, choose), one(choose, TEXTS))


def write_memo(project: Project, choose: Choose) -> Edit | None:
    thing = one(choose, [None, *project.codebook, *project.sources.values()])
    return memos.write(project, memos.Subject(thing), one(choose, TEXTS))


def write_note(project: Project, choose: Choose) -> Edit | None:
    source = a_source(project, choose)
    known = [note.span for note in project.notes_of(source)]
    span = one(choose, [a_span(source, choose), *known])
    return memos.write(project, memos.Subject(source, span), one(choose, TEXTS))


def a_question(project: Project, choose: Choose) -> Question:
    paths = [project.codebook.path(a_code(project, choose).id) for _ in range(2)]
    return Question(any_of=(paths[0],), none_of=(paths[1],), words=one(choose, TEXTS))


def save_figure(project: Project, choose: Choose) -> Edit | None:
    return saving.save(project, one(choose, NAMES), one(choose, PRESETS[:3]).asked)


def rename_figure(project: Project, choose: Choose) -> Edit | None:
    return saving.rename(project, one(choose, project.saved_figures()), one(choose, NAMES))


def delete_figure(project: Project, choose: Choose) -> Edit | None:
    return saving.delete(project, one(choose, project.saved_figures()))


def save_query(project: Project, choose: Choose) -> Edit | None:
    return queries.save(project, one(choose, NAMES), a_question(project, choose))


def rename_query(project: Project, choose: Choose) -> Edit | None:
    return queries.rename(project, one(choose, project.saved_queries()), one(choose, NAMES))


def delete_query(project: Project, choose: Choose) -> Edit | None:
    return queries.delete(project, one(choose, project.saved_queries()))


def some_codes(project: Project, choose: Choose) -> list[Code]:
    return [a_code(project, choose) for _ in range(choose(4))]


def add_code_set(project: Project, choose: Choose) -> Edit | None:
    codes = some_codes(project, choose)
    return code_sets.add(project, one(choose, NAMES), codes, bool(choose(2)))[1]


def change_code_set(project: Project, choose: Choose) -> Edit | None:
    known = one(choose, project.code_sets)
    return code_sets.change(project, known, one(choose, NAMES), some_codes(project, choose), bool(choose(2)))


def rename_code_set(project: Project, choose: Choose) -> Edit | None:
    return code_sets.rename(project, one(choose, project.code_sets), one(choose, NAMES))


def remove_code_set(project: Project, choose: Choose) -> Edit | None:
    return code_sets.remove(project, one(choose, project.code_sets))


def add_coding_rule(project: Project, choose: Choose) -> Edit | None:
    kind, reach = one(choose, list(RuleKind)), one(choose, list(Reach))
    code, others = a_code(project, choose), some_codes(project, choose)
    return coding_rules.add(project, kind, code, others, reach, one(choose, TEXTS))[1]


def change_coding_rule(project: Project, choose: Choose) -> Edit | None:
    rule, kind = one(choose, project.coding_rules), one(choose, list(RuleKind))
    return coding_rules.change(
        project, rule, kind, a_code(project, choose), some_codes(project, choose), one(choose, list(Reach))
    )


def remove_coding_rule(project: Project, choose: Choose) -> Edit | None:
    return coding_rules.remove(project, one(choose, project.coding_rules))


def write_code_note(project: Project, choose: Choose) -> Edit | None:
    part = one(choose, ["", *code_notes.PROPOSABLE])
    words = one(choose, NAMES) if part else ""
    return code_notes.add(project, a_code(project, choose), one(choose, TEXTS), part, words)[1]


def decide_code_note(project: Project, choose: Choose) -> Edit | None:
    note, decision = one(choose, project.code_notes()), one(choose, list(Decision))
    return code_notes.decide(project, note, decision, one(choose, TEXTS))


def remove_code_note(project: Project, choose: Choose) -> Edit | None:
    return code_notes.remove(project, one(choose, project.code_notes()))


def import_sources(project: Project, choose: Choose) -> Edit | None:
    number = len(project.history())
    present = {source.original for source in project.sources.values()}
    contents = dict.fromkeys(one(choose, CONTENTS) for _ in range(1 + choose(3)))
    named = [text_source(text, f"{one(choose, NAMES)} {number}.{n}") for n, text in enumerate(contents)]
    brought = [each for each in named if each.original.digest not in present]
    return import_of(*brought, by=project.actor) if brought else None


def rename_source(project: Project, choose: Choose) -> Edit | None:
    return sources.rename(project, a_source(project, choose), one(choose, NAMES))


def set_language(project: Project, choose: Choose) -> Edit | None:
    return sources.set_language(project, a_source(project, choose), one(choose, ["", "zh", "fr"]))


def reread_source(project: Project, choose: Choose) -> Edit | None:
    return sources.reread(project, a_source(project, choose), one(choose, ["utf-8", "latin-1", "koi8-r"]))


def remove_source(project: Project, choose: Choose) -> Edit | None:
    return sources.remove(project, a_source(project, choose))


def add_coder(project: Project, choose: Choose) -> Edit | None:
    return coders.add(project, one(choose, NAMES))[1]


def rename_coder(project: Project, choose: Choose) -> Edit | None:
    return coders.rename(project, a_coder(project, choose), one(choose, NAMES))


def remove_coder(project: Project, choose: Choose) -> Edit | None:
    return coders.remove(project, a_coder_of_no_round(project, choose))


def mark_done(project: Project, choose: Choose) -> Edit | None:
    by, done = a_coder(project, choose), bool(choose(2))
    return assignments.mark_done(project, by, list(project.sources.values())[: 1 + choose(3)], done)


def join_coders(project: Project, choose: Choose) -> Edit | None:
    return joining.join(project, a_coder_of_no_round(project, choose), a_coder_of_no_round(project, choose))


def a_coder_of_no_round(project: Project, choose: Choose) -> Coder:
    # Without one of its coders a round could be done, and what opens by itself is no edit to be undone.
    busy = {coder for each in project.rounds.values() for coder in each.coders}
    return one(choose, [each for each in project.coders.values() if each.id not in busy])


def start_round(project: Project, choose: Choose) -> Edit | None:
    return a_new_round(project, choose, freeze=False)


def start_frozen_round(project: Project, choose: Choose) -> Edit | None:
    # Seldom, since little can be done in between.
    if choose(4):
        raise NothingToDo
    return a_new_round(project, choose, freeze=True)


def a_new_round(project: Project, choose: Choose, freeze: bool) -> Edit | None:
    if len(project.rounds) > 2:
        raise NothingToDo
    how, of = one(choose, list(drawing.How)), one(choose, list(drawing.Of))
    draw = drawing.DrawOptions(how=how, of=of, share=0.5, by=one(choose, list(drawing.By)[:4]), words=("a",))
    plan = rounds.RoundPlan(
        name=f"{one(choose, NAMES)} {len(project.history())}",
        question=one(choose, TEXTS),
        coders=tuple({each.id: each for each in (a_coder(project, choose) for _ in range(3))}.values()),
        codes=tuple(some_codes(project, choose)),
        seed=choose(9),
        draw=draw,
        freeze=freeze,
        # What is blind is out of reach of undo.
        blind=False,
    )
    return rounds.start(project, plan)


def a_round(project: Project, choose: Choose) -> Round:
    return one(choose, list(project.rounds.values()))


def change_round(project: Project, choose: Choose) -> Edit | None:
    of = a_round(project, choose)
    name = f"{one(choose, NAMES)} {len(project.history())}"
    return rounds.change(project, of, name, one(choose, TEXTS), one(choose, TEXTS))


def mark_in_round(project: Project, choose: Choose) -> Edit | None:
    of = a_round(project, choose)
    given = one(choose, [each for each in project.assignments() if each.round == of.id])
    source, code = project.sources[given.source], a_code(project, choose)
    project.work_in(of)
    try:
        coder = project.coders[given.coder]
        return segments.mark(project, source, code, [a_span(source, choose)], coder, one(choose, TEXTS)).edit
    finally:
        project.work_in(None)


def done_in_round(project: Project, choose: Choose) -> Edit | None:
    # The last coder never is, so that the round does not open by itself.
    of, done = a_round(project, choose), bool(choose(3))
    coder = project.coders[one(choose, of.coders[:-1])]
    held = {each.source for each in project.assignments() if (each.round, each.coder) == (of.id, coder.id)}
    project.work_in(of)
    try:
        given = [project.sources[source] for source in sorted(held)]
        return assignments.mark_done(project, coder, given, done)
    finally:
        project.work_in(None)


def remove_round(project: Project, choose: Choose) -> Edit | None:
    return rounds.remove(project, a_round(project, choose))


def some_pairs(project: Project, choose: Choose) -> list[assignments.Pair]:
    return [(a_source(project, choose), a_coder(project, choose)) for _ in range(1 + choose(4))]


def give_out(project: Project, choose: Choose) -> Edit | None:
    return assignments.assign(project, some_pairs(project, choose))


def take_back(project: Project, choose: Choose) -> Edit | None:
    return assignments.unassign(project, a_coder(project, choose), list(project.sources.values())).edit


def set_statuses(project: Project, choose: Choose) -> Edit | None:
    status = one(choose, [None, *Status])
    return assignments.set_status(project, some_pairs(project, choose), status).edit


def give_out_by_plan(project: Project, choose: Choose) -> Edit | None:
    people = list({each.id: each for each in (a_coder(project, choose) for _ in range(3))}.values())
    share, seed = one(choose, [0, 0.5, 1.0, 2]), choose(100)
    return assigning.plan(project, people, share, seed).edit(project)


def have_all_done(project: Project, choose: Choose) -> Edit | None:
    coded = [project.sources[each] for each in sorted(project.counts_by_source())]
    steps = [assignments.mark_done(project, by, coded) for by in project.coders.values() if not by.kind]
    return project.edit("All done", [step for each in steps if each for step in each.steps])


def an_item(project: Project, choose: Choose) -> Item:
    return one(choose, settling.items(project, None))


def decide_item(project: Project, choose: Choose) -> Edit | None:
    item, choice = an_item(project, choose), one(choose, list(Choice))
    source = project.source(item.source)
    told = {"reason": one(choose, [None, *Reason]), "note": one(choose, TEXTS), "hidden": bool(choose(2))}
    words = settling.Words(a_code(project, choose), one(choose, PARTS), one(choose, TEXTS))
    return settling.decide(
        project,
        item,
        choice,
        sided=[project.coder(one(choose, item.coders))] if choice is Choice.ONE else (),
        spans=[(a_code(project, choose), a_span(source, choose)) for _ in range(1 + choose(3))]
        if choice is Choice.NEW
        else None,
        words=None if choose(3) else words,
        **told,
    )


def take_back_decision(project: Project, choose: Choose) -> Edit | None:
    return settling.take_back(project, one(choose, project.decisions(None)))


def settle_by_rule(project: Project, choose: Choose) -> Edit | None:
    rule, bounds = one(choose, list(Rule)), one(choose, list(Bounds))
    proposed = settling.proposals(project, None, None, rule, threshold=one(choose, [0.1, 0.3]), bounds=bounds)
    return settling.apply_proposals(project, None, proposed)


def two_compared(project: Project, choose: Choose) -> RecordComparison:
    options = RecordOptions(everywhere=True, intervals=False)
    return comparing.compare(project, *one(choose, comparing.pairs_of_coders(project, options)), options)


def settle_records(project: Project, choose: Choose) -> Edit | None:
    compared = two_compared(project, choose)
    pair = one(choose, compared.pairs)
    there = [settling_records.Take.DISCARD]
    there += [settling_records.Take.FIRST] if pair.first else []
    there += [settling_records.Take.SECOND] if pair.second else []
    fields = {} if len(pair.records) == 1 else {one(choose, ["date", "countries", "kind"]): there[-1]}
    return settling_records.settle(project, compared, pair, one(choose, there), fields)


def accept_records(project: Project, choose: Choose) -> Edit | None:
    return settling_records.accept_agreed(project, two_compared(project, choose))


def open_records_again(project: Project, choose: Choose) -> Edit | None:
    compared = two_compared(project, choose)
    settled = settling_records.outcomes(project, compared.pairs)
    pair = one(choose, [each for each in compared.pairs if settling_records.key(each) in settled])
    return settling_records.take_back(project, compared, pair)


def touch_one_thing_often(project: Project, choose: Choose) -> Edit | None:
    guest, note = coder("Guest"), memo()
    steps = [Put(guest), Put(note), Put(replace(guest, name="Guest 2")), Remove(type(note), note.id)]
    if project.coders:
        chosen = a_coder(project, choose)
        steps += [Put(replace(chosen, name=f"{chosen.name}!")), Put(chosen), Put(note)]
        steps += [Put(replace(note, text="again", coder=chosen.id)), Remove(type(guest), guest.id)]
    return Edit(label=Message("Touch often"), steps=steps)


def mark_very_many(project: Project, choose: Choose) -> Edit | None:
    source = text_source("word " * 2600, f"long {len(project.history())}.txt")
    code, by = a_code(project, choose), a_coder(project, choose)
    marks = [segment(source, code, by, Span(5 * n, 5 * n + 4)) for n in range(2500)]
    again = [replace(each, memo="again") for each in marks[:: 1 + choose(9)]]
    return replace(
        edit(source.source, *marks, *again), texts=[source.text], originals=[source.original], size=2500
    )


def adopt_part_of_a_codebook(project: Project, choose: Choose) -> Edit | None:
    top = code(f"{one(choose, NAMES)} adopted", None, short=one(choose, TEXTS))
    below = [code(name, top, key="7", aliases=(one(choose, NAMES),)) for name in NAMES[choose(3) : 4]]
    book = Codebook([top, *below, code("left behind"), *list(project.codebook)[:1]])
    only = [book.path(one(choose, [top, *below]).id)]
    return codes.adopt(project, book, only, with_children=bool(choose(2)))[0]


def a_record(project: Project, choose: Choose) -> Record:
    return one(choose, list(project.records.values()))


def an_evidence(project: Project, choose: Choose) -> Evidence:
    return one(choose, sorted(project.evidence(), key=lambda each: each.id))


def a_kind(project: Project, choose: Choose) -> RecordKind:
    return one(choose, list(project.record_schema.kinds.values()))


def some_countries(choose: Choose) -> tuple[Involved, ...]:
    known = (Involved("MM"), Involved("LA", "venue", "Vientiane"), Involved(name="ASEAN", region="Asia"))
    return tuple(dict.fromkeys(one(choose, known) for _ in range(choose(3))))


def own_fields(project: Project) -> list[str]:
    return [name for name in project.record_schema.fields if name not in (*BUILT_IN, *LISTS)]


def record_values(project: Project, choose: Choose) -> dict[str, object]:
    """A value for one of Record's fields."""
    actors = [Part(each, one(choose, ["", "provider"])) for each in list(project.actors)[: choose(3)]]
    quantity = Quantity(coder().id, "participants", best=choose(99), unit="persons")
    values: tuple[dict[str, object], ...] = (
        {"countries": some_countries(choose)},
        {"date": one(choose, ["", "2016", "2016-05", "2018~", "2015/.."])},
        {"topics": tuple(dict.fromkeys(one(choose, ["cyber", "legal", "border"]) for _ in range(choose(4))))},
        {"subtype": one(choose, ["", "in words", *project.codebook.by_id])},
        {"actors": tuple(actors)},
        {"quantities": (quantity,) if choose(2) else ()},
        {"statuses": (StatusEntry(one(choose, ["planned", "confirmed"]), "2016"),)},
        {"own": tuple((name, one(choose, NAMES)) for name in own_fields(project)[: choose(3)])},
        {"blanks": (("date", one(choose, list(Blank))), ("topics", Blank.UNKNOWN))},
        {"parent": one(choose, [None, *project.records])},
        {"counted": one(choose, list(Counting)), "count_rule": one(choose, TEXTS)},
        {"note": one(choose, TEXTS)},
    )
    return one(choose, values)


def make_record(project: Project, choose: Choose) -> Edit | None:
    chosen, values = several(project, choose)[: 1 + choose(3)], record_values(project, choose)
    project.act_as(a_coder(project, choose).name)
    return making.make(project, a_kind(project, choose), chosen, **values)[1]


def change_record(project: Project, choose: Choose) -> Edit | None:
    record, values = a_record(project, choose), record_values(project, choose)
    above, seen = values.get("parent"), {record.id}
    while above is not None:
        if above in seen:
            raise NothingToDo
        seen.add(str(above))
        above = project.records[str(above)].parent
    return making.change(project, record, **values)


def check_record(project: Project, choose: Choose) -> Edit | None:
    record, by = a_record(project, choose), a_coder(project, choose)
    return project.edit("Check", [Put(replace(record, reviewed=record.modified, reviewed_by=by.id))])


def delete_records(project: Project, choose: Choose) -> Edit | None:
    chosen = [a_record(project, choose) for _ in range(1 + choose(2))]
    return making.delete(project, list({each.id: each for each in chosen}.values()))


def add_evidence(project: Project, choose: Choose) -> Edit | None:
    fields = ("date",) if choose(2) else ()
    return making.add_evidence(project, a_record(project, choose), several(project, choose)[:2], fields)


def change_evidence(project: Project, choose: Choose) -> Edit | None:
    values: tuple[dict[str, object], ...] = (
        {"fields": ("date", "note")},
        {"claim_sources": (one(choose, ["press", "NGO"]),)},
        {"origins": (one(choose, NAMES),)},
        {"role": one(choose, list(Role))},
    )
    return making.change_evidence(project, an_evidence(project, choose), **one(choose, values))


def remove_evidence(project: Project, choose: Choose) -> Edit | None:
    return making.remove_evidence(project, an_evidence(project, choose))


def find_different(project: Project, choose: Choose) -> Edit | None:
    one_, other = sorted([a_record(project, choose).id, a_record(project, choose).id])
    if one_ == other:
        raise NothingToDo
    by = project.actor.id if project.actor else None
    return project.edit("Different", [Put(NotSame(id=coder().id, one=one_, other=other, coder=by, at=now()))])


def edit_kinds(project: Project, choose: Choose) -> Edit | None:
    kind, name, by = a_kind(project, choose), one(choose, NAMES), one(choose, [None, *project.codebook])
    ways: tuple[Callable[[], Edit | None], ...] = (
        lambda: schema_editing.add_kind(project, name, by)[1],
        lambda: schema_editing.rename_kind(project, kind, name),
        lambda: schema_editing.tie(project, kind, by),
        lambda: schema_editing.move_kind(project, kind, choose(4)),
        lambda: schema_editing.show_fields(project, kind, kind.fields[choose(3) :]),
        lambda: schema_editing.remove_kind(project, kind, a_kind(project, choose)),
    )
    return one(choose, ways)()


def edit_fields(project: Project, choose: Choose) -> Edit | None:
    held = [each for each in project.record_schema.fields.values() if field_editing.is_own(each)]
    label, holds = (
        one(choose, ["Length", "Paid by", "语言"]),
        one(choose, [FieldType.WORDS, FieldType.CHOICES]),
    )
    if not held or not choose(3):
        return field_editing.add(project, label, holds, options=("a", "b"))[1]
    field = one(choose, held)
    ways: tuple[Callable[[], Edit | None], ...] = (
        lambda: field_editing.rename(project, field, label),
        lambda: field_editing.set_type(project, field, holds),
        lambda: field_editing.move(project, field, choose(4)),
        lambda: field_editing.remove(project, field, with_values=True),
    )
    return one(choose, ways)()


def edit_words(project: Project, choose: Choose) -> Edit | None:
    name = one(choose, ["topics", "claim_sources", "statuses", "sides", "actor_roles"])
    field, word = word_editing.find_list(project, name), one(choose, NAMES)
    ways: tuple[Callable[[], Edit | None], ...] = (
        lambda: word_editing.add(project, field, word),
        lambda: word_editing.rename(project, field, one(choose, field.options), word),
        lambda: word_editing.remove(project, field, one(choose, field.options), ""),
        lambda: word_editing.move(project, field, one(choose, field.options), choose(4)),
    )
    return one(choose, ways)()


def edit_actors(project: Project, choose: Choose) -> Edit | None:
    held, name = list(project.actors.values()), one(choose, NAMES)
    if not held or not choose(3):
        return actors.add(project, name, [one(choose, NAMES)])[1]
    actor, other = one(choose, held), one(choose, held)
    ways: tuple[Callable[[], Edit | None], ...] = (
        lambda: actors.change(project, actor, name=name, side="Chinese side"),
        lambda: actors.change(project, actor, parent=other.id, aliases=(name,)),
        lambda: actors.merge(project, actor, other),
        lambda: actors.remove(project, actor),
    )
    return one(choose, ways)()


def edit_regions(project: Project, choose: Choose) -> Edit | None:
    known, new = one(choose, project.regions.names), one(choose, ["Central Asia", "Far East"])
    countries = [COUNTRIES[one(choose, ["MM", "EG", "KZ"])]]
    ways: tuple[Callable[[], Edit | None], ...] = (
        lambda: regions.put(project, countries, known),
        lambda: regions.add(project, new),
        lambda: regions.rename(project, known, new),
        lambda: regions.remove(project, known, one(choose, project.regions.names)),
        lambda: framing.change(project, earliest=str(1990 + choose(9)), days=choose(40)),
    )
    return one(choose, ways)()


def merge_records(project: Project, choose: Choose) -> Edit | None:
    keep, other = a_record(project, choose), a_record(project, choose)
    if keep.id == other.id:
        raise NothingToDo
    return uniting.merge(project, keep, other, [one(choose, ["date", "note", "subtype"])])


def separate_records(project: Project, choose: Choose) -> Edit | None:
    merged = [number for each in project.records.values() for number in uniting.merged_numbers(project, each)]
    return uniting.separate(project, one(choose, merged))


def perhaps_same_records(project: Project, choose: Choose) -> Edit | None:
    pair, there = one(choose, project.found_different()), project.records
    if pair.one not in there or pair.other not in there:
        raise NothingToDo
    return duplicates.perhaps_same(project, there[pair.one], there[pair.other])


def accept_proposal(project: Project, choose: Choose) -> Edit | None:
    record = a_record(project, choose)
    return proposing.accept(project, record, one(choose, proposing.proposed(project, record)))


def dismiss_proposal(project: Project, choose: Choose) -> Edit | None:
    record = a_record(project, choose)
    return proposing.dismiss(project, record, one(choose, proposing.proposed(project, record)))


CELLS = (
    ("actors", "River Guard (organiser); Linhai Academy"), ("countries", "e.g. MM; ASEAN [Asia] (observer)"),
    ("quantities", "boats: ~ 20–30 boats, as of 2016, “some”; boats: 5, part of #1"), ("topics", "?"),
    ("date", "2016-05"), ("date", ""), ("statuses", "planned 2015; ended"), ("count", "no: twice"),
    ("subtype", "patrol"), ("note", "n/a"),
)  # fmt: skip


def type_cells(project: Project, choose: Choose) -> Edit | None:
    """Cells of some records, of which some do not fit."""
    records = [a_record(project, choose) for _ in range(1 + choose(3))]
    texts = (*CELLS, ("date", "no date"), ("topics", "cyber; border"), ("parent", records[0].number))
    typed = {each.id: dict([one(choose, texts), one(choose, texts)]) for each in records}
    return editing.type_cells(project, typed).edit


def type_a_record(project: Project, choose: Choose) -> Edit | None:
    kind = one(choose, list(project.record_schema.kinds.values()))
    return typed.make(project, kind, several(project, choose)[:2], dict([one(choose, CELLS)]))[1]


def describe_evidence(project: Project, choose: Choose) -> Edit | None:
    record = a_record(project, choose)
    values = {"claim_sources": ("press",), "origins": ("wire",)[: choose(2)], "fields": ("date",)}
    return supporting.described(project, record, project.evidence_of(record)[: 1 + choose(2)], values)


def take_evidence_away(project: Project, choose: Choose) -> Edit | None:
    record = a_record(project, choose)
    return supporting.removed(project, record, project.evidence_of(record)[: choose(3)])


def review_records(project: Project, choose: Choose) -> Edit | None:
    chosen = list({each.id: each for each in (a_record(project, choose), a_record(project, choose))}.values())
    project.actor = a_coder(project, choose)
    return one(choose, [reviewing.review, reviewing.withdraw_all])(project, chosen)


def leave_field_blank(project: Project, choose: Choose) -> Edit | None:
    field = one(choose, ["date", "countries", "topics", "parent", *own_fields(project)])
    return filling.leave_blank(project, a_record(project, choose), field, one(choose, [*Blank, None]))


def fill_own_field(project: Project, choose: Choose) -> Edit | None:
    record, field = a_record(project, choose), one(choose, own_fields(project))
    values = filling.values_for(record, field, ("rain", "wind")[: choose(3)])
    return filling.fill(project, record, field, values)


def confirm_evidence(project: Project, choose: Choose) -> Edit | None:
    looked = rechecking_records.looked_at(project, a_record(project, choose))
    sound = [each.evidence for each in looked if each.segment is not None]
    return rechecking_records.confirm(project, [one(choose, sound)])


def code_evidence_again(project: Project, choose: Choose) -> Edit | None:
    looked = rechecking_records.looked_at(project, a_record(project, choose))
    uncoded = [each.evidence for each in looked if each.segment is None]
    project.actor = a_coder(project, choose)
    return rechecking_records.code_again(project, one(choose, uncoded), a_code(project, choose))


def join_or_part_evidence(project: Project, choose: Choose) -> Edit | None:
    held = project.evidence_of(a_record(project, choose))
    return pieces.join(project, held[:2]) if choose(2) else pieces.part(project, one(choose, held))


def file_record(project: Project, choose: Choose) -> Edit | None:
    return filing.file(project, a_record(project, choose))


def import_records(project: Project, choose: Choose) -> Edit | None:
    source = a_source(project, choose)
    span = a_span(source, choose)
    piece = EvidenceRow(source.name, span.start, span.end)
    number = number_of(one(choose, ["MM", "XX"]), 1 + choose(9))
    actor = ActorRow(one(choose, ["River Guard", "Linhai Academy"]), side=choose(2))
    row = RecordRow(
        where="line 1",
        number=number,
        kind=one(choose, list(project.record_schema.kinds.values())).name,
        words={"date": one(choose, ["", "2016", "spring"])},
        countries=(CountryRow(one(choose, ["MM", "ASEAN"])),),
        actors=(actor,)[: choose(2)],
        evidence=(piece,)[: choose(4)],
        parent=one(choose, ["", "MM.001", number]),
    )
    project.actor = a_coder(project, choose)
    intake = Intake(project, create=bool(choose(2)))
    intake.add_records(RecordBundle(rows=[row]), "records.jsonl")
    return intake.edit(Message("Import records"))


def import_metadata(project: Project, choose: Choose) -> Edit | None:
    """Rows about documents and cases, some of which fit nothing."""
    source = a_source(project, choose)
    kind = one(choose, [None, AttributeType.NUMBER, AttributeType.TEXT])
    fact = Fact(f"{one(choose, NAMES)} {choose(3)}", one(choose, ["", "12", "1,5", "many"]), "", kind)
    of = one(choose, list(Bearer))
    row = MetadataRow(
        where="line 2",
        document=one(choose, [source.name, source.id, "nothing"]),
        case=one(choose, ["Ann", "ann", "Bo"]),
        case_kind=one(choose, ["", "person"]),
        documents=(source.name,)[: choose(2)],
        group=(one(choose, NAMES), "inner")[: choose(3)],
        language=one(choose, ["", "fr"]),
        facts=(fact,),
    )
    intake = Intake(project, create=False)
    intake.add_metadata(MetadataBundle(rows=[row], of=of), "table.csv")
    return intake.edit(Message("Import table.csv"))


def bring_foreign_parts(project: Project, choose: Choose) -> Edit | None:
    """A file of another program came in, perhaps once more, with parts that have no place here."""
    file = f"file {choose(3)}".encode()
    digest, colour = original(file).digest, one(choose, ("#1F77B4", "#FF0000"))
    numbers = stored_layer(json.dumps({"0" * 32: [choose(9), 9]}).encode())
    brought = ForeignImport(
        id=derived_id("file", digest),
        file=one(choose, ("pilot.qdpx", 'the "boats".qdpx')),
        format="refi-qda",
        program=one(choose, ("", "Another program 9")),
        digest=digest,
        positions=one(choose, (None, numbers.digest)),
        told=json.dumps({"colours": {a_code(project, choose).id: colour}}),
        coder=one(choose, [None, *project.coders]),
        at=now(),
    )
    parts = []
    pictures = [original(f"picture {number}".encode()) for number in range(1 + choose(3))]
    for position, picture in enumerate(pictures):
        has_file = choose(2)
        parts.append(
            ForeignElement(
                id=derived_id("part", digest, str(position)),
                brought_by=brought.id,
                kind=one(choose, ("Graph", "PictureSource")),
                name=one(choose, NAMES),
                words=one(choose, TEXTS),
                source=one(choose, [None, *project.sources]),
                content=picture.digest if has_file else None,
                file="map.png" if has_file else "",
                position=position,
            )
        )
    made = project.edit("Import pilot.qdpx", [Put(brought), *map(Put, parts)])
    return replace(made, originals=pictures, layers=[numbers])


def guess_languages(project: Project, choose: Choose) -> Edit | None:
    told = {each: one(choose, ["", "tr"]) for each in project.sources.values()}
    return sources.tell_languages(project, told)


def release(project: Project, choose: Choose) -> Edit | None:
    return releasing.make(project, f"{one(choose, NAMES)} {choose(99)}")[1]


def another_record(project: Project, choose: Choose) -> Edit | None:
    return editing.another(project, a_record(project, choose))[1]


def a_bearer(project: Project, attribute: Attribute, choose: Choose) -> str:
    return one(choose, list(project.sources if attribute.of is Bearer.DOCUMENTS else project.cases))


def an_attribute(project: Project, choose: Choose) -> Attribute:
    return one(choose, list(project.attributes.values()))


def add_attribute(project: Project, choose: Choose) -> Edit | None:
    kind = one(choose, list(AttributeType))
    options = ("high", "low") if kind is AttributeType.CHOICE else ()
    name, of = one(choose, ATTRIBUTES), one(choose, list(Bearer))
    role = one(choose, ["", "", "author", "title"]) if of is Bearer.DOCUMENTS else ""
    return attributes.add(project, name, kind, of, options, role)[1]


def change_attribute(project: Project, choose: Choose) -> Edit | None:
    chosen = an_attribute(project, choose)
    if choose(2):
        return attributes.change(project, chosen, name=one(choose, ATTRIBUTES))
    kind = one(choose, list(AttributeType))
    return attributes.change(project, chosen, kind=kind, keep_misfits=bool(choose(2)))


def move_attribute(project: Project, choose: Choose) -> Edit | None:
    before = one(choose, [None, *project.attributes.values()])
    return attributes.move(project, an_attribute(project, choose), before)


def remove_attribute(project: Project, choose: Choose) -> Edit | None:
    return attributes.remove(project, an_attribute(project, choose))


def set_values(project: Project, choose: Choose) -> Edit | None:
    chosen = an_attribute(project, choose)
    words = one(choose, WORDS_OF[chosen.type])
    bearers = {a_bearer(project, chosen, choose) for _ in range(1 + choose(2))}
    return values.set_values(project, chosen, dict.fromkeys(bearers, words), add_options=bool(choose(2)))


def set_cells(project: Project, choose: Choose) -> Edit | None:
    cells = {}
    for _ in range(1 + choose(3)):
        chosen = an_attribute(project, choose)
        cells[chosen.id, a_bearer(project, chosen, choose)] = one(choose, ["", *WORDS_OF[chosen.type]])
    return values.set_cells(project, cells, add_options=True)


def a_group(project: Project, choose: Choose) -> DocumentGroup:
    return one(choose, list(project.groups.walk()))


def add_group(project: Project, choose: Choose) -> Edit | None:
    return groups.add(project, one(choose, NAMES), one(choose, [None, *project.groups.walk()]))[1]


def rename_group(project: Project, choose: Choose) -> Edit | None:
    return groups.rename(project, a_group(project, choose), one(choose, NAMES))


def move_group(project: Project, choose: Choose) -> Edit | None:
    parent = one(choose, [None, *project.groups.walk()])
    before = one(choose, [None, *project.groups.children(parent)])
    return groups.move(project, a_group(project, choose), parent, before)


def remove_group(project: Project, choose: Choose) -> Edit | None:
    return groups.remove(project, a_group(project, choose))


def put_into_group(project: Project, choose: Choose) -> Edit | None:
    chosen = [a_source(project, choose) for _ in range(1 + choose(2))]
    return groups.put_into(project, chosen, one(choose, [None, *project.groups.walk()]))


def a_case(project: Project, choose: Choose) -> Case:
    return one(choose, list(project.cases.values()))


def add_case(project: Project, choose: Choose) -> Edit | None:
    return cases.add(project, one(choose, NAMES), one(choose, ["", "person", "country"]))[1]


def change_case(project: Project, choose: Choose) -> Edit | None:
    name, note = one(choose, [None, *NAMES]), one(choose, [None, *TEXTS])
    return cases.change(project, a_case(project, choose), name=name, note=note)


def remove_case(project: Project, choose: Choose) -> Edit | None:
    return cases.remove(project, a_case(project, choose))


def put_into_case(project: Project, choose: Choose) -> Edit | None:
    places = []
    for _ in range(1 + choose(2)):
        source = a_source(project, choose)
        places.append(cases.Place(source, a_span(source, choose) if choose(2) else None))
    return cases.add_parts(project, a_case(project, choose), places)


def make_case_of_places(project: Project, choose: Choose) -> Edit | None:
    source = a_source(project, choose)
    span = a_span(source, choose) if choose(2) else None
    return cases.add_with_parts(project, f"Case {choose(50)}", [cases.Place(source, span)])


def remove_cases(project: Project, choose: Choose) -> Edit | None:
    several = {a_case(project, choose).id for _ in range(1 + choose(2))}
    return cases.remove_all(project, [project.cases[each] for each in sorted(several)])


def move_together(project: Project, choose: Choose) -> Edit | None:
    held = [a_source(project, choose).id for _ in range(1 + choose(2))]
    if len(project.groups):
        held.append(one(choose, list(project.groups.by_id)))
    if choose(2):
        return grouping.move_to_path(
            project, held, [f"Group {choose(3)}", f"Part {choose(3)}"][: 1 + choose(2)]
        )
    into = one(choose, [None, *project.groups.by_id.values()])
    return grouping.move_all(project, held, into)


def group_together(project: Project, choose: Choose) -> Edit | None:
    return grouping.new_group(project, f"Group {choose(50)}", None, [a_source(project, choose).id])[1]


def type_cells_of_documents(project: Project, choose: Choose) -> Edit | None:
    texts = {
        "group": one(choose, ("", "Field", "Field/Spring")),
        "language": one(choose, ("", "fr", "pt-BR")),
    }
    texts |= {each.id: one(choose, ("", "7", "yes", "Words")) for each in project.attributes.values()}
    typed = {a_source(project, choose).id: texts for _ in range(1 + choose(2))}
    return sheet_cells.type_cells(project, Bearer.DOCUMENTS, typed).edit


def type_cells_of_cases(project: Project, choose: Choose) -> Edit | None:
    texts = {"kind": one(choose, ("", "person", "country")), "note": one(choose, ("", "Seen twice."))}
    texts |= {each.id: one(choose, ("", "7", "yes", "Words")) for each in project.attributes.values()}
    return sheet_cells.type_cells(project, Bearer.CASES, {a_case(project, choose).id: texts}).edit


def take_from_case(project: Project, choose: Choose) -> Edit | None:
    return cases.remove_parts(project, [one(choose, list(project.case_parts.values()))])


WORDS = ("", "of", "the Guard ", "警", "\n", "👮‍♀️", "border")


def correct_text(project: Project, choose: Choose) -> Edit | None:
    source = a_source(project, choose)
    cuts = sorted(choose(source.characters + 1) for _ in range(2 * (1 + choose(3))))
    pairs = dict.fromkeys(zip(cuts[::2], cuts[1::2], strict=True))
    return correcting.correct(project, source, [Replacement(*pair, one(choose, WORDS)) for pair in pairs])


def correct_by_typing(project: Project, choose: Choose) -> Edit | None:
    source = a_source(project, choose)
    text = project.text(source)
    paragraph = paragraph_at(text, choose(source.characters))
    words = text[slice(*paragraph)].replace(one(choose, "ae thr"), one(choose, WORDS))
    return correcting.correct(project, source, correcting.correction_of(text, *paragraph, words))


def replace_everywhere(project: Project, choose: Choose) -> Edit | None:
    sought = Search(one(choose, ["the", "boats", "e", r"(\w)(\w)"]), one(choose, [Mode.PHRASE, Mode.REGEX]))
    words = r"\2\1" if sought.words.startswith("(") and sought.mode is Mode.REGEX else one(choose, WORDS)
    return correcting.correct_all(project, finding.corrections(finding.find(project, sought, words)))


def lay_new_edition(project: Project, choose: Choose) -> Edit | None:
    source = a_source(project, choose)
    words = project.text(source).split(" ")
    for _ in range(1 + choose(4)):
        words.insert(choose(len(words) + 1), one(choose, WORDS))
        words.pop(choose(len(words)))
    text = " ".join(words) + str(choose(100))
    document = Document(name="new.txt", kind="text", text=text, original=text.encode())
    return edition.plan(project, source, document).edit


def review_moved(project: Project, choose: Choose) -> Edit | None:
    chosen = one(choose, reviewing_moves.moved(project))
    if not choose(3):
        return reviewing_moves.remove(project, chosen)
    if chosen.is_lost:
        return reviewing_moves.place(project, chosen, a_span(chosen.source, choose))
    if choose(2):
        return reviewing_moves.accept(project, [chosen])
    return reviewing_moves.change_bounds(project, chosen, a_span(chosen.source, choose))


def find_speakers(project: Project, choose: Choose) -> Edit | None:
    return speakers.find_speakers(project, [a_source(project, choose)])


def give_by_speaker(project: Project, choose: Choose) -> Edit | None:
    every = list(project.sources.values())
    names = [each.name for each in speakers.speakers(project, every)]
    project.actor = a_coder(project, choose)
    given = {one(choose, names): a_code(project, choose) for _ in range(choose(3))}
    held = {one(choose, names): one(choose, NAMES) for _ in range(choose(3))}
    return speakers.by_speaker(project, every, given, held)


Operation = Callable[[Project, Choose], Edit | None]

OPERATIONS: tuple[Operation, ...] = (
    add_code, rename_code, move_code, recolour_code, key_code, define_code, merge_codes, delete_code,
    adopt_codebook, mark_segments, mark_with_a_new_code, unmark_segments, recode_segment, move_bounds,
    write_segment_memo, write_memo, import_sources, rename_source, set_language, remove_source,
    add_coder, rename_coder, remove_coder, mark_done, touch_one_thing_often, mark_several_codes,
    mark_what_is_found, recode_several, recode_several_to_a_new_code, note_several, write_note,
    save_query, rename_query, delete_query, reread_source, adopt_part_of_a_codebook, add_code_set,
    change_code_set, rename_code_set, remove_code_set, add_coding_rule, change_coding_rule,
    remove_coding_rule, write_code_note, decide_code_note, remove_code_note, derive_code, archive_code,
    alias_code, add_example, split_code, say_still_right, freeze_or_thaw, give_out, take_back,
    set_statuses, give_out_by_plan, join_coders, start_round, change_round, mark_in_round, done_in_round,
    remove_round, start_frozen_round, have_all_done, decide_item, take_back_decision, settle_by_rule,
    make_record, change_record, check_record, delete_records, add_evidence, change_evidence,
    remove_evidence, find_different, settle_records, accept_records, open_records_again,
    edit_kinds, edit_fields, edit_words, edit_actors, edit_regions,
    save_figure, rename_figure, delete_figure,
    merge_records, separate_records, perhaps_same_records, accept_proposal, dismiss_proposal,
    type_cells, type_a_record, describe_evidence, take_evidence_away, review_records, import_records, release,
    leave_field_blank, fill_own_field, confirm_evidence, code_evidence_again, join_or_part_evidence,
    file_record, another_record,
    add_attribute, change_attribute, move_attribute, remove_attribute, set_values, set_cells,
    add_group, rename_group, move_group, remove_group, put_into_group,
    add_case, change_case, remove_case, put_into_case, take_from_case, make_case_of_places, remove_cases,
    move_together, group_together, type_cells_of_documents, type_cells_of_cases,
    correct_text, correct_by_typing, replace_everywhere, lay_new_edition,
    review_moved,
    import_metadata, guess_languages, find_speakers, give_by_speaker, bring_foreign_parts,
)  # fmt: skip
