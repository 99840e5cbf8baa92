"""The terminal interface, and the only package that imports Textual."""
