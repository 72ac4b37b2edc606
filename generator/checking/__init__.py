"""Arithmetic identities, their verdicts, and the ledger's completeness."""
