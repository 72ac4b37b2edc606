"""Section 壹: the special budget of a programme by year, and its progress."""
