"""Each happening once, with every passage that tells it."""

from timeline.merging.merging import compare_events, merge_compared, merge_events

__all__ = ["compare_events", "merge_compared", "merge_events"]
