"""Cases with their documents and passages; nameless ones are how some programs tell of documents."""

from blotter.domain.attribute import Bearer
from blotter.domain.carried import Answer, Ask
from blotter.domain.case import Case, CasePart, part_id
from blotter.domain.names import FreeNames
from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.interchange.refi import messages
from blotter.interchange.refi.reading.context import Reading, placeholder, prose
from blotter.interchange.refi.reading.told import ToldCase
from blotter.interchange.refi.reading.values import Values
from blotter.message import Sentence

_KIND = "case"
_ATTRIBUTES, _CASES = "attributes", "cases"


class Cases:
    """Makes cases of what the file tells of them."""

    def __init__(self, reading: Reading, values: Values) -> None:
        self._reading = reading
        self._values = values
        self._names = FreeNames()

    def put(self) -> None:
        """Make all of them, and give documents the values that nameless ones tell of them."""
        reading = self._reading
        for document in reading.documents:
            self._values.add(document.told.values, document.source.id, Bearer.DOCUMENTS)
        for case in reading.told.cases:
            source = self._about_document(case)
            if source is not None:
                self._values.add(case.values, source, Bearer.DOCUMENTS)
            else:
                self._put_one(case)
        for guid, source, span in reading.case_passages:
            found = reading.identities.find(_KIND, guid)
            if found is not None:
                self._put_part(found, source, span)

    def _about_document(self, case: ToldCase) -> str | None:
        """The document of which a nameless case tells the values."""
        if not tells_of_document(case) or self._reading.options.nameless_cases == _CASES:
            return None
        return self._reading.identities.find("source", case.sources[0])

    def _put_one(self, told: ToldCase) -> None:
        reading = self._reading
        identity = reading.identities.claim(_KIND, told.guid)
        number = len(reading.carried.all(Case)) + 1
        name = reading.name(told.name, placeholder(messages.UNNAMED_CASE, number=number))
        reading.carried.put(
            Case(id=identity, name=self._names.take(name), note=prose(told.description).strip("\n"))
        )
        self._values.add(told.values, identity, Bearer.CASES)
        for guid in told.sources:
            source = reading.identities.find("source", guid)
            if source is None:
                reading.tally.add(messages.CASE_SOURCE_MISSING, name)
            else:
                self._put_part(identity, source, None)
        for guid in told.selections:
            place = reading.places.get(guid)
            if place is None:
                reading.tally.add(messages.CASE_PASSAGE_MISSING, name)
            else:
                self._put_part(identity, *place)
        if told.codes:
            reading.keep("case_codes", identity, list(told.codes))
            reading.tally.add(messages.CASE_CODES, name)

    def _put_part(self, case: str, source: str, span: Span | None) -> None:
        carried = self._reading.carried
        start, end = span if span else (None, None)
        text = self._reading.texts[carried.all(Source)[source].text]
        quote = text[start:end] if span else ""
        identity = part_id(case, source, span)
        carried.put(CasePart(id=identity, case=case, source=source, start=start, end=end, quote=quote))


def tells_of_document(case: ToldCase) -> bool:
    """Whether a case has no name and one document: then it is there for its values."""
    return not (case.name.strip() or case.selections or case.codes) and len(case.sources) == 1


def nameless_ask(reading: Reading) -> Ask | None:
    """The question what nameless cases are, where there are some."""
    count = sum(map(tells_of_document, reading.told.cases))
    if not count:
        return None
    answers = (
        Answer(_ATTRIBUTES, Sentence(messages.NAMELESS_ATTRIBUTES)),
        Answer(_CASES, Sentence(messages.NAMELESS_CASES)),
    )
    question = Sentence(messages.ASK_NAMELESS, count=count)
    return Ask("nameless_cases", question, answers, reading.options.nameless_cases)
