"""The formats of documents beyond plain text and single pages: saved pages, transcripts, archives."""

from blotter.interchange import document_archives
from blotter.interchange.format_row import Format
from blotter.interchange.options import DocumentOptions, HtmlOptions, TextOptions
from blotter.interchange.transcripts import reading as transcripts
from blotter.interchange.web import mhtml, saved_folder

DOCUMENT_FORMATS: tuple[Format, ...] = (
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
