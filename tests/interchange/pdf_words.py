"""Running text for PDF files: made from a seed, with words that may be parted at the end of a line."""

import random

from pdf_files import SOFT

_WORDS = (
    "the", "of", "and", "in", "a", "to", "for", "with", "by", "on", "police", f"co{SOFT}oper{SOFT}ation",
    f"agree{SOFT}ment", f"min{SOFT}is{SOFT}try", f"train{SOFT}ing", "patrol", "border", f"of{SOFT}fi{SOFT}cers",
    f"dele{SOFT}ga{SOFT}tion", f"equip{SOFT}ment", "river", "court", f"ex{SOFT}tra{SOFT}di{SOFT}tion", "treaty",
    f"sur{SOFT}veil{SOFT}lance", "was", "signed", f"be{SOFT}tween", f"re{SOFT}gion{SOFT}al", "which", "that",
    f"assis{SOFT}tance", "law", f"en{SOFT}force{SOFT}ment", "academy", "seminar", "joint", "exercise", "report",
)  # fmt: skip


def paragraphs(count: int, words: int = 90, seed: int = 1) -> list[str]:
    """So many paragraphs of about so many words."""
    chance = random.Random(seed)
    return [_paragraph(chance, words) for _ in range(count)]


def _paragraph(chance: random.Random, words: int) -> str:
    sentences = []
    left = chance.randint(words // 2, words + words // 2)
    while left > 0:
        some = [chance.choice(_WORDS) for _ in range(chance.randint(6, 18))]
        left -= len(some)
        sentences.append(" ".join(some).capitalize() + ".")
    return " ".join(sentences)
