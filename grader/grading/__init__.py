"""Grade a class: plan the work, hand it to workers, store the results."""
