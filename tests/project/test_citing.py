"""Citations made of attributes with a role."""

import pytest

from blotter.domain.attribute import AttributeType, Role
from blotter.domain.segment import Span
from blotter.project.citing import Citations
from blotter.project.metadata import attributes, values
from blotter.project.project import Project
from factories import import_of, text_source


def known(project: Project, name: str, **facts: str) -> None:
    """Say what is known of a document, by role."""
    for role, words in facts.items():
        held = next((each for each in project.attributes.values() if each.role == role), None)
        if held is None:
            kind = AttributeType.DATE if role in (Role.DATE, Role.ACCESSED) else AttributeType.TEXT
            held, edit = attributes.add(project, role.capitalize(), kind, role=role)
            project.apply(edit)
        project.apply(values.set_values(project, held, {project.source(name).id: words}))


def short(project: Project, name: str) -> str:
    return Citations(project).short(project.source(name))


def full(project: Project, name: str) -> str:
    return Citations(project).full(project.source(name))


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, "(notes.txt)"),
        ({"author": "Pina, Ana", "date": "2023-05"}, "(Pina 2023)"),
        ({"author": "Pina, Ana; Mwangi, J."}, "(Pina and Mwangi n.d.)"),
        ({"author": "Pina, A.; Mwangi, J.; Lee, K.", "date": "2023~"}, "(Pina et al. 2023)"),
        ({"author": "Ministry of the Interior", "date": "2014/2016"}, "(Ministry of the Interior 2014–2016)"),
        ({"editor": "Lee, K.", "date": "1999"}, "(Lee 1999)"),
        ({"title": "On boats", "date": "2020"}, "(“On boats” 2020)"),
        (
            {"title": "On the boats that were given to the services of the river", "date": "2020"},
            "(“On the boats that were given to the…” 2020)",
        ),
        ({"publisher": "River Press", "date": "2020"}, "(notes.txt)"),
    ],
)
def test_in_short(project: Project, facts: dict[str, str], told: str) -> None:
    known(project, "notes.txt", **facts)
    assert short(project, "notes.txt") == told


def test_in_full(project: Project) -> None:
    known(
        project, "notes.txt", author="Pina, Ana; Mwangi, J.", date="2023", title="On boats",
        volume="5", issue="2",
        container="River Studies", pages="10–20", doi="10.1000/x",
    )  # fmt: skip
    known(project, "boats.txt", title="Boats.", place="Linhai", publisher="River Press",
          url="https://example.org/b", accessed="2024-01-02")  # fmt: skip
    assert full(project, "notes.txt") == (
        "Pina, Ana and Mwangi, J. (2023). On boats. River Studies 5(2), pp. 10–20. https://doi.org/10.1000/x."
    )
    assert full(project, "boats.txt") == (
        "Boats. (n.d.). Linhai: River Press. https://example.org/b, accessed 2024-01-02."
    )


def test_those_that_would_be_cited_alike_get_letters(project: Project) -> None:
    project.apply(import_of(text_source("Third.\n", "third.txt")))
    for name, title in (("notes.txt", "Zebra"), ("boats.txt", "Apple"), ("third.txt", "Other")):
        year = "2023" if name != "third.txt" else "2022"
        known(project, name, author="Pina, Ana", date=year, title=title)
    told = [short(project, name) for name in ("notes.txt", "boats.txt", "third.txt")]
    assert told == ["(Pina 2023b)", "(Pina 2023a)", "(Pina 2022)"]
    assert full(project, "boats.txt").startswith("Pina, Ana (2023a). Apple.")


def test_a_passage_without_pages_is_cited_without(project: Project) -> None:
    known(project, "notes.txt", author="Pina, Ana", date="2023")
    assert Citations(project).short(project.source("notes.txt"), Span(0, 8)) == "(Pina 2023)"
