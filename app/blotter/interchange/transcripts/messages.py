"""The sentences about transcripts and subtitles."""

TAKEN_FOR_TRANSCRIPT = (
    "It was taken for a transcript of {speakers} speakers and {turns} turns. If it is none, import it "
    "without speakers (--no-speakers)."
)
SPEAKERS_FOUND = "{speakers} speakers and {turns} turns were found."
NO_SPEAKERS = (
    "“{name}” has no lines that begin with a name and a colon, so nobody speaks in it. Import it as a text."
)
NO_SUBTITLES = "“{name}” has no subtitles: no line such as 00:00:01 --> 00:00:03 with words below it."
SUBTITLES_LEFT_OUT = "{count} of this kind were left out."
CUES_JOINED = "{count} subtitles were joined to paragraphs; their times are kept beside the text."
OF_NOTES = "notes and styles"
OF_OUTSIDE = "blocks outside the subtitles"
OF_UNTIMED = "subtitles without a time that is one"
OF_TWICE = "lines shown twice"
