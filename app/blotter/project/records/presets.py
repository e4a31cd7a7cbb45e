"""Kinds of records to begin with: those of a study of police cooperation, and a plain one for any other."""

from dataclasses import dataclass

from blotter.domain.codebook import Codebook
from blotter.domain.entity import derived_id
from blotter.domain.record_schema import BUILT_IN, LISTS, FieldType, RecordField, RecordKind, RecordSchema


@dataclass(frozen=True, slots=True)
class SchemaPreset:
    """A schema to begin with: kinds with the code path that each is tied to, fields of their own, and words.

    Ids are the same on every laptop, so that two copies that begin alike stay one schema.
    """

    name: str
    title: str
    kinds: tuple[tuple[str, str], ...]
    shown: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    own: tuple[RecordField, ...] = ()
    required: tuple[str, ...] = ("countries", "date")

    def schema(self, codebook: Codebook) -> RecordSchema:
        """The schema over a codebook; a kind whose code is not there is tied to none."""
        kinds = (
            RecordKind(
                id=derived_id("record kind", self.name, name),
                name=name,
                code=code.id if (code := codebook.get(path)) is not None else None,
                fields=self.shown,
                required=self.required,
                position=place,
            )
            for place, (name, path) in enumerate(self.kinds)
        )
        names = (*BUILT_IN, *(each for each in LISTS if each not in BUILT_IN))
        fields = (
            RecordField(
                id=derived_id("record field", name),
                name=name,
                label=_LABELS.get(name, ""),
                type=BUILT_IN.get(name, FieldType.CHOICES),
                options=self.words.get(name, ()),
                position=place,
            )
            for place, name in enumerate(names)
        )
        return RecordSchema.of(kinds, (*fields, *self.own), is_kept=False)


_LABELS = {
    "as_of": "As of",
    "announced": "Announced",
    "report_date": "Reported",
    "statuses": "Status",
    "parent": "Umbrella",
    "claim_sources": "Claim source",
    "country_roles": "Roles of countries",
    "actor_roles": "Roles of actors",
    "actor_kinds": "Kinds of actors",
    "sides": "Sides of actors",
}

_ANY_STUDY: dict[str, tuple[str, ...]] = {
    "level": ("event", "aggregate"),
    "engagement": ("unilateral", "bilateral", "multilateral"),
    "confidence": ("high", "medium", "low"),
    "statuses": (
        "planned",
        "reported",
        "confirmed",
        "adjusted",
        "paused",
        "suspended",
        "ended",
        "denied",
    ),
    "country_roles": ("partner", "venue", "observer", "target's citizenship"),
    "actor_roles": ("provider", "recipient", "organiser", "venue", "co-sponsor"),
    "stages": ("pledged", "signed", "ratified", "delivered"),
    "units": ("persons", "countries", "percent", "EUR", "USD", "CNY", "days", "weeks"),
}

POLICE_COOPERATION = SchemaPreset(
    name="police-cooperation",
    title="Police cooperation",
    kinds=tuple(
        (name, name)
        for name in (
            "diplomacy",
            "agreement",
            "training",
            "assistance",
            "patrol",
            "repression",
            "institution",
            "technology export",
        )
    ),
    shown=tuple(BUILT_IN),
    words={
        **_ANY_STUDY,
        "direction": ("provided by China", "provided to China", "mutual"),
        "topics": (
            "counter-terrorism",
            "stability maintenance",
            "public order",
            "cyber",
            "legal",
            "narcotics",
            "border",
            "trafficking",
            "fraud and gambling",
            "transport and pipelines",
            "wildlife",
            "peacekeeping",
        ),
        "claim_sources": (
            "PRC government or state media",
            "host government",
            "court document",
            "NGO",
            "press",
            "academic",
            "leaked document",
            "think tank or data set",
            "international organisation",
            "third state",
        ),
        "actor_kinds": (
            "ministry",
            "local police",
            "police school",
            "party body",
            "court or prosecutor",
            "company",
            "international organisation",
            "person",
        ),
        "sides": ("Chinese side", "counterpart side"),
        "measures": ("participants", "duration", "value", "meetings", "agreements", "patrols", "vehicles"),
    },
)

PLAIN = SchemaPreset(
    name="plain",
    title="Events of any kind",
    kinds=(("event", "event"),),
    shown=(
        "level",
        "date",
        "countries",
        "actors",
        "quantities",
        "statuses",
        "parent",
        "confidence",
        "note",
    ),
    words={
        **_ANY_STUDY,
        "claim_sources": ("government", "court document", "NGO", "press", "academic", "leaked document"),
        "sides": ("one side", "other side"),
    },
    required=("date",),
)

PRESETS = (POLICE_COOPERATION, PLAIN)
