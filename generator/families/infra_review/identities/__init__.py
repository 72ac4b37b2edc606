"""The arithmetic that a performance review prints, one module for each kind of table."""
