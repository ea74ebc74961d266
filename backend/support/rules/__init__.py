"""One function for each kind of rule: facts of somebody and of a start in, an answer with its reason out."""
