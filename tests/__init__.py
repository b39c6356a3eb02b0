"""The tests of netlog."""
