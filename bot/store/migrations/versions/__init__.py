"""One module per change, in order; a change that was released is never edited."""
