"""The handbook as data, for other programs and for our own pages."""
