"""zeep: types made from the schema at run time."""

import pathlib

from exchange import exchange
from lxml import etree
from zeep import xsd
from zeep.loader import load_external
from zeep.settings import Settings
from zeep.transports import Transport
from zeep.xsd.schema import Schema

NAMESPACE = "{urn:example:modify}"
NULLS = ["name", "phone", "limit", "active", "codes", "level", "mode", "note", "address"]
schema = Schema(etree.fromstring(pathlib.Path("schema.xsd").read_bytes()), Transport(), "schema.xsd", Settings())
element = schema.get_element(f"{NAMESPACE}userModify")
Address = schema.get_type(f"{NAMESPACE}Address")
Note = schema.get_type(f"{NAMESPACE}Note")


def write(value):
    parent = etree.Element("parent")
    element.render(parent, value)
    return etree.tostring(parent[0])


exchange(
    lambda text: element.parse(etree.fromstring(text), schema),
    write,
    {
        "unset": lambda: element(userId="ann@example.com"),
        "null": lambda: element(userId="ann@example.com", **{name: None for name in NULLS}),
        "nil": lambda: element(userId="ann@example.com", **{name: xsd.Nil for name in NULLS}),
        "empty": lambda: element(userId="ann@example.com", name="", codes=[], address=Address(), note=Note("")),
    },
)
