"""What things are called: ids, addresses, anchors, dates, shared words; and how alike two texts are."""
