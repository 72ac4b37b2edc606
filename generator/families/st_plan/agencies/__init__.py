"""The agencies: their names, and the chapter in which each sets its own goals."""
