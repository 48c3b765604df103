"""Writing data files: new ones, texts within them, and the help that an editor gives."""
