"""Understanding what young people say they want, in their own words.

The method is concept-based retrieval with a written lexicon. A text is normalised, split into clauses and tokens
(`normalisation`, `clauses`, `lemmas`), its phrases are matched with the lexicon (`lexicon`, `phrase_matching`), and it
becomes a vector over kinds of work, the concepts (`vectors`, `concepts`). A wish and an opportunity are as similar as
the cosine of their vectors; terms they share settle ties (`related_terms`). All words stand in `data/`.
"""
