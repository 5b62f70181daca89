"""Fetching what an address names, and nothing else but the robots.txt of its server."""
