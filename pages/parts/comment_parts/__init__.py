"""The pieces of the analysts' page of comments: the round, what waits, answers, how far each municipality is."""
