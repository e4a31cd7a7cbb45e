"""Running text for PDF files: made from a seed, with words that may be parted at the end of a line."""

import random

from pdf_files import SOFT

_WORDS = """
the of and in a to for with by on police co|oper|ation agree|ment min|is|try train|ing patrol border
of|fi|cers dele|ga|tion equip|ment river court ex|tra|di|tion treaty sur|veil|lance was signed
be|tween re|gion|al which that assis|tance law en|force|ment academy seminar joint exercise report
""".replace("|", SOFT).split()


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
