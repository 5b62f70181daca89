"""The reading room: from an article's text to dated events, each with the passage that tells it."""
