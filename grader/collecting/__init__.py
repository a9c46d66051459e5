"""Take archives from learning platforms apart into classroom/submitted/."""
