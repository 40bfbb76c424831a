"""From a document to proposals: what extractors hand over, and the gate that it passes."""
