"""Grade a class: what there is to do, the workers, the results."""
