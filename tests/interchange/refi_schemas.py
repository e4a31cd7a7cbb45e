"""The official schemas of REFI-QDA, where they lie beside the project; the product carries no copy."""

from pathlib import Path

import pytest
from lxml import etree

_PLACES = [each / "shared" / "refi-qda" for each in Path(__file__).parents[3:]]
SCHEMAS = next((each for each in _PLACES if each.is_dir()), _PLACES[0])


def check_valid(content: bytes, schema: str) -> None:
    """Fail where XML is not as a schema (`Project`, `Codebook`) has it; skip the test without schemas."""
    if not SCHEMAS.is_dir():
        pytest.skip(f"the schemas are not at {SCHEMAS}")
    etree.XMLSchema(etree.parse(SCHEMAS / f"{schema}.xsd")).assertValid(etree.fromstring(content))
