"""The statistical tables in long form."""
