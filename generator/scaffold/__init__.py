"""A new family of reports as a working skeleton: schema, parser, check, tests and documentation."""
