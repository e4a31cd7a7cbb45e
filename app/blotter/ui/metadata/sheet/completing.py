"""What can be typed in a cell of the sheets, offered while somebody types."""

from blotter.domain.attribute import Attribute, AttributeType, Bearer
from blotter.domain.countries import COUNTRIES
from blotter.project.metadata.sheet_columns import GROUP, KIND, LANGUAGE, SheetColumn
from blotter.project.project import Project
from blotter.ui.language import current, tr
from blotter.ui.metadata.sheet.words import HINTS


def choices(project: Project, of: Bearer, column: SheetColumn) -> list[str]:
    """The texts that can be chosen in a column; none where words are free."""
    if column.attribute is not None:
        return choices_of(column.attribute)
    if column.key == GROUP:
        return [project.groups.path(each.id) for each in project.groups.walk()]
    if column.key == LANGUAGE:
        return sorted({each.language for each in project.sources.values() if each.language})
    if column.key == KIND and of is Bearer.CASES:
        return sorted({each.kind for each in project.cases.values() if each.kind}, key=str.casefold)
    return []


def choices_of(attribute: Attribute) -> list[str]:
    """The values that an attribute can have, where they are known."""
    if attribute.type is AttributeType.CHOICE:
        return list(attribute.options)
    if attribute.type is AttributeType.YES_NO:
        return ["yes", "no"]
    if attribute.type is AttributeType.COUNTRY:
        return sorted((each.name(current()) for each in COUNTRIES.values()), key=str.casefold)
    return []


def hint(column: SheetColumn) -> str:
    """What an empty cell of a column says while it is typed in."""
    if column.attribute is not None:
        return tr(HINTS[column.attribute.type]) if column.attribute.type in HINTS else ""
    if column.key == GROUP:
        return tr("A group; a slash parts a group from one inside it")
    return tr("A language tag: en, zh, pt-BR") if column.key == LANGUAGE else ""
