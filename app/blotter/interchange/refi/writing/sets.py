"""Sets: code sets, groups of documents under their paths, and attributes that once were sets."""

from collections.abc import Iterator

from blotter.domain.attribute import Attribute
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.document_group import DocumentGroup
from blotter.domain.source import Source
from blotter.interchange.refi.writing.outgoing import Outgoing
from blotter.interchange.refi.writing.xml_words import attributes, element, reference

_BETWEEN = " > "


def set_elements(outgoing: Outgoing) -> Iterator[str]:
    """A Set for each code set and each group that has documents: an empty one would pass for one of codes."""
    known = outgoing.things.all(Code)
    for each in outgoing.things.all(CodeSet).values():
        codes = (reference("MemberCode", outgoing.guid(Code, code)) for code in each.codes if code in known)
        told = attributes(guid=outgoing.guid(CodeSet, each.id), name=each.name)
        yield element("Set", told, "".join(codes)) + "\n"
    inside: dict[str, list[str]] = {}
    for source in outgoing.sources():
        if source.group is not None:
            target = outgoing.guid(Source, source.id)
            inside.setdefault(source.group, []).append(reference("MemberSource", target))
    for group in outgoing.things.all(DocumentGroup).values():
        if group.id not in inside:
            continue
        name = _BETWEEN.join(outgoing.groups.names(group.id))
        told = attributes(guid=outgoing.guid(DocumentGroup, group.id), name=name)
        yield element("Set", told, "".join(inside[group.id])) + "\n"
    for identity, members in outgoing.sets.items():
        told = attributes(
            guid=outgoing.guid(Attribute, identity), name=outgoing.things.all(Attribute)[identity].name
        )
        documents = (reference("MemberSource", outgoing.guid(Source, each)) for each in members)
        yield element("Set", told, "".join(documents)) + "\n"
