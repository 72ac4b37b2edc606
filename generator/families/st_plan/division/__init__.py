"""The table that divides strategies and measures among agencies."""
