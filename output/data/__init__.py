"""The explainer as data that other programs read; each module renders one file."""
