"""Transcripts and subtitles: who speaks when, found in texts by rules of our own."""
