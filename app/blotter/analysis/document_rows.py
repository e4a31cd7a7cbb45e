"""The figures of each document on its own."""

from collections.abc import Sequence

from blotter.analysis.agreement import CodeAgreement, Comparison
from blotter.progress import Progress, counted, silent


def document_rows(
    comparison: Comparison, codes: Sequence[str], progress: Progress = silent
) -> list[CodeAgreement]:
    """For each document, by name, the rows of the codes that somebody gave there; paragraphs are drawn."""
    found = []
    order = comparison.coders
    for document in counted(comparison.sample.documents, progress, every=1):
        sample = comparison.sample_of([document])
        coders = tuple(coder for coder in order if coder in document.frame.coders)
        for code in codes:
            if code in document.spans:
                found += comparison.rows_on(sample, coders, code, document.source)
    return found
