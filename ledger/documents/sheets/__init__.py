"""CSV files, and what they share with the sheets of workbooks."""
