"""An extractor that asks a model behind an OpenAI-compatible endpoint, and trusts none of it.

The endpoint is on this machine unless the case's configuration names another host. What
the model answers is decoded strictly, and what it proposes goes through the gate.
"""
