"""Measurements of the program, side by side with plain ones in the same run."""
