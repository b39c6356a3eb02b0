"""`netlog dupes`: pairs of people who may be one."""
