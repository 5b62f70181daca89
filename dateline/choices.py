"""What a configuration chooses among what the other rooms offer."""

from __future__ import annotations

from functools import cache

from dateline.config import DateOrder
from timeline.languages import Language, load_language


@cache
def choose_language(tag: str, order: DateOrder) -> Language:
    """The language of a document; with the order of 2/11/2025 that the editor knows its sources to use."""
    language = load_language(tag)
    if order == "auto":
        return language
    dates = {**language.tables["dates"], "order": order}
    return Language(language.tag, {**language.tables, "dates": dates})
