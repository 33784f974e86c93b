"""What typed words mean: folding, numbers, names of languages, titles."""
