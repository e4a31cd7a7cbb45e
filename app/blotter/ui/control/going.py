"""Going: to a document by a few letters of its name, to a paragraph by its number, to a page by its label."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.project import places
from blotter.project.paging import page_numbers
from blotter.ui.document_ranking import DocumentRanking
from blotter.ui.language import tr
from blotter.ui.views.place_palette import Offer, PlacePalette, PlaceRow

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_MOST = 50
_READ, _SHOWN = 400, 60


class GoingControl(QObject):
    """Opens the palette of places and goes where it says."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        self._recent: list[str] = []
        self.palette = PlacePalette(work.window)
        self.palette.chosen.connect(self._go)
        self.palette.chosen_beside.connect(self._go_beside)
        work.desk.source_shown.connect(self._note)

    def close(self) -> None:
        """Take the palette out of the window."""
        self.palette.close_palette(returns_focus=False)
        self.palette.deleteLater()

    def _note(self, source: Source | None) -> None:
        if source is not None:
            self._recent = [source.id, *(each for each in self._recent if each != source.id)]

    # To a document

    def ask_document(self) -> None:
        """Offer the documents, those that were read last first."""
        desk = self._work.desk
        sources = desk.project.sources
        here = desk.source.id if desk.source else ""
        ranking = DocumentRanking(((each.id, each.name) for each in sources.values()), self._recent, here)
        lying_open = self._work.area.sources()

        def row(identity: str) -> PlaceRow:
            aside = tr("open") if identity in lying_open else ""
            return PlaceRow(f"document {identity}", sources[identity].name, aside, "file-text")

        self.palette.ask(
            Offer(
                prompt=tr("Go to a document"),
                hint=tr("Enter opens it, Ctrl+Enter opens it beside, Esc leaves"),
                find=lambda query: [row(identity) for identity in ranking.find(query)[:_MOST]],
                nothing=tr("No document is called like this."),
            )
        )

    # To a paragraph

    def ask_paragraph(self) -> None:
        """Offer the paragraph whose number is typed."""
        desk = self._work.desk
        if desk.source is None:
            return
        text, starts = desk.project.text(desk.source), places.paragraph_starts(desk.project, desk.source)
        here = places.paragraph_number(starts, self._work.page.view.caret())

        def find(query: str) -> list[PlaceRow]:
            number = here if not query else int(query) if query.isdecimal() else 0
            if not 1 <= number <= len(starts):
                return []
            start = starts[number - 1]
            words = _begun(text[start : start + _READ].partition("\n")[0])
            return [PlaceRow(f"place {start}", tr("¶ {number} · {words}", number=number, words=words))]

        self.palette.ask(
            Offer(
                prompt=tr("Go to paragraph"),
                hint=tr("1 to {count} · Enter goes there, Esc leaves", count=len(starts)),
                find=find,
                nothing=tr("The paragraphs here have the numbers 1 to {count}.", count=len(starts)),
            )
        )

    # To a page

    def ask_page(self) -> None:
        """Offer the page whose label or number is typed."""
        desk, page = self._work.desk, self._work.page
        if desk.source is None:
            return
        text, pages = desk.project.text(desk.source), desk.project.structure(desk.source).pages
        here = page.view.page_now()

        def row(number: int) -> PlaceRow:
            found = pages[number]
            words = _begun(" ".join(text[found.start : min(found.end, found.start + _READ)].split("\n")))
            told = tr("p. {label} · {words}", label=found.label, words=words or tr("no text"))
            return PlaceRow(f"page {number}", told, "" if found.label == str(number + 1) else f"{number + 1}")

        def find(query: str) -> list[PlaceRow]:
            numbers = ([] if here is None else [here]) if not query else page_numbers(pages, query)
            return [row(number) for number in numbers[:_MOST]]

        told = {"first": pages[0].label, "last": pages[-1].label, "count": len(pages)} if pages else {}
        self.palette.ask(
            Offer(
                prompt=tr("Go to page, by its label or number"),
                hint=tr("{first} to {last} · Enter goes there, Esc leaves", **told),
                find=find,
                nothing=tr("The pages here are called {first} to {last}; there are {count}.", **told),
            )
        )

    # There

    def _go(self, place: str) -> None:
        kind, _, where = place.partition(" ")
        if kind == "document":
            self._work.open_source(where)
        elif kind == "page":
            self._work.places.leave()
            self._work.page.go_to_page(int(where))
        else:
            self._work.places.leave()
            self._work.page.view.page.put_caret(int(where))
            self._work.page.view.reveal(Span(int(where), int(where)), flash=False)
        self._work.show_text()

    def _go_beside(self, place: str) -> None:
        kind, _, where = place.partition(" ")
        if kind == "document":
            self._work.places.open_beside(where)
        else:
            self._go(place)


def _begun(paragraph: str) -> str:
    """How a paragraph begins."""
    words = " ".join(paragraph.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
