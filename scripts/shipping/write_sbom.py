"""Makes the bill of materials of a release, in CycloneDX 1.6: `make sbom`.

It names dateline, what it needs to run with the versions of this environment, and what its wheel carries. The
same environment gives the same bytes: no clock and no chance.
"""

from __future__ import annotations

import json
import sys
import tomllib
from importlib.metadata import Distribution
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from scripts.shipping.requirements import list_needed, read_requirements
from scripts.shipping.shipped import ROOT, Shipped, list_shipped

LONGEST_NAME = 80
"""Characters of a licence's name."""


def write_sbom() -> str:
    """The bill as JSON."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed, shipped = list_needed(project["dependencies"]), list_shipped()
    libraries = {name: _describe_distribution(each.installed) for name, each in needed.items()}
    carried = {each.name: _describe_shipped(each) for each in shipped}
    product = _describe(project["name"], project["version"], project["license"], ComponentType.APPLICATION)
    bom = Bom(components=(*libraries.values(), *carried.values()))
    bom.metadata.component = product
    for name, library in libraries.items():
        bom.register_dependency(library, [libraries[other] for other in needed[name].needs])
    for name, component in carried.items():
        bom.register_dependency(component, [carried[each.name] for each in shipped if each.inside == name])
    direct = [libraries[name] for name, _ in read_requirements(project["dependencies"])]
    bom.register_dependency(product, [*direct, *(carried[each.name] for each in shipped if not each.inside)])
    return _without_moment(JsonV1Dot6(bom).output_as_string())


def _describe_distribution(one: Distribution) -> Component:
    said = one.metadata.json
    licence = str(said.get("license_expression") or said.get("license") or "")
    if not 0 < len(licence) < LONGEST_NAME:  # some put the whole text of their licence there
        classifiers = [str(line) for line in said.get("classifier", ()) if line.startswith("License ::")]
        licence = classifiers[0].rpartition(" :: ")[2] if classifiers else ""
    return _describe(str(said["name"]), one.version, licence, ComponentType.LIBRARY)


def _describe(name: str, version: str, licence: str, kind: ComponentType) -> Component:
    return Component(
        name=name,
        version=version,
        type=kind,
        bom_ref=f"pypi/{name}@{version}",
        purl=PackageURL("pypi", name=name, version=version),
        licenses=[LicenseFactory().make_from_string(licence)] if licence else [],
    )


def _describe_shipped(each: Shipped) -> Component:
    space, _, name = each.name.rpartition("/")
    return Component(
        name=name,
        group=space or None,
        version=each.version,
        type=ComponentType.LIBRARY if each.npm else ComponentType.DATA,
        bom_ref=f"{'npm' if each.npm else 'data'}/{each.name}@{each.version.partition(',')[0]}",
        purl=PackageURL("npm", space or None, name, each.version) if each.npm else None,
        licenses=[LicenseFactory().make_from_string(each.licence)],
        external_references=[ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(each.source))]
        if each.source
        else [],
        properties=[Property(name="dateline:file", value=file) for file in each.files],
    )


def _without_moment(text: str) -> str:
    """The bill without the time it was made at, and with a number that follows from what it says."""
    bill = json.loads(text)
    bill["metadata"].pop("timestamp")
    bill.pop("serialNumber")
    content = json.dumps(bill, sort_keys=True)
    bill = {**bill, "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, content)}"}
    return json.dumps(bill, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(write_sbom(), encoding="utf-8")
    print(target)
