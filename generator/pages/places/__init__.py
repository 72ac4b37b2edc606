"""Places that reports name: one page a place with what happens there, and the list of all."""
