"""Typed records, the schemas that describe them, and the collector that keeps the ledger."""
