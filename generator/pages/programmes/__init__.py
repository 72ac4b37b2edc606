"""One page a programme, made from every report that speaks of it, and what became of what was promised."""
