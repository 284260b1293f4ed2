"""YAML and JSON, read into the reader model."""
