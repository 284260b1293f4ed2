"""What the printed report says, as plain data for its template."""
