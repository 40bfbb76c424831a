"""The embedded extractor: English, offline, deterministic, by a small model and rules."""
