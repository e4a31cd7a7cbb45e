"""Speaking: answers the actions that are about who speaks, and when."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.structure import Part, PartKind
from blotter.project import speakers
from blotter.ui.language import plural, tr
from blotter.ui.speaking.dialog import SpeakersDialog
from blotter.ui.views.place_palette import Offer, PlaceRow

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_MOST = 50
_SHOWN = 60


class SpeakingControl(QObject):
    """Codes by speaker, finds speakers, goes to a time of a recording."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    def code(self) -> None:
        """Ask what the turns of each speaker are to get, and give it to them as one step."""
        desk = self._work.desk
        if desk.project.actor is None and desk.find_coder is not None:
            desk.find_coder()
        if desk.attempt(desk.project.acting_coder) is None:
            return
        dialog = SpeakersDialog(desk.project, desk.source, self._work.tasks, self._work.window)
        if dialog.is_empty():
            self._work.note(
                tr("Nobody is known to speak in these documents. “Find speakers” looks for them.")
            )
        elif dialog.exec():
            self._give(dialog)
        dialog.deleteLater()

    def _give(self, dialog: SpeakersDialog) -> None:
        project, chosen = self._work.desk.project, dialog.sources()
        codes, cases, turns = dialog.codes(), dialog.cases(), dialog.turns()
        self._work.desk.apply_sweeping(
            tr("Coding by speaker"),
            lambda: speakers.by_speaker(project, chosen, codes, cases),
            plural("Gave codes or cases to {count} turn", "Gave codes or cases to {count} turns", turns),
            turns,
        )

    def find(self) -> None:
        """Look for speakers in the open document, which was read without them."""
        desk = self._work.desk
        source = desk.source
        if source is None:
            return
        if desk.project.structure(source).of_kind(PartKind.TURN):
            self._work.note(tr("The speakers of {name} are known already.", name=source.name))
            return
        applied = desk.apply(
            lambda: speakers.find_speakers(desk.project, [source]),
            tr("Found the speakers of {name}", name=source.name),
        )
        if applied is None:
            self._work.note(tr("No line of {name} begins with a name and a colon.", name=source.name))

    def ask_time(self) -> None:
        """Offer the places of the open document by the times of its recording."""
        desk = self._work.desk
        source = desk.source
        if source is None:
            return
        times = desk.project.structure(source).of_kind(PartKind.TIME)
        if not times:
            self._work.note(tr("{name} tells no times of a recording.", name=source.name))
            return
        text = desk.project.text(source)

        def row(time: Part) -> PlaceRow:
            words = speakers.words_at(text, time, _SHOWN)
            told = tr("{time} · {words}", time=speakers.shown_time(time), words=words)
            return PlaceRow(f"place {time.start}", told)

        def find(query: str) -> list[PlaceRow]:
            at = speakers.time_in(query)
            start = 0 if at is None else speakers.index_at(times, at)
            return [row(each) for each in times[start : start + _MOST]] if at is not None or not query else []

        self._work.going.palette.ask(
            Offer(
                prompt=tr("Go to time, such as 1:23"),
                hint=tr(
                    "{first} to {last} · Enter goes there, Esc leaves",
                    first=speakers.shown_time(times[0]),
                    last=speakers.shown_time(times[-1]),
                ),
                find=find,
                nothing=tr("This is no time. Write minutes and seconds with a colon, such as 1:23."),
            )
        )
