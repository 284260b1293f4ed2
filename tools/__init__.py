"""Programs for whoever works on the ledger; no part of what officers install."""
