"""The example ledger: a plan in words of our own, and two years of its life."""
