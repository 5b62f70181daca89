"""What an editor changed by hand: read from a file, applied last, reported where it fits nothing any more.

Import from the modules: reading a file needs nothing of the room of output, which takes its time to load.
"""
