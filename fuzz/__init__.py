"""Hostile input at volume: `make fuzz` gives the handbook what nobody should, and counts what comes of it."""
