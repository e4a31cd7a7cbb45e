"""Two letters for each code, unique in its codebook, that tell stripes apart without any colour."""

from collections.abc import Iterator

from blotter.domain.codebook import Codebook


def code_letters(codebook: Codebook) -> dict[str, str]:
    """For the path of each code its letters; codes that come first in the tree choose first."""
    taken: set[str] = set()
    letters: dict[str, str] = {}
    for code in codebook:
        own = next(each for each in _candidates(code.name) if each not in taken)
        taken.add(own)
        letters[codebook.path(code.id)] = own
    return letters


def _candidates(name: str) -> Iterator[str]:
    """The initials of two words, then the first letter with each of the others, then with numbers."""
    words = ["".join(c for c in word if c.isalnum()) for word in name.upper().split()]
    words = [word for word in words if word] or ["X"]
    if len(words) > 1:
        yield words[0][0] + words[1][0]
    joined = "".join(words)
    for other in joined[1:]:
        yield joined[0] + other
    number = 1
    while True:
        yield f"{joined[0]}{number}"
        number += 1
