"""The characters that XML has (XML 1.0, section 2.2); a picture with any other in it is not shown at all."""

from __future__ import annotations

import re

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def encode_xml(text: str) -> bytes:
    """The text as UTF-8, a space in place of what XML does not have."""
    return NOT_XML.sub(" ", text).encode()
