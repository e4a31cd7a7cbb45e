"""Exchange: whole projects of other programs coming in, and projects going out to them."""
