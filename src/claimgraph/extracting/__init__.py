"""Having documents read by extractors, and keeping what they propose beside the case's graph."""
