"""Which code is meant by the words of a subtype."""

from blotter.domain.codebook import Code, Codebook, split_path
from blotter.domain.names import name_key


def meant(codebook: Codebook, kind: str | None, words: str) -> Code | None:
    """The code of a path below the kind's code (its id), of a whole path, or of a name that only one has."""
    if not words.strip():
        return None
    if kind is not None and kind in codebook.by_id:
        below = codebook.get_by_names((*codebook.name_path(kind), *split_path(words)))
        below = below or _named(codebook.descendants(kind), words)
        if below is not None:
            return below
    return codebook.get(words) or _named(list(codebook), words)


def shown(codebook: Codebook, kind: str | None, code: Code) -> str:
    """The name of a code where that alone says which is meant, else its path."""
    return code.name if meant(codebook, kind, code.name) is code else codebook.path(code.id)


def _named(codes: list[Code], words: str) -> Code | None:
    wanted = name_key(words)
    found = [each for each in codes if wanted in map(name_key, (each.name, *each.aliases))]
    return found[0] if len(found) == 1 else None
