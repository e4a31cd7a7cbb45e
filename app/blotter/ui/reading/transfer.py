"""What is dragged in the window: words of a text, codes, documents."""

import json

from PySide6.QtCore import QMimeData

from blotter.domain.segment import Span

SPAN_TYPE = "application/x-blotter-span"
CODES_TYPE = "application/x-blotter-codes"
DOCUMENTS_TYPE = "application/x-blotter-documents"


def span_data(text: str, span: Span) -> QMimeData:
    """Words with their place."""
    data = QMimeData()
    data.setText(text)
    data.setData(SPAN_TYPE, json.dumps(span).encode())
    return data


def dragged_span(data: QMimeData) -> Span | None:
    """The place of words that were dragged out of a text."""
    if not data.hasFormat(SPAN_TYPE):
        return None
    start, end = json.loads(bytes(data.data(SPAN_TYPE).data()))
    return Span(start, end)


def codes_data(code_ids: list[str]) -> QMimeData:
    """Codes, by id."""
    data = QMimeData()
    data.setData(CODES_TYPE, json.dumps(code_ids).encode())
    return data


def dragged_codes(data: QMimeData) -> list[str]:
    """The ids of codes that are being dragged, none if it is something else."""
    if not data.hasFormat(CODES_TYPE):
        return []
    return [str(each) for each in json.loads(bytes(data.data(CODES_TYPE).data()))]


def documents_data(ids: list[str]) -> QMimeData:
    """Documents and groups of documents, by id."""
    data = QMimeData()
    data.setData(DOCUMENTS_TYPE, json.dumps(ids).encode())
    return data


def dragged_documents(data: QMimeData) -> list[str]:
    """The ids of documents and groups that are being dragged, none if it is something else."""
    if not data.hasFormat(DOCUMENTS_TYPE):
        return []
    return [str(each) for each in json.loads(bytes(data.data(DOCUMENTS_TYPE).data()))]
