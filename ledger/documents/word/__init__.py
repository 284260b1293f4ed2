"""Word documents, read into the reader model."""
