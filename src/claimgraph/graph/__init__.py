"""The graph: the model as RDF, on disk, in an index, and behind queries."""
