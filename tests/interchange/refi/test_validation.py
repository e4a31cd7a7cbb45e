"""Everything that may be wrong with the XML of a project is found."""

import pytest

from blotter.interchange.refi.validation import Counting, faults_of_codebook, faults_of_project

CODE, OTHER, USER, SOURCE, PLACE, GIVEN = (f"{number:08X}-0000-4000-8000-000000000000" for number in range(6))
TEXT = "Boats came late."

SOUND = f"""<Project xmlns="urn:QDA-XML:project:1.0" name="x" creationDateTime="2024-02-29T00:00:00Z">
<Users><User guid="{USER}" name="Ada"/></Users>
<CodeBook><Codes><Code guid="{CODE}" name="a" isCodable="true" color="#AABBCC"/></Codes></CodeBook>
<Sources><TextSource guid="{SOURCE}" plainTextPath="internal://a.txt">
<PlainTextSelection guid="{PLACE}" name="Boats" startPosition="0" endPosition="5" creatingUser="{USER}">
<Coding guid="{GIVEN}"><CodeRef targetGUID="{CODE}"/></Coding></PlainTextSelection>
</TextSource></Sources></Project>"""


def faults(xml: str) -> list[str]:
    counting = Counting(len(TEXT), lambda start, end: TEXT[start:end])
    return faults_of_project(
        xml.encode(), lambda name: name == "a.txt", lambda path: counting if path else None
    )


def test_what_is_sound_has_no_faults() -> None:
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("project:1.0", "project:0:4", "is not in the namespace"),
        ('isCodable="true"', "", "Code lacks isCodable"),
        ('isCodable="true"', 'isCodable="yes"', "Code/@isCodable"),
        ('isCodable="true"', 'isCodable="true" weight="3"', "Code has weight"),
        ("#AABBCC", "#AABBCCDD", "Code/@color"),
        ("#AABBCC", "#ABC", "Code/@color"),
        (f'guid="{PLACE}"', f'guid="{CODE}"', "the GUID of another element"),
        (f'guid="{PLACE}"', f'guid="{{{CODE.lower()}}}"', "the GUID of another element"),
        (f'guid="{PLACE}"', 'guid="7"', "PlainTextSelection/@guid"),
        (f'CodeRef targetGUID="{CODE}"', f'CodeRef targetGUID="{OTHER}"', "CodeRef refers to"),
        (f'CodeRef targetGUID="{CODE}"', f'CodeRef targetGUID="{USER}"', "CodeRef refers to"),
        (f'creatingUser="{USER}"', f'creatingUser="{CODE}"', "PlainTextSelection refers to"),
        ("internal://a.txt", "internal://b.txt", "leads nowhere"),
        ('endPosition="5"', 'endPosition="17"', "from 0 to 17 is in a text of 16"),
        ('startPosition="0"', 'startPosition="6"', "from 6 to 5"),
        ('startPosition="0"', 'startPosition="1"', "is called “Boats”, which is not there"),
        ('endPosition="5"', 'endPosition="5.0"', "PlainTextSelection/@endPosition"),
        ("2024-02-29T", "2023-02-29T", "Project/@creationDateTime"),
        ("2024-02-29T00:00:00Z", "yesterday", "Project/@creationDateTime"),
        ("<Users>", "<Notes/><Users>", "Project has other children"),
        ("<Users>", "<Users/><Users>", "Users has other children"),
        (f'<CodeRef targetGUID="{CODE}"/>', "", "Coding has other children"),
        ("</Users>", "</Users>words", "Project holds words"),
    ],
)
def test_what_is_wrong_is_found(before: str, after: str, fault: str) -> None:
    assert SOUND.count(before) >= 1
    found = faults(SOUND.replace(before, after, 1))
    assert any(fault in each for each in found), found


def test_a_codebook_has_rules_of_its_own() -> None:
    book = (
        f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>'
        f'<Code guid="{CODE}" name="a" isCodable="true"/></Codes>'
        f'<Sets><Set guid="{OTHER}" name="s"><MemberCode guid="{CODE}"/></Set></Sets></CodeBook>'
    )
    assert faults_of_codebook(book.encode()) == []
    assert faults_of_codebook(book.replace(f'MemberCode guid="{CODE}"', f'MemberCode guid="{USER}"').encode())
    assert faults_of_codebook(book.replace("<Sets>", "<Sets/><Sets>").encode())
