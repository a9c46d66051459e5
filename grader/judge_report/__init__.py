"""Measure the judge on known mistakes, right variants and mutants."""
