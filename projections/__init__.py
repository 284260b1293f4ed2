"""Views of the ledger: folds over entries, and the questions they answer."""
