"""What makes the site: MkDocs, or Zensical when that is gone; and how a build takes the place of the last."""
