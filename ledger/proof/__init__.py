"""What lets anyone check the ledger: tree, proofs, checkpoints, signatures and keys."""
