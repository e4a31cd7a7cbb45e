"""The one place where XML is parsed: no entities, no document types, no network, no depth without end."""

import codecs
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.limits import (
    MEGABYTE,
    PROJECT_XML_BYTES,
    PROJECT_XML_SIGNS,
    XML_BYTES,
    XML_DEPTH,
    XML_SIGNS,
)
from blotter.message import Sentence

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARATION = re.compile(rb"\s*<\?xml\s[^>]*?\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9._:-]+)")
# In these every character of mark-up is the byte that it is in ASCII, so that the prolog can be looked at.
_PLAIN = re.compile("utf-?8|(us-)?ascii|iso-?8859-[0-9]+|latin-?[0-9]|windows-125[0-9]|cp125[0-9]|koi8-[ru]")
_ASIDE = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_DOCUMENT_TYPE = re.compile(rb"<!DOCTYPE(?:[^\[\]>\"']|\"[^\"]*\"|'[^']*')*(.?)", re.DOTALL)
# The numbers by which libxml2 says that a limit of its own was reached.
_BEYOND = (63, 114)


def parsed_xml(content: bytes, name: str, part: str = "") -> "Element":
    """The root of the XML in a file called `name`, or in a `part` of it; WrongFile says what is wrong.

    A document type that only names itself is passed over; one that declares anything is refused: there are
    no entities but the five of XML, and nothing outside the bytes is ever looked for.
    """
    from lxml import etree

    part = part or name
    plain = _safe(content, name, part, XML_BYTES, XML_SIGNS)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(plain, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(error.code, error.lineno, name, part) from None
    if root is None:
        reason = Sentence(messages.XML_LINE, line=1)
        raise WrongFile(messages.XML_DAMAGED, name=name, part=part, reason=reason)
    return root


def streamed_xml(
    content: bytes, name: str, part: str, tags: Sequence[str], is_taken: Callable[["Element"], bool]
) -> Iterator["Element"]:
    """The elements of XML that have one of these names (in any namespace) and are taken, each at its end.

    What is taken is emptied when the next one is asked for, so that a large file is never held as a tree. The
    last to come is the root, with all that was not taken. It is as safe as `parsed_xml`.
    """
    from lxml import etree

    plain = _safe(content, name, part, PROJECT_XML_BYTES, PROJECT_XML_SIGNS)
    walk = etree.iterparse(
        io.BytesIO(plain),
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    spent: Element | None = None
    try:
        for _, element in walk:
            if not is_taken(element):
                continue
            yield element
            if spent is not None and (parent := spent.getparent()) is not None:
                parent.remove(spent)
            element.clear()
            spent = element
    except etree.XMLSyntaxError as error:
        raise _damaged(error.code, error.lineno, name, part) from None
    if walk.root is not None:
        yield walk.root


def as_written(element: "Element") -> str:
    """An element as XML for itself, with the namespaces that it is in."""
    from lxml import etree

    return etree.tostring(element, encoding="unicode", with_tail=False)


def _damaged(code: int, line: int | None, name: str, part: str) -> WrongFile:
    """What is wrong with XML, from the number and the line that the parser tells."""
    if code in _BEYOND:
        return WrongFile(messages.XML_BEYOND_LIMITS, name=name, part=part, limit=XML_DEPTH)
    return WrongFile(
        messages.XML_DAMAGED, name=name, part=part, reason=Sentence(messages.XML_LINE, line=line or 1)
    )


def _safe(content: bytes, name: str, part: str, most: int, signs: int) -> bytes:
    """The XML as it may be parsed: not too large, without a document type."""
    if len(content) > most:
        raise WrongFile(messages.XML_TOO_LARGE, name=name, part=part, limit=most // MEGABYTE)
    if content.count(b"<") > signs:
        raise WrongFile(messages.XML_BEYOND_LIMITS, name=name, part=part, limit=XML_DEPTH)
    return _without_document_type(_plain(content, name, part), name, part)


def first_at(
    element: "Element | None", path: Iterable[str], name: Callable[["Element"], str]
) -> "Element | None":
    """The first element at a path below, each step told as `name` tells it."""
    for step in path:
        if element is None:
            return None
        element = next((each for each in element if name(each) == step), None)
    return element


def _plain(content: bytes, name: str, part: str) -> bytes:
    """The XML in an encoding whose mark-up is ASCII."""
    for mark, encoding in _WIDE:
        if content.startswith(mark):
            text = content.decode(encoding, "replace").removeprefix("\ufeff")
            return _DECLARATION.sub(b"", text.encode("utf-8", "replace"), count=1)
    content = content.removeprefix(codecs.BOM_UTF8)
    declaration = _DECLARATION.match(content[:1000])
    told = _ENCODING.search(declaration[0]) if declaration else None
    if told and not _PLAIN.fullmatch(told[1].decode("ascii").lower()):
        reason = Sentence(messages.XML_ENCODING, encoding=told[1].decode("ascii"))
        raise WrongFile(messages.XML_DAMAGED, name=name, part=part, reason=reason)
    return content


def _without_document_type(content: bytes, name: str, part: str) -> bytes:
    # It is cut out since the parser has been seen to open the file that it names, whatever it was told.
    aside = _ASIDE.match(content)
    assert aside is not None
    found = _DOCUMENT_TYPE.match(content, aside.end())
    if not found:
        return content
    if found[1] != b">":
        raise WrongFile(messages.XML_DECLARES, name=name, part=part)
    return content[: found.start()] + content[found.end() :]


class Listener(Protocol):
    """What is told XML element by element while it is parsed."""

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        """An element begins, with its attributes."""

    def data(self, words: str) -> None:
        """Words within an element, perhaps a part of them."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def close(self) -> None:
        """All was parsed."""


def told_to(content: bytes, name: str, part: str, listener: Listener) -> None:
    """Tell XML to a listener as it is parsed, without making a tree of it; it is as safe as `parsed_xml`."""
    from lxml import etree

    plain = _safe(content, name, part, PROJECT_XML_BYTES, PROJECT_XML_SIGNS)
    parser = etree.XMLParser(  # type: ignore[call-overload]
        target=listener,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        etree.fromstring(plain, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(error.code, error.lineno, name, part) from None
