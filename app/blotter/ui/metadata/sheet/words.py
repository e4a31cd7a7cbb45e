"""What the sheets call their columns, and the types of attributes."""

from collections.abc import Mapping

from blotter.domain.attribute import AttributeType, Bearer
from blotter.project.metadata import sheet_columns as keys
from blotter.project.metadata.sheet_columns import SheetColumn
from blotter.ui.language import later, later_plural, tr

_TITLES: Mapping[str, str] = {
    keys.NAME: later("Name"),
    keys.GROUP: later("Group"),
    keys.KIND: later("Kind"),
    keys.LANGUAGE: later("Language"),
    keys.CASES: later("Cases"),
    keys.CHARACTERS: later("Characters"),
    keys.SEGMENTS: later("Segments"),
    keys.PAGES: later("Pages"),
    keys.STATUS: later("Status"),
    keys.NOTE: later("Note"),
    keys.DOCUMENTS: later("Documents"),
    keys.PASSAGES: later("Passages"),
}

TYPES: Mapping[AttributeType, str] = {
    AttributeType.TEXT: later("text"),
    AttributeType.NUMBER: later("number"),
    AttributeType.DATE: later("date"),
    AttributeType.YES_NO: later("yes or no"),
    AttributeType.CHOICE: later("choice"),
    AttributeType.COUNTRY: later("country"),
    AttributeType.URL: later("web address"),
}

HINTS: Mapping[AttributeType, str] = {
    AttributeType.NUMBER: later("A number, such as 1200 or 3.5"),
    AttributeType.DATE: later("A date: 2015, 2015-06, 2015-06-04, 2014/2016, 2015~ (about)"),
    AttributeType.YES_NO: later("yes or no"),
    AttributeType.CHOICE: later("One of its options"),
    AttributeType.COUNTRY: later("A country, by name or code"),
    AttributeType.URL: later("A web address, such as https://…"),
}

COUNTED: Mapping[Bearer, tuple[str, str]] = {
    Bearer.DOCUMENTS: later_plural("{count} document", "{count} documents"),
    Bearer.CASES: later_plural("{count} case", "{count} cases"),
}

COUNTED_OF: Mapping[Bearer, tuple[str, str]] = {
    Bearer.DOCUMENTS: later_plural("{shown} of {count} document", "{shown} of {count} documents"),
    Bearer.CASES: later_plural("{shown} of {count} case", "{shown} of {count} cases"),
}


def title(column: SheetColumn) -> str:
    """What a column is called."""
    return column.attribute.name if column.attribute else tr(_TITLES[column.key])


def told(column: SheetColumn) -> str:
    """What more there is to say of a column."""
    attribute = column.attribute
    if attribute is None:
        return title(column)
    words = tr("{name}: {what}", name=attribute.name, what=tr(TYPES[attribute.type]))
    return f"{words}\n{attribute.note}" if attribute.note else words
