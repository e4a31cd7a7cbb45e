"""Users as coders."""

from blotter.domain.entity import derived_id
from blotter.domain.names import FreeNames
from blotter.domain.segment import Coder
from blotter.interchange.refi import messages
from blotter.interchange.refi.reading.context import Reading, placeholder

_KIND = "user"
_SHOWN = 8


class People:
    """The coders of a project; those that are only referred to are made when they are met."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._names = FreeNames()
        for number, user in enumerate(reading.told.users, start=1):
            identity = reading.identities.claim(_KIND, user.guid)
            unnamed = placeholder(messages.UNNAMED_CODER, number=number)
            self._add(identity, reading.name(user.name or user.initials, unnamed))
            if user.initials and user.initials != user.name:
                reading.keep("initials", identity, user.initials)

    def find(self, guid: str) -> str | None:
        """The coder of a GUID; None where nobody is named."""
        if not guid:
            return None
        known = self._reading.identities.find(_KIND, guid)
        if known is not None:
            return known
        name = placeholder(messages.UNKNOWN_CODER, guid=guid[:_SHOWN])
        self._reading.tally.add(messages.CODER_MISSING, name, "filled in")
        return self._add(self._reading.identities.claim(_KIND, guid), name)

    def sure(self, guid: str) -> str:
        """The coder of a GUID; where nobody is named, the one who is called so."""
        found = self.find(guid) or self._reading.identities.find(_KIND, self._reading.told.creator)
        if found is not None:
            return found
        known = self._reading.identities.find(_KIND, "nobody")
        if known is not None:
            return known
        name = placeholder(messages.NOBODY)
        self._reading.tally.add(messages.CODER_NOT_TOLD, name, "filled in")
        identity = derived_id("refi", "nobody")
        return self._add(self._reading.identities.bind(_KIND, "nobody", identity), name)

    def _add(self, identity: str, name: str) -> str:
        self._reading.carried.put(Coder(id=identity, name=self._names.take(name)))
        return identity
