"""KnownSegments: what is coded already, in the project or earlier in the same import."""

from blotter.domain.segment import Segment
from blotter.project.project import Project


class KnownSegments:
    """Which passages have which code by whom; a million of them take less than 100 MB."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._numbers: dict[str, int] = {}
        self._by_source: dict[str, set[int]] = {}
        self._ids: set[str] | None = None

    def is_free(self, identity: str) -> bool:
        """Whether no segment has this id yet; from now on one has."""
        if self._ids is None:
            with self._project.whole():
                self._ids = set(self._project.hits().ids())
        if identity in self._ids:
            return False
        self._ids.add(identity)
        return True

    def has(self, segment: Segment) -> bool:
        """Whether it is there; from now on it is."""
        held = self._by_source.get(segment.source)
        if held is None:
            source = self._project.sources.get(segment.source)
            with self._project.whole():
                every = self._project.segments_of(source) if source else []
            present = [each for each in every if each.round == segment.round]
            held = self._by_source[segment.source] = {self._packed(each) for each in present}
        packed = self._packed(segment)
        if packed in held:
            return True
        held.add(packed)
        return False

    def _packed(self, segment: Segment) -> int:
        code = self._numbers.setdefault(segment.code, len(self._numbers))
        coder = self._numbers.setdefault(segment.coder, len(self._numbers))
        return (code << 104) | (coder << 80) | (segment.start << 40) | segment.end
