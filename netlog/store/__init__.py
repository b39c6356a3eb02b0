"""The one door to the database: the only package that speaks SQL while netlog runs.

A module for each noun. Every function takes the connection that `connection.reading` or
`connection.writing` gives, and answers with plain rows: NamedTuples where they are derived.
"""
