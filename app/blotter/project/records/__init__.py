"""Activity records: making, changing and checking them, and what follows from them."""
