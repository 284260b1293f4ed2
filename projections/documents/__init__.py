"""Documents drawn from a plan at some (V, K): for Word, and for Excel."""
