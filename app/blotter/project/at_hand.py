"""AtHand: what was read last, kept as long as it is not more than so many characters."""

from collections import OrderedDict
from collections.abc import Callable, Sized
from typing import Generic, TypeVar

T = TypeVar("T", bound=Sized)


class AtHand(Generic[T]):
    """Reads something by its id, or has it still; `limit` is how many characters all of it may have.

    Rows of a table name a thousand short documents in any order, or a few very long ones.
    """

    def __init__(self, read: Callable[[str], T], limit: int) -> None:
        self._read, self._limit = read, limit
        self._held: OrderedDict[str, T] = OrderedDict()
        self._length = 0

    def __call__(self, identity: str) -> T:
        if identity in self._held:
            self._held.move_to_end(identity)
            return self._held[identity]
        made = self._held[identity] = self._read(identity)
        self._length += len(made)
        while self._length > self._limit and len(self._held) > 1:
            _, gone = self._held.popitem(last=False)
            self._length -= len(gone)
        return made
