"""The placing room: where a name lies, where an event happened, and which country stood where."""
