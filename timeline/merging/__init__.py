"""Each happening once, with every passage that tells it."""

from timeline.merging.merging import merge_events

__all__ = ["merge_events"]
