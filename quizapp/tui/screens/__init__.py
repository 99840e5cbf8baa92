"""Screens: they translate between keys and the study."""
