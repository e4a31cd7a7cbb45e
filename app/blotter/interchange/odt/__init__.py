"""OpenDocument texts (ODT, FODT) as documents: a walk of our own over the XML in them."""
