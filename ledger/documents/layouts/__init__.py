"""What the columns of a plan's tables hold, by their headings."""
