"""Measures on coded texts: values in, values out; no file, no SQL, no window."""
