"""A ledger on a PostgreSQL server.

Everything that only this engine understands is here. It is imported only where a
place is a URL, so a ledger in a file needs none of it.
"""
