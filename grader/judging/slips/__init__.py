"""Slips that show in the text of a function, in any exercise.

The judge looks for them only after an answer was found to be wrong.
"""
