"""Plan what becomes of what passages propose for a record: accepted by somebody, or turned down for good."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from blotter.analysis.records import proposals as reading
from blotter.analysis.records.proposals import PROPOSED_FIELDS, SEVERAL, Known, Proposal
from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put
from blotter.domain.entity import now
from blotter.domain.names import name_key
from blotter.domain.record import Evidence, Involved, Part, Quantity, Record
from blotter.domain.record_schema import RecordKind
from blotter.domain.segment import Segment
from blotter.project.project import Project
from blotter.project.records import making, messages

CLAIM_SOURCE = "claim source"
"""The code whose children say who vouches for a statement."""


def proposed(project: Project, record: Record) -> list[Proposal]:
    """What the evidence of a record proposes for it, without what it has, and what was turned down."""
    pieces = project.evidence_of(record)
    kind = project.record_schema.kinds.get(record.kind)
    found = list(_from_pieces(project, kind, _placed(project, pieces)))
    vouching = {each.id: each.claim_sources for each in pieces}
    return _with_roles(project, [each for each in _once(found) if _is_news(each, record, vouching)])


def proposed_from(project: Project, kind: RecordKind | None, segments: Sequence[Segment]) -> list[Proposal]:
    """What passages propose for a record of a kind that is not made yet."""
    return _with_roles(project, _once(_from_pieces(project, kind, [(each, "") for each in segments])))


def accept(project: Project, record: Record, proposal: Proposal) -> Edit | None:
    """Give the record what is proposed; None if it has it by now."""
    piece = next((each for each in project.evidence_of(record) if each.id == proposal.evidence), None)
    if proposal.field == "claim_sources":
        if piece is None or proposal.value in piece.claim_sources:
            return None
        return making.change_evidence(
            project, piece, claim_sources=(*piece.claim_sources, str(proposal.value))
        )
    if not _is_news(proposal, replace(record, dismissed=()), {}):
        return None
    edit = making.change(project, record, **proposal.values(record))
    if edit is None or piece is None or not piece.fields or proposal.field in piece.fields:
        return edit
    # A piece that names what it supports names this, too; one that names nothing supports all of it.
    supporting = replace(piece, fields=(*piece.fields, proposal.field))
    return replace(edit, steps=[*edit.steps, Put(supporting)])


def dismiss(project: Project, record: Record, proposal: Proposal) -> Edit | None:
    """Turn a proposal down, so that it is not made again; None if it was already."""
    if proposal.key in record.dismissed:
        return None
    changed = replace(record, dismissed=(*record.dismissed, proposal.key), modified=now())
    field = project.record_schema.label(proposal.field)
    return project.edit(messages.PROPOSAL_DISMISSED, [Put(changed)], field=field, number=record.number)


def _placed(project: Project, pieces: Iterable[Evidence]) -> list[tuple[Segment | Evidence, str]]:
    """The pieces with their ids, where their segments are now; those that were uncoded as they were."""
    pieces = list(pieces)
    segments = {each.id: each for each in project.segments_by_id(each.segment for each in pieces)}
    return [(segments.get(each.segment, each), each.id) for each in pieces]


def _from_pieces(
    project: Project, kind: RecordKind | None, pieces: Iterable[tuple[Segment | Evidence, str]]
) -> Iterator[Proposal]:
    known, fields = _known(project), _fields(kind)
    for place, piece in pieces:
        source = project.sources.get(place.source)
        text = project.text(source) if source else ""
        if source is None or text[place.start : place.end] != place.quote:
            continue
        for each in reading.proposals(text, place.start, place.end, known, fields):
            value = each.value._replace(evidence=piece) if isinstance(each.value, Quantity) else each.value
            yield replace(each, value=value, source=source.id, evidence=piece)
        for field, words in _from_codes(project, kind, place):
            if field in fields:
                yield Proposal(field, words, place.quote, place.start, place.end, source.id, piece)


def _fields(kind: RecordKind | None) -> Collection[str]:
    if kind is None:
        return PROPOSED_FIELDS
    return {*(each for each in PROPOSED_FIELDS if each in kind.fields), "claim_sources"}


def _known(project: Project) -> Known:
    roles = project.record_schema.options("country_roles")
    usual = Involved().role
    role = usual if usual in roles or not roles else roles[0]
    return Known(project.frame.home, list(project.actors.values()), role)


def _from_codes(
    project: Project, kind: RecordKind | None, place: Segment | Evidence
) -> Iterator[tuple[str, str]]:
    """The subtype that the passage's own code is, and who vouches according to codes on the same words."""
    codebook, source = project.codebook, project.sources[place.source]
    if isinstance(place, Segment) and kind is not None and kind.code and place.code != kind.code:
        line = [each.id for each in codebook.ancestors(place.code)] if place.code in codebook.by_id else []
        if kind.code in line:
            yield "subtype", place.code
    vouching = {each.id: each for each in _claim_codes(project)}
    if vouching:
        for segment in project.starting_at(source, [place.start]):
            if segment.end == place.end and segment.code in vouching:
                yield "claim_sources", _as_listed(project, vouching[segment.code])


def _claim_codes(project: Project) -> list[Code]:
    names = {name_key(CLAIM_SOURCE), name_key(project.record_schema.label("claim_sources"))}
    tops = [each for each in project.codebook.children(None) if name_key(each.name) in names]
    return [below for top in tops for below in project.codebook.descendants(top.id)]


def _as_listed(project: Project, code: Code) -> str:
    options = project.record_schema.options("claim_sources")
    return next((each for each in options if name_key(each) == name_key(code.name)), code.name)


def _once(found: Iterable[Proposal]) -> list[Proposal]:
    """Each proposal once, at its first place; who vouches is said of each piece."""
    kept: dict[tuple[str, str], Proposal] = {}
    for each in found:
        piece = each.evidence if each.field == "claim_sources" else ""
        before = kept.setdefault((each.key, piece), each)
        if before.doubtful and not each.doubtful:
            kept[each.key, piece] = each
    return reading.in_order(kept.values())


def _is_news(proposal: Proposal, record: Record, vouching: dict[str, tuple[str, ...]]) -> bool:
    if proposal.key in record.dismissed:
        return False
    field, value = proposal.field, proposal.value
    if field == "claim_sources":
        return value not in vouching.get(proposal.evidence, ())
    if field not in SEVERAL:
        return not getattr(record, field) and not any(blank == field for blank, _ in record.blanks)
    if isinstance(value, Involved):
        return (value.code or value.name) not in {each.code or each.name for each in record.countries}
    if isinstance(value, Part):
        return value.actor not in {each.actor for each in record.actors}
    if isinstance(value, Quantity):
        return _figures(value) not in {_figures(each) for each in record.quantities}
    return True


def _figures(quantity: Quantity) -> tuple[object, ...]:
    return quantity.low, quantity.best, quantity.high, quantity.unit


def _with_roles(project: Project, found: list[Proposal]) -> list[Proposal]:
    """The proposals, with the part that each actor plays in most of the records there are."""
    named = {each.value.actor for each in found if isinstance(each.value, Part)}
    if not named:
        return found
    played: dict[str, Counter[str]] = {}
    for record in project.records.values():
        for part in record.actors:
            if part.actor in named and part.role:
                played.setdefault(part.actor, Counter())[part.role] += 1
    usual = {actor: roles.most_common(1)[0][0] for actor, roles in played.items()}
    return [
        replace(each, value=each.value._replace(role=usual[each.value.actor]))
        if isinstance(each.value, Part) and each.value.actor in usual
        else each
        for each in found
    ]
