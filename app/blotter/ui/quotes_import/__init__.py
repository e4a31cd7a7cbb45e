"""Tables of coded segments that other programs exported, mapped and tried before they come in."""
