"""Lets `python -m cli` do what `ledger` does."""

from cli.main import main

main()
