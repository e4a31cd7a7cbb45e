"""What revisions say of the codebook, also where somebody tampered with them."""

from blotter.domain.entity import derived_id
from blotter.domain.revision import CodeChange, Revision, Revisions

FIRST, SECOND, CODE = (derived_id(name) for name in ("first", "second", "code"))


def test_revisions_that_come_from_each_other_have_a_state() -> None:
    change = CodeChange(CODE, None, ("aid",))
    revisions = Revisions(
        [
            Revision(id=FIRST, number=1, digest="", parent=SECOND, changes=(change,)),
            Revision(id=SECOND, number=2, digest="", parent=FIRST),
        ]
    )
    assert revisions.state(SECOND) == {CODE: change}
