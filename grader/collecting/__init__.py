"""Unpack archives from learning platforms into classroom/submitted/."""
