"""Countries and groups in a cell: `MM; LA (venue: Vientiane); ASEAN [Asia]`."""

from collections.abc import Iterable, Sequence

from blotter.domain import countries
from blotter.domain.names import name_key, nearest
from blotter.domain.record import Involved
from blotter.errors import Refused
from blotter.project.records import messages
from blotter.project.records.cell_syntax import escaped, head, joined, split, tail, unescaped

PARTNER = "partner"
"""The role that is not written."""

_INNER = ";()[]:"


def shown(involved: Iterable[Involved]) -> str:
    """The countries as they stand in a cell; a group always has its region after it, `[]` for none."""
    return joined(map(_shown, involved))


def _shown(each: Involved) -> str:
    if each.code:
        words = each.code + (f" [{escaped(each.region, _INNER)}]" if each.region else "")
        place = each.name
    else:
        name = f"“{each.name}”" if _reads_as_code(each.name) else each.name
        words, place = f"{escaped(name, ';')} [{escaped(each.region, _INNER)}]", ""
    if each.role == PARTNER and not place:
        return words
    role = escaped(each.role, _INNER)
    return f"{words} ({role}: {escaped(place, _INNER)})" if place else f"{words} ({role})"


def _reads_as_code(name: str) -> bool:
    return countries.is_code(name) or name.startswith("“")


def parsed(text: str, roles: Sequence[str]) -> tuple[Involved, ...]:
    """The countries of a cell; Refused if one is neither a country nor a group with a region."""
    return tuple(_parsed(each, roles) for each in split(text, ";"))


def _parsed(item: str, roles: Sequence[str]) -> Involved:
    words, bracket = tail(item, "(")
    role, place = PARTNER, None
    if bracket is not None:
        role, place = head(bracket, ":")
        role = chosen(unescaped(role), roles, messages.NO_SUCH_COUNTRY_ROLE) if role else ""
    words, region = tail(words, "[")
    name, held, where = unescaped(words), unescaped(region or ""), unescaped(place or "")
    if region is None:
        known = countries.country(name)
        if known is None:
            raise Refused(messages.NO_SUCH_COUNTRY, words=name)
        return Involved(known.code, role, where)
    if countries.is_code(name):
        return Involved(name, role, where, held)
    if len(name) > 2 and name.startswith("“") and name.endswith("”"):
        name = name[1:-1]
    if not name or where:
        raise Refused(messages.NO_SUCH_COUNTRY, words=unescaped(item))
    return Involved("", role, name, held)


def chosen(word: str, known: Sequence[str], template: str) -> str:
    """The known word that this is, or Refused with those there are; where none are known, any will do."""
    if not known:
        return word
    found = next((each for each in known if name_key(each) == name_key(word)), None)
    if found is None:
        names = ", ".join(known)
        raise Refused(template, word=word, names=names, nearest=nearest(word, known))
    return found
