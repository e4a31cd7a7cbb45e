"""NamedPalette: choose a group or a case by a few letters of its name, or make one of what was typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from blotter.ui.document_ranking import DocumentRanking
from blotter.ui.views.place_palette import Offer, PlacePalette, PlaceRow

_MOST = 50
_THERE, _NEW, _NONE = "there", "new", "none"


class NamedPalette(QObject):
    """The names are offered in their order until letters are typed; a name that is not there can be made."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.palette = PlacePalette(window)
        self.palette.chosen.connect(self._take)
        self.palette.chosen_beside.connect(self._take)
        self._chosen: Callable[[str], object] = bool
        self._made: Callable[[str], object] = bool

    def ask(
        self,
        prompt: str,
        hint: str,
        names: Sequence[tuple[str, str, str]],
        icon: str,
        new: Callable[[str], str],
        chosen: Callable[[str], object],
        made: Callable[[str], object],
        none: str = "",
    ) -> None:
        """Offer names (id, name, what stands beside it); `chosen` gets an id, "" for `none`, `made` a name.

        `new` says in words that what was typed would be made; `none` that nothing of this is meant.
        """
        self._chosen, self._made = chosen, made
        ranking = DocumentRanking((identity, name) for identity, name, _ in names)
        by_id = {identity: (name, aside) for identity, name, aside in names}
        known = {name.casefold() for _, name, _ in names}

        def find(query: str) -> list[PlaceRow]:
            ids = ranking.find(query) if query else list(by_id)
            rows = [PlaceRow(f"{_THERE} {each}", *by_id[each], icon) for each in ids[:_MOST]]
            if not query and none:
                rows.insert(0, PlaceRow(_NONE, none, "", "circle-off"))
            if query and query.casefold() not in known:
                rows.append(PlaceRow(f"{_NEW} {query}", new(query), "", "plus"))
            return rows

        self.palette.ask(Offer(prompt=prompt, hint=hint, find=find, nothing=hint))

    def _take(self, row: str) -> None:
        kind, _, what = row.partition(" ")
        (self._made if kind == _NEW else self._chosen)(what)

    def close(self) -> None:
        """Take the palette out of the window."""
        self.palette.close_palette(returns_focus=False)
        self.palette.deleteLater()
