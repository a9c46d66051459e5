"""The autograder: answers are data, and another process judges them."""
