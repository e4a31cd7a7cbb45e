"""Findings: what a reader of another program's project has to tell, many of one kind in one line."""

from collections.abc import Iterator

from blotter.domain.bundle import Remark
from blotter.interchange.foreign import messages
from blotter.message import Sentence

_NAMED = 5
_SHOWN = 60


class Findings:
    """Remarks on a file, one for all things of which the same is said; one on all of it names the file."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._found: dict[tuple[str, str], list[str]] = {}

    def note(self, why: str, what: str, kind: str = "noted", /, **values: object) -> None:
        """Say a sentence of one thing; a sentence with other values is another."""
        self._found.setdefault((kind, Sentence(why, **values)), []).append(what)

    def remarks(self) -> tuple[Remark, ...]:
        """All that was found, each sentence once, with its first few things by name and how many more."""
        return tuple(self._remarks())

    def _remarks(self) -> Iterator[Remark]:
        for (kind, why), several in self._found.items():
            names = list(dict.fromkeys(" ".join(each.split()) for each in several if each))
            shown = [each if len(each) <= _SHOWN else f"{each[:_SHOWN]}…" for each in names[:_NAMED]]
            what = ", ".join(shown)
            more = len(several) - len(shown)
            if shown and more:
                what = Sentence(messages.AND_MORE, names=what, more=more)
            yield Remark("", what or self._where, why, kind)
