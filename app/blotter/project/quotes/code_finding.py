"""Which code of the codebook a table means by a path or by a name alone."""

from blotter.domain.codebook import Codebook, joined_path, split_path
from blotter.domain.names import name_key


class CodeFinder:
    """Finds codes by path; a name alone is the one code of that name, wherever it lies."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._named: dict[str, list[str]] = {}
        for code in codebook:
            self._named.setdefault(name_key(code.name), []).append(code.id)

    def path(self, words: str) -> str:
        """The path of the code that is meant; the words themselves where none is."""
        names = split_path(words)
        if self._codebook.get_by_names(names) is not None or len(names) > 1:
            return words
        # A slash may have stood between names in a table that has no other mark for it.
        if self._codebook.get(names[0]) is not None:
            return joined_path(split_path(names[0]))
        named = self._named.get(name_key(names[0]), [])
        return self._codebook.path(named[0]) if len(named) == 1 else words
