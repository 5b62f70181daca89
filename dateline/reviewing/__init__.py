"""Reviewing a story by clicks: a page for this machine alone that writes the file of corrections.

Import from the modules: the page needs a web library that no other command does.
"""
