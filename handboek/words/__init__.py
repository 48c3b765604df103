"""What things are called: ids, addresses and anchors, dates, words that are shared; and how alike texts are."""
