"""What the site is, whichever engine makes it: pages, paper, data, search, and what they may hold."""
