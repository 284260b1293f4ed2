"""Excel workbooks, read into the reader model."""
