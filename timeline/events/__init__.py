"""What one document says happened."""

from timeline.events.telling import tell_events

__all__ = ["tell_events"]
