"""How values become words: numbers, dates, labels, and the one escaping function."""
