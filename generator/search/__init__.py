"""Full-text search for Chinese without a server: an index of character pairs, cut into small files."""
