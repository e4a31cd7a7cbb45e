"""What the palettes of records offer: kinds, with the codes that lead to one, and records."""

from collections.abc import Sequence

from blotter.project.project import Project
from blotter.project.records import schema
from blotter.ui.language import tr
from blotter.ui.palette_ranking import folded
from blotter.ui.records.form.record_index import RecordIndex
from blotter.ui.records.form.told import gist
from blotter.ui.views.place_palette import Offer, PlaceRow

_MOST = 50


def kind_offer(project: Project, codes: bool) -> Offer:
    """The kinds of records; with `codes`, also the codes that lead to one, once something is typed."""
    book = project.codebook
    kinds = project.record_schema.kinds.values()
    rows = []
    for each in kinds:
        code = book.by_id.get(each.code or "")
        aside = tr("coded as {code}", code=" › ".join(book.name_path(code.id))) if code and codes else ""
        rows.append(PlaceRow(f"kind {each.id}", each.name, aside, "list-details"))
    coded = []
    for code in book if codes else ():
        kind = schema.kind_for(project, code.id)
        if kind is not None and kind.code != code.id and not code.archived:
            words = " › ".join(book.name_path(code.id))
            coded.append(PlaceRow(f"code {code.id}", words, kind.name, "tag"))

    def find(query: str) -> list[PlaceRow]:
        wanted = folded(query).split()
        if not wanted:
            return rows
        found = [row for row in (*rows, *coded) if all(each in folded(row.words) for each in wanted)]
        return found[:_MOST]

    return Offer(
        prompt=tr("Which kind of record?"),
        hint=tr("Enter makes the record, Esc leaves"),
        find=find,
        nothing=tr("No kind, and no code that leads to one, is called like this."),
    )


def record_offer(
    project: Project, index: RecordIndex, recent: Sequence[str], prompt: str = "", without: str = ""
) -> Offer:
    """The records, the ones used last first; one of them (by id) may be left out."""

    def find(query: str) -> list[PlaceRow]:
        found = index.find(query, _MOST + 1, recent)
        return [
            PlaceRow(each.id, f"{each.number}  {gist(project, each)}", "", "list-details")
            for each in found
            if each.id != without
        ][:_MOST]

    return Offer(
        prompt=prompt or tr("Add to which record?"),
        hint=tr("By number, kind, country, actor or words · Enter takes it, Esc leaves"),
        find=find,
        nothing=tr("No record has these words."),
    )


def code_offer(project: Project, first: str) -> Offer:
    """The codes that can be given; one of them (by id) comes first."""
    book = project.codebook
    codes = sorted((each for each in book if not each.archived), key=lambda each: each.id != first)
    rows = [PlaceRow(each.id, " › ".join(book.name_path(each.id)), "", "tag") for each in codes]

    def find(query: str) -> list[PlaceRow]:
        wanted = folded(query).split()
        return [row for row in rows if all(each in folded(row.words) for each in wanted)][:_MOST]

    return Offer(
        prompt=tr("Code again as …"),
        hint=tr("Enter codes the passage again, Esc leaves"),
        find=find,
        nothing=tr("No code is called like this."),
    )
