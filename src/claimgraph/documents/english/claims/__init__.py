"""What the sentences of a document state: frames over their parse, as claims without a speaker."""
