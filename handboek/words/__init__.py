"""What things are called: ids, addresses and anchors, dates, and how alike two texts are."""
