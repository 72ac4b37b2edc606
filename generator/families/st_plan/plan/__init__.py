"""Goals, subgoals, strategies, measures and items, and what they promise."""
