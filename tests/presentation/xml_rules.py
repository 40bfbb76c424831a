"""What GraphML 1.0 and GEXF 1.3 ask of a document, in our own words, as RELAX NG.

Neither schema is shipped by a package that a test could install, and they are not ours to
copy. These grammars allow what claimgraph writes and nothing else, so they are stricter than
the published ones; test_gexf.py and test_graphml.py also take a published schema where
CLAIMGRAPH_GEXF_XSD or CLAIMGRAPH_GRAPHML_XSD names one. What a grammar can't say (ids are
unique, references lead somewhere) is in :func:`faults`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from lxml import etree

_HEAD = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0"'
    ' datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
)
_SCHEMA_LOCATION = """
  <attribute name="schemaLocation" ns="http://www.w3.org/2001/XMLSchema-instance"><text/></attribute>
"""

GRAPHML = etree.RelaxNG(
    etree.fromstring(f"""{_HEAD} ns="http://graphml.graphdrawing.org/xmlns">
<start><element name="graphml">
  {_SCHEMA_LOCATION}
  <element name="desc"><text/></element>
  <zeroOrMore><element name="key">
    <attribute name="id"><data type="NMTOKEN"/></attribute>
    <attribute name="for"><choice><value>node</value><value>edge</value></choice></attribute>
    <attribute name="attr.name" ns=""><data type="NMTOKEN"/></attribute>
    <attribute name="attr.type" ns=""><choice>
      <value>string</value><value>double</value><value>boolean</value>
    </choice></attribute>
  </element></zeroOrMore>
  <element name="graph">
    <attribute name="id"><data type="NMTOKEN"/></attribute>
    <attribute name="edgedefault"><value>directed</value></attribute>
    <zeroOrMore><element name="node">
      <attribute name="id"><data type="NMTOKEN"/></attribute>
      <ref name="data"/>
    </element></zeroOrMore>
    <zeroOrMore><element name="edge">
      <attribute name="id"><data type="NMTOKEN"/></attribute>
      <attribute name="source"><data type="NMTOKEN"/></attribute>
      <attribute name="target"><data type="NMTOKEN"/></attribute>
      <ref name="data"/>
    </element></zeroOrMore>
  </element>
</element></start>
<define name="data"><zeroOrMore><element name="data">
  <attribute name="key"><data type="NMTOKEN"/></attribute><text/>
</element></zeroOrMore></define>
</grammar>""")
)

GEXF = etree.RelaxNG(
    etree.fromstring(f"""{_HEAD} ns="http://gexf.net/1.3">
<start><element name="gexf">
  {_SCHEMA_LOCATION}
  <attribute name="version"><value>1.3</value></attribute>
  <element name="meta">
    <element name="creator"><text/></element>
    <element name="description"><text/></element>
  </element>
  <element name="graph">
    <attribute name="defaultedgetype"><value>directed</value></attribute>
    <attribute name="idtype"><value>string</value></attribute>
    <choice>
      <attribute name="mode"><value>static</value></attribute>
      <group>
        <attribute name="mode"><value>dynamic</value></attribute>
        <attribute name="timeformat"><value>date</value></attribute>
        <attribute name="timerepresentation"><value>interval</value></attribute>
      </group>
    </choice>
    <zeroOrMore><element name="attributes">
      <attribute name="class"><choice><value>node</value><value>edge</value></choice></attribute>
      <attribute name="mode"><value>static</value></attribute>
      <zeroOrMore><element name="attribute">
        <attribute name="id"><data type="NMTOKEN"/></attribute>
        <attribute name="title"><text/></attribute>
        <attribute name="type"><choice>
          <value>string</value><value>bigdecimal</value><value>boolean</value>
        </choice></attribute>
      </element></zeroOrMore>
    </element></zeroOrMore>
    <element name="nodes">
      <attribute name="count"><data type="nonNegativeInteger"/></attribute>
      <zeroOrMore><element name="node">
        <attribute name="id"><text/></attribute>
        <attribute name="label"><text/></attribute>
        <ref name="values"/>
      </element></zeroOrMore>
    </element>
    <element name="edges">
      <attribute name="count"><data type="nonNegativeInteger"/></attribute>
      <zeroOrMore><element name="edge">
        <attribute name="id"><text/></attribute>
        <attribute name="source"><text/></attribute>
        <attribute name="target"><text/></attribute>
        <attribute name="label"><text/></attribute>
        <attribute name="kind"><text/></attribute>
        <optional><attribute name="start"><data type="date"/></attribute></optional>
        <optional><attribute name="end"><data type="date"/></attribute></optional>
        <ref name="values"/>
      </element></zeroOrMore>
    </element>
  </element>
</element></start>
<define name="values"><element name="attvalues"><zeroOrMore><element name="attvalue">
  <attribute name="for"><data type="NMTOKEN"/></attribute>
  <attribute name="value"><text/></attribute>
</element></zeroOrMore></element></define>
</grammar>""")
)


def parsed(data: bytes) -> etree._Element:
    """Return the root of a document, read by libxml2 with everything risky turned off."""
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
    return etree.fromstring(data, parser)


def faults(data: bytes, grammar: etree.RelaxNG, schema_variable: str) -> list[str]:
    """Return what is wrong with a document, by the grammar and a published schema if named."""
    root = parsed(data)
    found = [] if grammar.validate(root) else [str(error) for error in grammar.error_log]
    if path := os.environ.get(schema_variable):
        schema = etree.XMLSchema(etree.parse(path))
        found += [] if schema.validate(root) else [str(error) for error in schema.error_log]
    nodes = [node.get("id") for node in root.iterfind(".//{*}node")]
    edges = list(root.iterfind(".//{*}edge"))
    found += [f"the id {id_} comes twice" for id_ in _doubles(nodes)]
    found += [f"the id {id_} comes twice" for id_ in _doubles(e.get("id") for e in edges)]
    ends = {edge.get(end) for edge in edges for end in ("source", "target")}
    return found + [f"there is no node {id_}" for id_ in sorted(ends - set(nodes))]


def _doubles(ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            yield id_
        seen.add(id_)
