"""What other people's files come down to."""
