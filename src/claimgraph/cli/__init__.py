"""The command line: each verb parses, calls the API once, and prints.

Importing this package imports click and nothing heavy; what a verb needs it
imports when it runs.
"""

from claimgraph.cli.main import main

__all__ = ["main"]
