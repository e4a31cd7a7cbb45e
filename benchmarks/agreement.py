"""Agreement of four coders on a large project: all codes, with intervals, again after a segment changed.

Beside them one code as libraries have it, laid out as arrays with an entry for every character.
"""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from benchmarks.figure import Figure, milliseconds
from benchmarks.material import prose
from blotter.analysis.agreement import AgreementOptions, CodeAgreement, Comparison
from blotter.analysis.coded_text import CodedSegment, CodedText
from blotter.analysis.units import Unit, paragraphs

CODERS = ("A", "B", "C", "D")
DOCUMENTS, CHARACTERS, SEGMENTS, CODES = 100, 100_000, 2_000, 100
ALPHA = "krippendorff_alpha_nominal"
_SIZE = "4 coders, 200,000 segments, 10 MB, 100 codes"
_ONE = "4 coders, 10 MB, 1 code"
T = TypeVar("T")
_PATHS = tuple(f"code {number}" for number in range(CODES))


def figures() -> list[Figure]:
    """Alpha and F1 of all codes, plainly, with intervals, after a change, and of few long documents."""
    texts = coded(DOCUMENTS)
    options = AgreementOptions(measures=("segment_match_f1", "f1", ALPHA))
    plain, _ = _seconds(lambda: _compared(texts, options.model_copy(update={"intervals": False})))
    whole, comparison = _seconds(lambda: _compared(texts, options))
    found = [
        Figure("agreement: alpha and F1 of all codes", _SIZE, plain, "s", 2),
        Figure("agreement: the same with 2,000 bootstrap replicates", _SIZE, whole, "s", 5),
        Figure(
            "agreement: right again after one changed segment", _SIZE, _changed(comparison, texts), "ms", 50
        ),
    ]
    few = coded(DOCUMENTS // 20, 20)
    long, _ = _seconds(lambda: _compared(few, options))
    found.append(Figure("agreement: five documents, paragraphs drawn", _SIZE, long, "s", None))
    by_paragraph, _ = _seconds(lambda: _compared(texts, options.model_copy(update={"unit": Unit.PARAGRAPH})))
    found.append(Figure("agreement: by paragraph, with intervals", _SIZE, by_paragraph, "s", None))
    return found + _libraries(texts)


def coded(documents: int, times: int = 1) -> list[CodedText]:
    """Documents on which most segments of a coder have a counterpart with bounds that differ a little."""
    text = prose(CHARACTERS) * times
    units = {Unit.PARAGRAPH: paragraphs(text)}
    chance = random.Random(1)
    found = []
    for number in range(documents):
        segments: list[CodedSegment] = []
        for _ in range(SEGMENTS * times // len(CODERS)):
            place, size, code = (
                chance.randrange(len(text) - 700),
                chance.randint(20, 600),
                chance.choice(_PATHS),
            )
            for coder in CODERS:
                start, end, given = place + chance.randint(0, 30), place + size + chance.randint(31, 60), code
                if chance.random() > 0.7:
                    start, given = chance.randrange(len(text) - 700), chance.choice(_PATHS)
                    end = start + chance.randint(20, 600)
                segments.append(CodedSegment(f"{number}.{len(segments)}", coder, given, start, end))
        found.append(CodedText(source=f"{number:03}", text=text, done=CODERS, segments=segments, units=units))
    return found


def _compared(texts: list[CodedText], options: AgreementOptions) -> Comparison:
    comparison = Comparison(options)
    for text in texts:
        comparison.put(text)
    _all(comparison)
    return comparison


def _all(comparison: Comparison) -> list[CodeAgreement]:
    return [row for code in _PATHS for row in comparison.rows(code)]


def _changed(comparison: Comparison, texts: list[CodedText]) -> float:
    """Each turn one segment of a document is longer; the document is put again and all rows are read."""
    text, turn = texts[0], iter(range(1, 100))

    def change() -> None:
        first, *others = text.segments
        longer = first._replace(end=first.end + next(turn))
        comparison.put(replace(text, segments=[longer, *others]))
        _all(comparison)

    return milliseconds(change, times=9)


def _libraries(texts: list[CodedText]) -> list[Figure]:
    """One code by krippendorff and by scikit-learn; both have to say what we say."""
    import krippendorff
    import numpy as np
    from sklearn.metrics import f1_score

    ratings = np.zeros((len(CODERS), DOCUMENTS * CHARACTERS), dtype=np.int8)
    for number, text in enumerate(texts):
        for each in text.segments:
            if each.code == _PATHS[0]:
                start, end = each.start + number * CHARACTERS, each.end + number * CHARACTERS
                ratings[CODERS.index(each.coder), start:end] = 1
    alpha_took, alpha = _seconds(
        lambda: krippendorff.alpha(reliability_data=ratings, level_of_measurement="nominal")
    )
    pairs = [(i, j) for i in range(len(CODERS)) for j in range(i)]
    f1_took, f1 = _seconds(lambda: np.mean([f1_score(ratings[i], ratings[j]) for i, j in pairs]))
    untrimmed = AgreementOptions(measures=(ALPHA, "f1"), trim=False, intervals=False)
    mine = {row.measure: row.value for row in _compared(texts, untrimmed).rows(_PATHS[0])}
    for name, value in ((ALPHA, alpha), ("f1", f1)):
        expected = mine[name]
        assert expected is not None
        assert abs(expected - value) < 1e-9, name
    return [
        Figure("agreement: alpha of one code by krippendorff", _ONE, alpha_took, "s"),
        Figure("agreement: F1 of one code, six pairs, by scikit-learn", _ONE, f1_took, "s"),
    ]


def _seconds(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found
