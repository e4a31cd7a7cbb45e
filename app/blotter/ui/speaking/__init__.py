"""Speaking: who speaks in transcripts, and what is made of their turns."""
