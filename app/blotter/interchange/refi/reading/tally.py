"""Tally: what there is to say of a file; many of a kind are told in one line."""

from collections.abc import Iterable

from blotter.domain.bundle import Remark
from blotter.message import Sentence

_NAMED = 5
_LONGEST = 60


class Tally:
    """Gathers remarks: those with the same words are one, with their number and some of their names."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._names: dict[tuple[str, str], dict[str, None]] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self._single: list[Remark] = []

    def add(self, why: str, name: str = "", kind: str = "left out", times: int = 1) -> None:
        """One more of those for which `why` is a template with a `{count}`."""
        key = (why, kind)
        names = self._names.setdefault(key, {})
        if name and len(names) <= _NAMED:
            names[name] = None
        self._counts[key] = self._counts.get(key, 0) + times

    def tell(self, what: str, why: str, kind: str = "noted") -> None:
        """Something that is said once."""
        self._single.append(Remark(self._where, what, why, kind))

    def count(self, why: str, kind: str = "left out") -> int:
        """How many there are of those."""
        return self._counts.get((why, kind), 0)

    def remarks(self) -> Iterable[Remark]:
        """All of it."""
        yield from dict.fromkeys(self._single)
        for (why, kind), names in self._names.items():
            count = self._counts[why, kind]
            yield Remark(self._where, few(names), Sentence(why, count=count), kind)


def few(names: Iterable[str]) -> str:
    """Some names in quotation marks, the beginning of long ones."""
    every = list(names)
    told = ", ".join(f"“{_short(name)}”" for name in every[:_NAMED])
    return f"{told} …" if len(every) > _NAMED else told


def _short(name: str) -> str:
    words = " ".join(name.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
