"""Benchmarks: synthetic cases, and CPU ratios against rdflib's own engine."""
