"""Recording: the event store, its hashed entries, the vault of texts, documents."""
