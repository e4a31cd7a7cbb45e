"""Tables of codes, mapped and looked at before they come in."""
