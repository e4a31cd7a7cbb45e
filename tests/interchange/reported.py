"""Reports on agreement for tests: small, with every part filled unless it is left out."""

from collections.abc import Sequence
from dataclasses import replace

from blotter.domain.agreement_report import (
    AgreementReport,
    Estimate,
    Look,
    ReportedCode,
    ReportedCoder,
    ReportedConfusion,
    ReportedDecision,
    ReportedDocument,
    ReportedDraw,
    ReportedKind,
    ReportedMeasure,
    ReportedNegotiation,
    ReportedPrevailing,
    ReportedRevision,
    ReportedRound,
)

F1 = ReportedMeasure(id="segment_match_f1", title="F1 of segments", origin="", pairs_segments=True)
ALPHA = ReportedMeasure(
    id="krippendorff_alpha_nominal", title="Krippendorff’s α", origin="Krippendorff 2004, 2019"
)
NOT_USED = "coder Ben did not use this code"
NO_VARIATION = "no variation: chance correction undefined"
TOO_FEW = "needs at least 5 paragraphs"


def code(
    path: str, alpha: Estimate, names: Sequence[str] = ("Ada", "Ben"), segments: int = 3
) -> ReportedCode:
    """A code with this alpha; every coder has so many segments of it, of which all but one are agreed."""
    return ReportedCode(
        code=path,
        segments=dict.fromkeys(names, segments),
        agreed=segments - 1,
        only=dict.fromkeys(names, 1),
        n=40,
        prevalence=0.125,
        estimates={F1.id: Estimate(value=0.5, low=0.25, high=0.75), ALPHA.id: alpha},
    )


CODES = (
    code("gift/boats", Estimate(value=0.8125, low=0.5, high=1.0)),
    code("patrol", Estimate(value=-0.0123, interval_reason=TOO_FEW)),
    code("everything", Estimate(value=None, reason=NO_VARIATION)),
    code("alone", Estimate(value=0.0, low=0.0, high=0.0, reason=NOT_USED)),
)

ROUND = ReportedRound(
    name="Pilot",
    question="Are the codes clear?",
    blind=True,
    started="2026-03-01T08:00:00Z",
    opened="2026-03-09T17:00:00Z",
    draw=ReportedDraw(
        of="paragraph", size=120, drawn=40, seed=11, strata="document", words=("boat",), factor=3
    ),
    documents=2,
    passages=40,
    plan="We talk until we agree.",
    looks=(Look(coder="Cleo", reason="a broken laptop"),),
)

DECISIONS = (
    ReportedDecision(
        document="notes.txt",
        start=4,
        end=30,
        quote="two boats were given",
        codes=("gift/boats",),
        choice="one",
        sided=("Ada",),
        reason="slip",
        note="The second half is about the crew.",
        coder="Cleo",
        hidden=True,
    ),
    ReportedDecision(
        document="notes.txt", start=40, end=60, quote="…", codes=("patrol",), choice="none", took_part=True
    ),
)


def report(names: Sequence[str] = ("Ada", "Ben"), **changed: object) -> AgreementReport:
    """A report of these coders; what is given replaces what it has."""
    codes = tuple(
        replace(each, segments=dict.fromkeys(names, 3), only=dict.fromkeys(names, 1)) for each in CODES
    )
    made = AgreementReport(
        title="study",
        software="Blotter 1.2.3",
        made="2026-04-01",
        coders=tuple(ReportedCoder(name=name, documents=2) for name in names),
        documents=(
            ReportedDocument(name="notes.txt", characters=1200, coders=tuple(names)),
            ReportedDocument(name="boats.txt", characters=300, coders=tuple(names)),
        ),
        complete=2,
        all_documents=5,
        all_characters=6000,
        unit="sentence",
        unit_rule="half",
        units=77,
        threshold=0.5,
        rollup=False,
        trim=True,
        intervals=True,
        drawing="paragraph",
        n=40,
        replicates=2000,
        seed=1,
        measures=(F1, ALPHA),
        headline=ALPHA.id,
        codes=codes,
        unused=("never",),
        codebook_size=5,
        revisions=(ReportedRevision(number=4, at="2026-02-27T10:00:00Z"),),
        round=ROUND,
        kinds=(
            ReportedKind(code="gift/boats", kind="missed", count=2),
            ReportedKind(code="patrol", kind="boundary", count=5),
        ),
        kind_order=("boundary", "missed", "other code"),
        confusions=(ReportedConfusion(code="gift/boats", other="patrol", count=3, other_way=0),),
        decisions=DECISIONS,
        prevailed=(ReportedPrevailing(coder="Ada", alone=1, among=0, fell=1, own=0),),
        negotiated=(
            ReportedNegotiation(
                code="patrol", before={F1.id: 0.5, ALPHA.id: -0.0123}, after={F1.id: 1.0, ALPHA.id: None}
            ),
        ),
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def bare() -> AgreementReport:
    """A report of open coding in which nothing is known beyond the figures."""
    return report(
        round=None,
        revisions=(),
        kinds=(),
        confusions=(),
        decisions=(),
        prevailed=(),
        negotiated=(),
        unused=(),
        intervals=False,
        drawing="",
    )


HOSTILE = (
    "../../x",
    "<script>alert(1)</script>",
    "👮‍♀️ officers",
    ("long " * 40).strip(),
    "שוטרים בגבול",
    "$x^2$ & \\alpha_{1}",
    "=1+1",
    "a | b `c` *d* _e_ [f](http://example.org)",
    "“quoted” \"twice\" 'once'",
    "警察合作",
)


def hostile() -> AgreementReport:
    """A report in which codes, coders and documents have the names that break things."""
    paths = [name.replace("/", "\\/") for name in HOSTILE]
    names = HOSTILE[1], HOSTILE[4]
    return report(
        names=names,
        title=HOSTILE[1],
        codes=tuple(code(path, Estimate(value=0.5, low=0.1, high=0.9), names) for path in paths),
        documents=tuple(ReportedDocument(name=name, characters=9, coders=names) for name in HOSTILE),
        kinds=tuple(ReportedKind(code=path, kind="missed", count=1) for path in paths),
        decisions=tuple(
            replace(DECISIONS[0], document=name, quote=name, note=name, codes=(path,), coder=name)
            for name, path in zip(HOSTILE, paths, strict=True)
        ),
        unused=tuple(paths),
        negotiated=(),
    )
