"""From what machines propose to what people accept: decisions, and what they make of a case."""
