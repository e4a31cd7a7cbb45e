"""DOCUMENT_FORMATS: the files that documents come in; rows of FORMATS."""

from pathlib import Path

from blotter.interchange import document_archives, documents, epub
from blotter.interchange.docx import reading as docx
from blotter.interchange.format_row import Format
from blotter.interchange.odt import reading as odt
from blotter.interchange.options import (
    DocumentOptions,
    HtmlOptions,
    PdfOptions,
    SpeakerOptions,
    TextOptions,
    TranscriptOptions,
)
from blotter.interchange.pdf import reader as pdf
from blotter.interchange.rtf import reading as rtf
from blotter.interchange.transcripts import reading as transcripts
from blotter.interchange.web import mhtml, saved_folder


def _is_page_alone(path: Path) -> bool:
    return not saved_folder.has_folder(path)


DOCUMENT_FORMATS: tuple[Format, ...] = (
    Format(
        id="text",
        title="Plain text",
        suffixes=(".txt", ".text", ".log"),
        reads="documents",
        read=documents.read_text,
        options=TranscriptOptions,
    ),
    Format(
        id="markdown",
        title="Markdown document",
        suffixes=(".md", ".markdown"),
        reads="documents",
        read=documents.read_markdown,
        options=TranscriptOptions,
    ),
    Format(
        id="html",
        title="Web page",
        suffixes=(".html", ".htm", ".xhtml"),
        reads="documents",
        read=documents.read_html,
        fits=_is_page_alone,
        options=HtmlOptions,
    ),
    Format(
        id="pdf",
        title="PDF document",
        suffixes=(".pdf",),
        reads="documents",
        read=pdf.read,
        glance=pdf.read_beginning,
        options=PdfOptions,
    ),
    Format(
        id="docx",
        title="Word document",
        suffixes=(".docx", ".docm", ".dotx"),
        reads="documents",
        read=docx.read,
        options=SpeakerOptions,
    ),
    Format(
        id="odt",
        title="OpenDocument text",
        suffixes=(".odt", ".fodt", ".ott"),
        reads="documents",
        read=odt.read,
        options=SpeakerOptions,
    ),
    Format(
        id="rtf",
        title="Rich text (RTF)",
        suffixes=(".rtf",),
        reads="documents",
        read=rtf.read,
        options=SpeakerOptions,
    ),
    Format(
        id="epub",
        title="E-book",
        suffixes=(".epub",),
        reads="documents",
        read=epub.read,
    ),
    Format(
        id="saved-page",
        title="Web page with its folder",
        suffixes=saved_folder.SUFFIXES,
        reads="documents",
        read=saved_folder.read_saved_page,
        fits=saved_folder.has_folder,
        options=HtmlOptions,
    ),
    Format(
        id="mhtml",
        title="Web page in one file",
        suffixes=(".mhtml", ".mht"),
        reads="documents",
        read=mhtml.read_mhtml,
        options=HtmlOptions,
    ),
    Format(
        id="transcript",
        title="Transcript",
        suffixes=(".txt", ".text"),
        reads="documents",
        read=transcripts.read_transcript,
        by_name_only=True,
        options=TextOptions,
    ),
    Format(
        id="srt",
        title="Subtitles (SRT)",
        suffixes=(".srt",),
        reads="documents",
        read=transcripts.read_srt,
        options=TextOptions,
    ),
    Format(
        id="vtt",
        title="Subtitles (WebVTT)",
        suffixes=(".vtt",),
        reads="documents",
        read=transcripts.read_vtt,
        options=TextOptions,
    ),
    Format(
        id="zip",
        title="Archive of documents",
        suffixes=(".zip",),
        reads="documents",
        read=document_archives.read_archive,
        fits=document_archives.is_document_archive,
        counts=document_archives.count_files,
        options=DocumentOptions,
    ),
)
