"""Find the one line of a wrong function where a small edit makes the examples right.

`place` reads the function and answers; `search` tries edits, the likely ones first; the two
modules of edits say which there are; `rerun` calls an edited function under limits; `harmless`
says which functions may be called again at all.
"""
