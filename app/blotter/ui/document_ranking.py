"""Which document a few letters of its name mean: the rules of *Go to document*, without a window."""

from collections.abc import Iterable, Sequence

from blotter.ui.palette_ranking import folded


class DocumentRanking:
    """The names of a project's documents, prepared so that every keystroke is answered at once.

    `recent` are the ids of those that were read, the last one first; `here` is the one that is read now.
    """

    def __init__(self, names: Iterable[tuple[str, str]], recent: Sequence[str] = (), here: str = "") -> None:
        late = len(recent)
        order = {identity: place for place, identity in enumerate(recent)}
        self._prepared = [
            (folded(name), late + 1 if identity == here else order.get(identity, late), identity)
            for identity, name in names
        ]

    def find(self, query: str) -> list[str]:
        """The ids of the documents meant, best first: names that begin so, words that do, then any part.

        Among equals the one read last comes first. Without a query it is all of them.
        """
        wanted = folded(query.strip())
        words = wanted.split()
        found = [
            (_tier(name, wanted, words), late, name, identity)
            for name, late, identity in self._prepared
            if all(word in name for word in words)
        ]
        return [identity for *_, identity in sorted(found)]


def _tier(name: str, wanted: str, words: Sequence[str]) -> int:
    if name.startswith(wanted):
        return 0
    return 1 if all(_begins_a_word(word, name) for word in words) else 2


def _begins_a_word(word: str, name: str) -> bool:
    at = name.find(word)
    while at > 0 and name[at - 1].isalnum():
        at = name.find(word, at + 1)
    return at >= 0
