"""The course's pictures: drawn here, imported from photographs, or downloaded."""
