"""MHTML files as browsers write them."""

import base64
import quopri

PAGE = "<html><head><title>Gifts</title></head><body><nav>Home</nav><p>The boats — 警察 — were a gift."
FRAME = "<p>Words of a frame.</p>"


def letter(*parts: bytes, start: str = "https://example.org/a") -> bytes:
    """An MHTML file as a browser writes it."""
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {start}\r\nSubject: Gifts\r\n"
        "Date: Fri, 5 Mar 2021 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----edge"\r\n\r\n'
    ).encode()
    return head + b"".join(b"------edge\r\n" + part + b"\r\n" for part in parts) + b"------edge--\r\n"


def part(html: str, location: str, charset: str = "utf-8", coding: str = "quoted-printable") -> bytes:
    raw = html.encode(charset)
    body = quopri.encodestring(raw) if coding == "quoted-printable" else base64.encodebytes(raw)
    told = f"; charset={charset}" if charset else ""
    head = f"Content-Type: text/html{told}\r\nContent-Transfer-Encoding: {coding}\r\n"
    return f"{head}Content-Location: {location}\r\n\r\n".encode() + body


PICTURE = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
GOOD_MHTML = letter(part(PAGE, "https://example.org/a"), PICTURE, part(FRAME, "cid:frame-1@mhtml.blink"))
