"""Actions: rows put together, and what their cells say."""
