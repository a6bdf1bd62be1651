"""How copy arrives: formats, sources, the ledger."""
