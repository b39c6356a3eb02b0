"""A module for each thing people do. A command is three beats: read the words, ask, answer."""
