"""The telling room: from an explainer to the files of a site, each a pure function."""
