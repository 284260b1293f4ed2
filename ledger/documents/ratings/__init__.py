"""Ratings: the key of a plan, and what words, signs and colours mean by it."""
