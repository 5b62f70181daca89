"""What a page tells those who show a link to it: search engines, social networks, chats, other newsrooms.

Facebook, LinkedIn, Mastodon and the chats read Open Graph (ogp.me), X its own names before those; oEmbed is
found by a link. They want absolute addresses, so without `Theme.url` some of it is left out.
"""

from __future__ import annotations

from babel import Locale
from babel.core import get_global

from output.oembed import list_discoveries
from output.outline import Outline, write_standfirst
from output.preview import HEIGHT, WIDTH
from output.story import Story
from output.wording import end_sentence, say

Pairs = tuple[tuple[str, str], ...]


def describe_sharing(story: Story) -> dict[str, object]:
    """The head of index.html: `properties` (Open Graph), `names` (X), `canonical` and `discoveries`."""
    outline, url = story.outline, story.theme.url
    title, standfirst = outline.explainer.title, write_standfirst(outline)
    image = f"{url or ''}preview.png"
    sentences = {"title": end_sentence(title, outline.wording)}
    sentences["standfirst"] = end_sentence(standfirst, outline.wording)
    alternative = say(outline.wording, "share.preview", **sentences)
    properties = [
        ("og:type", "article"),
        ("og:title", title),
        ("og:description", standfirst),
        ("og:locale", write_og_locale(outline.wording.locale)),
        *([("og:url", url)] if url else []),
        ("og:image", image),
        ("og:image:type", "image/png"),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", alternative),
        *name_days(outline),
    ]
    names = [
        ("twitter:card", "summary_large_image"),
        ("twitter:title", title),
        ("twitter:description", standfirst),
        ("twitter:image", image),
        ("twitter:image:alt", alternative),
    ]
    return {
        "properties": tuple(properties),
        "names": tuple(names),
        "canonical": url,
        "discoveries": list_discoveries(story)[
            :1
        ],  # who pastes the address of the whole gets its first chart
    }


def name_days(outline: Outline) -> Pairs:
    """The day of the newest source: the page changes when there is news, not when it is built."""
    return (("article:modified_time", outline.updated.isoformat()),) if outline.updated else ()


def write_og_locale(locale: Locale) -> str:
    """ "en_GB": a language with a territory, the likeliest when none is given."""
    territory = locale.territory
    if not territory:
        likely = get_global("likely_subtags").get(locale.language, "")
        territory = likely.rpartition("_")[2]
    return f"{locale.language}_{territory}" if territory else locale.language
