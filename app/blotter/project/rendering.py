"""Markdown as safe HTML, for the faces: memos, definitions, previews."""

from blotter.interchange.memo_markdown import to_html


def html(markdown: str) -> str:
    """Sanitised HTML without anything remote in it."""
    return to_html(markdown)
