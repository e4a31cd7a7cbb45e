"""Published worked examples as ratings and continua; where each was printed stands beside its numbers."""

from collections import Counter

from blotter.analysis import coefficients as c
from blotter.domain.segment import Span


def from_table(rows, labels="abcdefgh"):
    """Ratings from a contingency table of two coders."""
    patterns = {(labels[i], labels[j]): n for i, row in enumerate(rows) for j, n in enumerate(row)}
    return c.Ratings(patterns, tuple(labels[: len(rows)]))


def from_units(units, categories):
    """Ratings from one word a unit, one character a coder, `-` where a coder is missing."""
    units = units.split() if isinstance(units, str) else units
    return c.Ratings(
        Counter(tuple(None if v == "-" else v for v in unit) for unit in units), tuple(categories)
    )


def from_counts(rows):
    """Ratings from how many coders put each subject into each category."""
    units = ["".join(str(k) * n for k, n in enumerate(row)) for row in rows]
    return from_units(units, [str(k) for k in range(len(rows[0]))])


def as_numbers(ratings):
    """The same ratings with numbers for labels."""

    def number(label):
        return None if label is None else int(label)

    patterns = {tuple(map(number, pattern)): units for pattern, units in ratings.patterns.items()}
    return c.Ratings(patterns, tuple(map(number, ratings.categories)))


def continuum(length, *coders):
    """A text as coders divided it, each given as a list of (start, end, label)."""
    spans = {
        chr(ord("A") + number): [(Span(start, end), label) for start, end, label in own]
        for number, own in enumerate(coders)
    }
    return c.Continuum.of(length, spans)


ARTSTEIN = from_table([[46, 0, 0], [6, 32, 6], [0, 0, 10]])
COHEN = from_table([[25, 12, 3], [13, 2, 15], [12, 16, 2]])
KRIPPENDORFF_P139 = from_units(["111", "122", "222", "222", "222", "444", "144", "123", "333"], "1234")
KRIPPENDORFF_P230 = from_units(
    ["11-1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "-555", "--11", "--3-"], "12345"
)
KRIPPENDORFF_P246 = from_table([[12, 9, 9], [9, 14, 9], [9, 9, 20]])
KRIPPENDORFF_P246_UNEQUAL = from_table([[12, 18, 18], [0, 14, 18], [0, 0, 20]])
ZWICK_EQUAL = from_table([[20, 10, 10, 0], [10, 10, 0, 0], [10, 0, 10, 0], [0, 0, 0, 20]])
WARRENS = from_units(
    ["NNNNNNNN"] * 14
    + ["NNNANNNN", "NNNNNNNA", "AANANAAN", "AANANANN"]
    + ["AANAAAAN"] * 2
    + ["AAAAAAAA"] * 10,
    "NA",
)
WARRENS_2012 = from_units(["1111"] * 6 + ["1010"] * 5 + ["0000"] * 4, "01")
FLEISS = from_counts(
    [
        *([0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1]),
        *([7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]),
    ]
)
GWET_2X2 = from_table([[80, 7], [8, 5]])
GWET_HAND = from_table([[8, 1], [0, 1]])
DIAGNOSIS = from_table([[40, 6, 4, 15], [4, 25, 1, 5], [4, 2, 21, 9], [17, 13, 12, 45]])
DIGITAL = from_table([[10, 0], [8, 6]])
LIKERT = from_table([[20, 5, 1, 0], [4, 15, 6, 1], [0, 5, 18, 4], [0, 1, 3, 12]], (1, 2, 3, 4))
SAS = from_table([[0, 4, 1], [0, 8, 0], [0, 1, 5]], (1, 2, 3))
HAYES = from_units(
    """112-2 1101- 2333- -00-0 000-0 000-0 102-1 1-20- 222-2 2111- -100- 0000- 1222- 33223 111-1 111-1 212-2
    1233- 1101- 000-0 0011- 00-00 2333- 0000- 12-22 0111- 00010 1212- 1122- 112-2 110-0 2121- 22-22 3222-
    222-2 223-2 222-2 22-12 2222- 111-1""",
    "0123",
)
WIKIPEDIA = from_units("-1- --- -22 -11 -33 334 444 13- 2-2 1-1 1-1 3-3 3-3 --- 3-4", "1234")

PEOPLE_2019 = continuum(
    60,
    [(0, 7, "1"), (7, 13, "2"), (30, 32, "5"), (32, 37, "6"), (37, 44, "6"), (44, 60, "7")],
    [(0, 7, "1"), (7, 13, "3"), (13, 21, "5"), (32, 44, "6")],
    [(0, 7, "1"), (7, 13, "4"), (13, 21, "5"), (32, 37, "6"), (37, 41, "6"), (41, 44, "6")],
)
UNITS_2004 = continuum(
    300,
    [(75, 145, "c"), (220, 250, "c"), (30, 90, "k"), (150, 200, "k")],
    [(70, 150, "c"), (205, 225, "c"), (250, 270, "c"), (30, 90, "k"), (150, 200, "k")],
)
FRAGMENTED = continuum(10, [(1, 9, "A")], [(2, 3, "A"), (4, 5, "A"), (6, 7, "A")])
