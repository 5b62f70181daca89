"""Of what many events have in common there is one object for all."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from timeline.model import Event, Mention, Span

_Value = TypeVar("_Value")


class Sharing:
    """Makes events of the same values that take half the room: the days, names, sentences and numbers that
    others have too are the others'."""

    def __init__(self) -> None:
        self._known: dict[object, object] = {}

    def share(self, event: Event) -> Event:
        """The same event, but for its id: it is named when all that tell it are known."""
        return replace(
            event,
            id="",
            title=self.same(event.title),
            summary=self.same(event.summary),
            when=self.same(event.when),
            where=tuple(
                Mention(self._span(each.span), self.same(each.text), each.kind) for each in event.where
            ),
            participants=tuple(self.same(name) for name in event.participants),
            evidence=tuple(self._span(each) for each in event.evidence),
        )

    def same(self, value: _Value) -> _Value:
        """The first value that was equal to this one."""
        known: object = self._known.setdefault(value, value)
        return known  # type: ignore[return-value]  # what is equal to a value of ours is of its type

    def _span(self, span: Span) -> Span:
        return Span(self.same(span.document), self.same(span.start), self.same(span.end))
