"""How the figures of a report can be computed anew from the ratings, in R and in Python."""

import json
from collections.abc import Iterator

from blotter.domain.agreement_report import AgreementReport
from blotter.interchange.agreement_tables import shown_code
from blotter.interchange.csv_guard import guarded
from blotter.interchange.report_parts import Block, Lines

_R = """\
d <- subset(read.csv({file}, encoding = "UTF-8"), code == {code})
m <- tapply(d$value, list(d$coder, d$unit), mean)
irr::kripp.alpha(m[, rep(colnames(m), tapply(d$weight, d$unit, max))], "nominal")"""

_PYTHON = """\
import csv, krippendorff
counts = {{}}
with open({file}, encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        if row["code"] == {code}:
            unit = counts.setdefault(row["unit"], [int(row["weight"]), 0, 0])
            unit[1 + int(row["value"])] += 1
units = [pair for weight, *pair in counts.values() for _ in range(weight)]
print(krippendorff.alpha(value_counts=units, level_of_measurement="nominal"))"""


def recomputing(report: AgreementReport, data: str) -> Iterator[Block]:
    """What lies in the file with the ratings, and how alpha comes out of it."""
    runs = (
        "Characters stand in runs that the coders coded alike; weight is how many there are in one."
        if report.unit == "character"
        else "Each unit has the weight 1."
    )
    yield (
        f"The file “{data}” holds every rating behind the figures: a row for each unit, coder and code, "
        "with the number of the unit, its document, where it starts and ends there (in Unicode code points, "
        "the end not included), the coder, the code, and as value 1 if the coder gave the code and 0 if not. "
        f"{runs} A coder who has not done a document has no rows there."
    )
    code = next((each.code for each in report.codes if _has_alpha(report, each.code)), None)
    if code is None:
        return
    told = {"file": _quoted(data), "code": _quoted(guarded(code))}
    yield f"Krippendorff’s α of “{shown_code(code)}” in R, with the package irr:"
    yield Lines("r", _R.format(**told))
    yield "The same in Python, with the package krippendorff:"
    yield Lines("python", _PYTHON.format(**told))


def _quoted(words: str) -> str:
    """Words in the quotation marks of both languages."""
    return json.dumps(words, ensure_ascii=False)


def _has_alpha(report: AgreementReport, code: str) -> bool:
    found = next(each for each in report.codes if each.code == code).estimates
    alpha = found.get("krippendorff_alpha_nominal")
    return alpha is not None and alpha.value is not None
