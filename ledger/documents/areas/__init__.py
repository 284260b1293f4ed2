"""Improvement areas: where they begin and what they are called."""
