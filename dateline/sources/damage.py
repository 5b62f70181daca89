"""What parsers of formats raise on files that are broken, or made to break them."""

from __future__ import annotations

import struct
import zlib

DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    RuntimeError,  # of which RecursionError and NotImplementedError are kinds
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""Around a call into such a parser alone, never around our own code."""
