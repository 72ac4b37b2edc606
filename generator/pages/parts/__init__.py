"""What several pages show: rows of tables and checks, subjects of records, places in the source."""
