"""The revision of the codebook that stands once a project was taken in."""

from dataclasses import replace

from blotter.domain.carried import Carried
from blotter.domain.codebook import Code, Codebook
from blotter.domain.entity import new_id
from blotter.domain.revision import Revision, changes_between, state_of
from blotter.domain.segment import Coder, Segment


def newest(things: Carried) -> Revision | None:
    """The revision that says what the codebook is."""
    return max(things.all(Revision).values(), key=lambda each: (each.number, each.at, each.id), default=None)


def revised(
    before: Carried, after: Carried, actor: Coder | None, moment: str, reason: str
) -> Revision | None:
    """The revision that the codes as they then are make; None where the newest one says just this."""
    book, last = Codebook(after.all(Code).values()), newest(after)
    digest = book.digest()
    if digest == (last.digest if last else Codebook().digest()):
        return None
    return Revision(
        id=new_id(),
        number=last.number + 1 if last else 1,
        digest=digest,
        coder=actor.id if actor else None,
        at=moment,
        reason=reason,
        parent=last.id if last else None,
        changes=changes_between(state_of(Codebook(before.all(Code).values())), state_of(book)),
    )


def coded_by(new: Carried, revision: Revision) -> None:
    """Say of new segments that do not tell it that they go by a revision."""
    for segment in list(new.all(Segment).values()):
        if segment.revision is None:
            new.put(replace(segment, revision=revision.id))
