"""The page on the use from Python: what the packages list in `__all__`, and the words of their models."""

from __future__ import annotations

import dateline
import geo.model
import output
import output.model
import timeline.model

HEAD = """# Python

For notebooks and scripts; how to use it stands in [From a notebook or a script](../how-to/python.md).
Everything is typed. The dataclasses are frozen: a function gives you something new and changes nothing.
What is not on this page may change without a word.

"""
PACKAGES = (dateline, output)
"""Those whose `__all__` is for others."""
MODELS = (timeline.model, geo.model, output.model)
"""What an explainer is made of."""
SECTION = """
## {name}
"""
MEMBER = """
```{{eval-rst}}
.. auto{kind}:: {home}.{name}{options}
```
"""
MODEL = """
## {name}

```{{eval-rst}}
.. automodule:: {name}
   :members:
   :undoc-members:
```
"""


def write_python() -> str:
    """The page; Sphinx puts signatures and docstrings into it."""
    sections = [
        SECTION.format(name=package.__name__)
        + "".join(_write_member(package.__name__, name) for name in sorted(package.__all__))
        for package in PACKAGES
    ]
    return HEAD + "".join(sections) + "".join(MODEL.format(name=model.__name__) for model in MODELS)


def _write_member(package: str, name: str) -> str:
    found = getattr(__import__(package), name)
    if getattr(found, "__module__", "") == "output.model":
        return f"\n`{package}.{name}` is [below](#output.model.{name}).\n"
    kind = "class" if isinstance(found, type) else "function" if callable(found) else "data"
    # the value is a list of functions, which says nothing
    options = {"class": "\n   :members:\n   :undoc-members:", "data": "\n   :no-value:"}.get(kind, "")
    return MEMBER.format(kind=kind, home=package, name=name, options=options)
