"""Words in, words out: the commands officers type."""
