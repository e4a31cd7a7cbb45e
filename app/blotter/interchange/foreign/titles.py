"""The titles of notes, for which a memo has no place but its first line."""

from blotter.domain.source import storable


def titled(title: str, text: str) -> str:
    """A memo that begins with its title; one that does so already is left as it is."""
    title = " ".join(storable(title).split())
    begins = " ".join(
        next((line for line in text.split("\n") if line.strip("# \t")), "").strip("# \t").split()
    )
    if not title or begins.casefold().startswith(title.rstrip("….").rstrip().casefold()):
        return text
    return f"# {title}\n\n{text}" if text else f"# {title}"
