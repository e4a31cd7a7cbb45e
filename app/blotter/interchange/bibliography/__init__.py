"""Bibliographies: RIS, BibTeX and CSL-JSON, read as facts about documents."""
