"""From the bytes of a document of any kind to its text, in a process that can't do harm.

:func:`~claimgraph.documents.reading.confined.read` is the door. Behind it, in the
child, :mod:`~claimgraph.documents.reading.unpacking` finds out what the bytes are and
calls the module of that format; each returns a
:class:`~claimgraph.documents.reading.result.Reading`.
"""
