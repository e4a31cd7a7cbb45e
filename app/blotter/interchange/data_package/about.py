"""What a data package says of itself: title, authors, licence; and how it is cited."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from blotter import __version__
from blotter.domain.bundle import Remark
from blotter.domain.names import split_names
from blotter.interchange.data_package import messages
from blotter.interchange.exchange_options import PackageOptions
from blotter.interchange.frictionless import name_for_machines
from blotter.message import Sentence

_WIDE = str.maketrans("；，", ";,")
_ORCID = re.compile(r"\b(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\b")
_CREATIVE = "https://creativecommons.org"


class Licence(NamedTuple):
    """A licence: its SPDX id, its title and where its text is."""

    id: str
    title: str = ""
    path: str = ""

    @property
    def plain(self) -> dict[str, str]:
        """As a descriptor tells it."""
        told = {"name": self.id, "title": self.title, "path": self.path}
        return {key: value for key, value in told.items() if value}


LICENCES = (
    Licence("CC0-1.0", "Creative Commons Zero 1.0 Universal", f"{_CREATIVE}/publicdomain/zero/1.0/"),
    Licence("CC-BY-4.0", "Creative Commons Attribution 4.0", f"{_CREATIVE}/licenses/by/4.0/"),
    Licence(
        "CC-BY-SA-4.0", "Creative Commons Attribution-ShareAlike 4.0", f"{_CREATIVE}/licenses/by-sa/4.0/"
    ),
    Licence(
        "CC-BY-NC-4.0", "Creative Commons Attribution-NonCommercial 4.0", f"{_CREATIVE}/licenses/by-nc/4.0/"
    ),
    Licence(
        "CC-BY-NC-SA-4.0",
        "Creative Commons Attribution-NonCommercial-ShareAlike 4.0",
        f"{_CREATIVE}/licenses/by-nc-sa/4.0/",
    ),
    Licence(
        "CC-BY-ND-4.0", "Creative Commons Attribution-NoDerivatives 4.0", f"{_CREATIVE}/licenses/by-nd/4.0/"
    ),
    Licence(
        "CC-BY-NC-ND-4.0",
        "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0",
        f"{_CREATIVE}/licenses/by-nc-nd/4.0/",
    ),
    Licence("ODbL-1.0", "Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    Licence(
        "ODC-By-1.0", "Open Data Commons Attribution 1.0", "https://opendatacommons.org/licenses/by/1-0/"
    ),
    Licence(
        "PDDL-1.0", "Open Data Commons Public Domain 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"
    ),
)
"""Licences for data that archives know; their SPDX ids are what CITATION.cff may name."""


class Author(NamedTuple):
    """Somebody to be cited; a name without a comma is taken as it is, since which part is whose differs."""

    family: str
    given: str = ""
    orcid: str = ""

    @property
    def shown(self) -> str:
        """As it stands in a list of references."""
        return f"{self.family}, {self.given}" if self.given else self.family

    @property
    def address(self) -> dict[str, str]:
        """The author's page, where an ORCID was given."""
        return {"path": f"https://orcid.org/{self.orcid}"} if self.orcid else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is told of a data package, at the day that it bears."""

    title: str
    at: str
    authors: tuple[Author, ...] = ()
    description: str = ""
    keywords: tuple[str, ...] = ()
    licence: Licence | None = None
    version: str = ""

    @property
    def generator(self) -> str:
        """Which program wrote it."""
        return f"Blotter {__version__}"

    @property
    def slug(self) -> str:
        """The title as a machine's name."""
        return name_for_machines(self.title, "data-package")

    @property
    def citation(self) -> str:
        """How it is cited, in a line."""
        people = "; ".join(each.shown for each in self.authors)
        version = f" (version {self.version})" if self.version else ""
        opening = f"{people} ({self.at[:4]}). " if people else ""
        year = "" if people else f" ({self.at[:4]})"
        return f"{opening}{self.title}{version}{year} [Data set]."


def about(options: PackageOptions, name: str, at: str) -> About:
    """What was chosen, in its parts."""
    return About(
        title=" ".join(options.title.split()) or name,
        at=at,
        authors=tuple(map(_author, _names(options.authors))),
        description=options.description.strip(),
        keywords=_names(options.keywords),
        licence=_licence(options.licence.strip()),
        version=options.version.strip(),
    )


def _names(words: str) -> tuple[str, ...]:
    """What stands between semicolons; a Chinese keyboard writes wide ones."""
    return split_names(words.translate(_WIDE))


def _author(words: str) -> Author:
    found = _ORCID.search(words)
    name = " ".join(_ORCID.sub("", words).replace("()", "").split()).strip(" ,")
    family, _, given = (part.strip() for part in name.partition(","))
    return Author(family, given, found[1] if found and _is_orcid(found[1]) else "")


def _is_orcid(orcid: str) -> bool:
    """Whether the last sign is the one that the others ask for (ISO 7064, MOD 11-2)."""
    *digits, last = list(orcid.replace("-", ""))
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return last == ("X" if check == 10 else str(check))


def _licence(words: str) -> Licence | None:
    known = {each.id.casefold(): each for each in LICENCES}
    return known.get(words.casefold().replace(" ", "-"), Licence(words)) if words else None


def remarks(options: PackageOptions, told: About) -> Iterator[Remark]:
    """What is missing or not understood, for whoever gives the package away."""
    if not told.authors:
        why = Sentence(messages.NO_AUTHORS)
        yield Remark("CITATION.cff", Sentence(messages.AUTHORS), why, "left out")
    for words in _ORCID.findall(options.authors):
        if not _is_orcid(words):
            yield Remark("CITATION.cff", words, Sentence(messages.NO_ORCID), "left out")
    if told.licence is None:
        yield Remark("README.md", Sentence(messages.LICENCE), Sentence(messages.NO_LICENCE), "noted")
    elif not told.licence.path:
        names = ", ".join(each.id for each in LICENCES)
        yield Remark("CITATION.cff", told.licence.id, Sentence(messages.OTHER_LICENCE, names=names), "noted")


def citation_file(told: About) -> str:
    """CITATION.cff: the citation for programs (Citation File Format 1.2.0, YAML)."""
    lines = [
        "cff-version: 1.2.0",
        "message: If you use these data, please cite them as below.",
        "type: dataset",
        f"title: {_yaml(told.title)}",
        "authors:",
    ]
    for each in told.authors:
        if each.given:
            lines += [f"  - family-names: {_yaml(each.family)}", f"    given-names: {_yaml(each.given)}"]
        else:
            lines.append(f"  - name: {_yaml(each.family)}")
        if each.orcid:
            lines.append(f"    orcid: https://orcid.org/{each.orcid}")
    lines += [f"abstract: {_yaml(told.description)}"] if told.description else []
    if told.keywords:
        lines += ["keywords:", *(f"  - {_yaml(each)}" for each in told.keywords)]
    lines += [f"license: {told.licence.id}"] if told.licence and told.licence.path else []
    lines += [f"version: {_yaml(told.version)}"] if told.version else []
    return "\n".join([*lines, f"date-released: {told.at}", ""])


def _yaml(words: str) -> str:
    """Words in quotes: what JSON writes is YAML as well."""
    return json.dumps(words, ensure_ascii=False)
