"""xmlschema: dictionaries, by the default converter."""

import xmlschema
from exchange import exchange

schema = xmlschema.XMLSchema("schema.xsd")
USER = {"@xmlns:m": "urn:example:modify", "@xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance", "userId": "ann@example.com"}
NULLS = ["name", "phone", "limit", "active", "codes", "level", "mode", "note", "address", "external"]


def write(value):
    element = schema.encode(value, path="m:userModify", namespaces={"m": "urn:example:modify"})
    return xmlschema.etree_tostring(element, namespaces={"m": "urn:example:modify"})


exchange(
    lambda text: schema.to_dict(text.decode()),
    write,
    {
        "unset": lambda: USER,
        "null": lambda: USER | {name: None for name in NULLS},
        "empty": lambda: USER | {"name": "", "codes": [], "note": "", "address": {}},
    },
)
