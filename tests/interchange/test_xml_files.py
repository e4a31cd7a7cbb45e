"""XML that reaches for more than it is: entities, files, the network, depth, size."""

import ast
import time
from pathlib import Path

import pytest

import blotter
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.limits import XML_BYTES, XML_DEPTH, XML_SIGNS
from blotter.interchange.xml_files import parsed_xml

LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha">' + b"".join(
    b'<!ENTITY b%d "%s">' % (number, b"&b%d;" % (number - 1) * 10 if number else b"&b;")
    for number in range(9)
) + b"]><a>&b8;</a>"  # fmt: skip


def refusal(content: bytes) -> str:
    """The template of the sentence with which XML is refused, which has to come at once."""
    begun = time.process_time()
    with pytest.raises(WrongFile) as told:
        parsed_xml(content, "a.docx", "word/document.xml")
    assert time.process_time() - begun < 2
    assert "word/document.xml" in str(told.value)
    return told.value.message.template


@pytest.mark.parametrize(
    "content",
    [
        b"<a>words</a>",
        b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\n<!-- x --><a>words</a>',
        '<?xml version="1.0" encoding="utf-16"?><a>words</a>'.encode("utf-16"),
        '<?xml version="1.0" encoding="utf-16"?><a>words</a>'.encode("utf-16-le"),
        '<a>words</a>'.encode("utf-16-be"),
        b'<?xml version="1.0" encoding="windows-1252"?><a>words</a>',
        b'<!DOCTYPE a PUBLIC "-//W3C//DTD" "http://example.org/a.dtd"><a>words</a>',
        b"<!DOCTYPE a SYSTEM '>'\n>\n<a>words<?b c?></a>",
    ],
)  # fmt: skip
def test_what_is_well_formed_is_read(content: bytes) -> None:
    root = parsed_xml(content, "a.xml")
    assert (root.tag, root.text, len(root)) == ("a", "words", 0)


@pytest.mark.parametrize(
    "content",
    [
        LAUGHS,
        LAUGHS.decode().encode("utf-16"),
        LAUGHS.decode().encode("utf-16-be"),
        b"<?xml version='1.0'?><!-- [ --><?x y?>" + LAUGHS,
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        b'<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1:9/x"> %b;]><a/>',
        b'<!DOCTYPE a SYSTEM "x" [<!ATTLIST a b CDATA "c">]><a/>',
        b"<!DOCTYPE a",
    ],
)
def test_declarations_are_refused(content: bytes) -> None:
    assert refusal(content) == messages.XML_DECLARES


def test_no_file_is_opened_for_a_document_type(tmp_path: Path) -> None:
    beside = tmp_path / "a.dtd"
    beside.write_text('<!ENTITY secret "told">')
    before = f'<!DOCTYPE a SYSTEM "{beside}">'
    assert parsed_xml(f"{before}<a>x</a>".encode(), "a.xml").text == "x"
    assert refusal(f"{before}<a>&secret;</a>".encode()) == messages.XML_DAMAGED


@pytest.mark.parametrize(
    "content",
    [
        b"<a>" * 100_000 + b"</a>" * 100_000,
        b"<a b='" + b"x" * 12_000_000 + b"'/>",
        b"<a>" + b"x" * 12_000_000 + b"</a>",
        b"<a><![CDATA[" + b"x" * 12_000_000 + b"]]></a>",
        b"<a>" + b"<b/>" * XML_SIGNS + b"</a>",
    ],
    ids=["depth", "attribute", "text", "cdata", "elements"],
)
def test_what_is_beyond_the_limits_is_refused(content: bytes) -> None:
    assert refusal(content) == messages.XML_BEYOND_LIMITS


def test_the_depth_is_the_one_that_is_told() -> None:
    parsed_xml(b"<a>" * (XML_DEPTH - 1) + b"</a>" * (XML_DEPTH - 1), "a.xml")
    assert refusal(b"<a>" * (XML_DEPTH + 1) + b"</a>" * (XML_DEPTH + 1)) == messages.XML_BEYOND_LIMITS


def test_a_part_that_is_too_large_is_refused() -> None:
    assert refusal(b"<a>" + b" " * XML_BYTES + b"</a>") == messages.XML_TOO_LARGE


@pytest.mark.parametrize(
    "content",
    [b"", b"words", b"<a>", b"<a></b>", b"<a>&nbsp;</a>", b"\xff\xfe", b"<a>\xff</a>", b"\0" * 9,
     b'<?xml version="1.0" encoding="utf-7"?><a/>', b'<?xml version="1.0" encoding="none"?><a/>',
     b"<a b=''b=''/>", b"<b:a/>", b"<!-- x"],
)  # fmt: skip
def test_damage_is_told(content: bytes) -> None:
    assert refusal(content) == messages.XML_DAMAGED


def test_many_names_and_attributes_take_no_time() -> None:
    begun = time.process_time()
    many = b" ".join(b'a%d="x"' % number for number in range(100_000))
    parsed_xml(b"<a " + many + b"/>", "a.xml")
    spaces = b" ".join(b'xmlns:a%d="u:%d"' % (number, number) for number in range(20_000))
    parsed_xml(b"<a " + spaces + b"/>", "a.xml")
    assert time.process_time() - begun < 5


def test_no_other_module_parses_xml() -> None:
    parsers = {"lxml", "xml", "defusedxml", "pyexpat"}
    package = Path(blotter.__file__).parent
    found = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if parsers & {name.partition(".")[0] for name in names} and not _is_for_types(path, node):
                found.add(path.name)
    assert found == {"xml_files.py"}


def _is_for_types(path: Path, wanted: ast.AST) -> bool:
    """Whether an import is there for the checker of types alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    blocks = [n for n in ast.walk(tree) if isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING"]
    return any(ast.dump(wanted) == ast.dump(inner) for block in blocks for inner in ast.walk(block))
