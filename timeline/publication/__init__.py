"""When each document was published: given, written in it, in its file's name, configured, or worked out."""

from timeline.publication.dating import date_documents

__all__ = ["date_documents"]
