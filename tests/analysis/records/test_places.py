"""Countries are found by name and adjective in four languages, as whole words, the longest first."""

import pytest

from blotter.analysis.records.place_names import DOUBTFUL, GROUPS, OTHER_NAMES
from blotter.analysis.records.places import places
from blotter.domain.countries import COUNTRIES, REGIONS


def codes(text: str) -> list[str]:
    return [each.code or each.name for each in places(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nigeria and Niger", ["NG", "NE"]),
        ("police of Papua New Guinea, Equatorial Guinea and Guinea", ["PG", "GQ", "GN"]),
        ("South Sudan and Sudan", ["SS", "SD"]),
        ("the Democratic Republic of the Congo", ["CD"]),
        ("Croatian, Serbs and Malians", ["HR", "RS", "ML"]),
        ("U.S. officials in the United\nKingdom", ["US", "GB"]),
        ("ask us for help", []),
        ("Côte d'Ivoire, Côte d’Ivoire", ["CI", "CI"]),
        ("les États-Unis et l'Italie", ["US", "IT"]),
        ("Türkiye'de ve Kırgızistan’da", ["TR", "KG"]),
        ("印度尼西亚和印度", ["ID", "IN"]),
        ("与Laos合作", ["LA"]),
        ("内蒙古的朝鲜族", []),
        ("New Jersey, New Mexico and the Indian Ocean", []),
        ("Latin American police", []),
        ("officials of ASEAN and of African countries", ["ASEAN", "African states"]),
        ("東 欧盟 and the EU", ["European Union", "European Union"]),
        ("chilean or polish", []),
    ],
)
def test_what_a_text_names(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_a_group_has_its_region() -> None:
    assert [(each.code, each.name, each.region) for each in places("ASEAN")] == [("", "ASEAN", "Asia")]


@pytest.mark.parametrize("name", ["Georgia", "Turkey", "Chad", "Jordan"])
def test_names_that_mean_other_things_too_are_doubtful(name: str) -> None:
    (found,) = places(f"With {name} they spoke.")
    assert found.doubtful
    assert found.code == DOUBTFUL[name]


def test_every_country_is_found_by_each_of_its_names_and_adjectives() -> None:
    for code, country in COUNTRIES.items():
        for name in (*country.names, *filter(None, OTHER_NAMES.get(code, "").split(", "))):
            (found,) = places(f"({name})")
            shared = DOUBTFUL.get(name) or code
            assert found.code == shared, name
            assert (found.start, found.end) == (1, 1 + len(name))


def test_every_state_has_an_adjective_and_every_group_a_region_of_ours() -> None:
    with_a_tile = {code for code, country in COUNTRIES.items() if country.tile}
    assert with_a_tile - OTHER_NAMES.keys() == set()
    assert OTHER_NAMES.keys() <= COUNTRIES.keys()
    assert {region for region, _ in GROUPS.values()} <= {*REGIONS, ""}
