"""PDF files: read and drawn by a program of our own beside this one, so that a bad file harms nothing."""
