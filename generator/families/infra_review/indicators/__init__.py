"""Section 參: work and benefit indicators with targets and results, and the notes below them."""
