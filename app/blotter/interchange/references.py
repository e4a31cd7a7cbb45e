"""What is cited for measures and intervals, in full."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Reference(NamedTuple):
    """A publication: how it is cited, and what stands in a list of references."""

    authors: str
    year: str
    full: str


REFERENCES: tuple[Reference, ...] = (
    Reference(
        "Bennett, Alpert & Goldstein", "1954",
        "Bennett, E. M., Alpert, R., & Goldstein, A. C. (1954). Communications through limited-response "
        "questioning. Public Opinion Quarterly, 18(3), 303–308.",
    ),
    Reference(
        "Brennan & Prediger", "1981",
        "Brennan, R. L., & Prediger, D. J. (1981). Coefficient kappa: Some uses, misuses, and alternatives. "
        "Educational and Psychological Measurement, 41(3), 687–699.",
    ),
    Reference(
        "Cicchetti & Feinstein", "1990",
        "Cicchetti, D. V., & Feinstein, A. R. (1990). High agreement but low kappa: II. Resolving the "
        "paradoxes. Journal of Clinical Epidemiology, 43(6), 551–558.",
    ),
    Reference(
        "Cohen", "1960",
        "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological "
        "Measurement, 20(1), 37–46.",
    ),
    Reference(
        "Conger", "1980",
        "Conger, A. J. (1980). Integration and generalization of kappas for multiple raters. Psychological "
        "Bulletin, 88(2), 322–328.",
    ),
    Reference(
        "Fleiss", "1971",
        "Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin, "
        "76(5), 378–382.",
    ),
    Reference(
        "Gwet", "2008",
        "Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high "
        "agreement. British Journal of Mathematical and Statistical Psychology, 61(1), 29–48.",
    ),
    Reference(
        "Gwet", "2014",
        "Gwet, K. L. (2014). Handbook of inter-rater reliability (4th ed.). Advanced Analytics.",
    ),
    Reference(
        "Hripcsak & Rothschild", "2005",
        "Hripcsak, G., & Rothschild, A. S. (2005). Agreement, the F-measure, and reliability in information "
        "retrieval. Journal of the American Medical Informatics Association, 12(3), 296–298.",
    ),
    Reference(
        "Hubert", "1977",
        "Hubert, L. (1977). Kappa revisited. Psychological Bulletin, 84(2), 289–297.",
    ),
    Reference(
        "Krippendorff", "1995",
        "Krippendorff, K. (1995). On the reliability of unitizing continuous data. Sociological Methodology, "
        "25, 47–76.",
    ),
    Reference(
        "Krippendorff", "2004",
        "Krippendorff, K. (2004). Content analysis: An introduction to its methodology (2nd ed.). Sage.",
    ),
    Reference(
        "Krippendorff", "2019",
        "Krippendorff, K. (2019). Content analysis: An introduction to its methodology (4th ed.). Sage.",
    ),
    Reference(
        "Krippendorff, Mathet, Bouvry & Widlöcher", "2016",
        "Krippendorff, K., Mathet, Y., Bouvry, S., & Widlöcher, A. (2016). On the reliability of unitizing "
        "textual continua: Further developments. Quality & Quantity, 50(6), 2347–2364.",
    ),
    Reference(
        "Light", "1971",
        "Light, R. J. (1971). Measures of response agreement for qualitative data: Some generalizations and "
        "alternatives. Psychological Bulletin, 76(5), 365–377.",
    ),
    Reference(
        "Randolph", "2005",
        "Randolph, J. J. (2005). Free-marginal multirater kappa: An alternative to Fleiss’ fixed-marginal "
        "multirater kappa. Joensuu Learning and Instruction Symposium.",
    ),
    Reference(
        "Scott", "1955",
        "Scott, W. A. (1955). Reliability of content analysis: The case of nominal scale coding. Public "
        "Opinion Quarterly, 19(3), 321–325.",
    ),
    Reference(
        "Zapf et al.", "2016",
        "Zapf, A., Castell, S., Morawietz, L., & Karch, A. (2016). Measuring inter-rater reliability for "
        "nominal data – which coefficients and confidence intervals are appropriate? BMC Medical Research "
        "Methodology, 16, 93.",
    ),
)  # fmt: skip
"""By author and year."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEFORE_AUTHORS = re.compile(r"^with missing coders ")


def citations(origin: str) -> Iterator[tuple[str, str]]:
    """Authors and year of everything that such words cite: `Cohen 1960; Krippendorff 2004, 2019`."""
    authors = ""
    for part in origin.split(";"):
        years = list(_YEAR.finditer(part))
        if years:
            named = _BEFORE_AUTHORS.sub("", part[: years[0].start()].strip())
            authors = named or authors
        yield from ((authors, year[0]) for year in years)


def cited(origins: Iterable[str]) -> list[str]:
    """The references that are cited, in full."""
    wanted = {each for origin in origins for each in citations(origin)}
    return [each.full for each in REFERENCES if (each.authors, each.year) in wanted]
