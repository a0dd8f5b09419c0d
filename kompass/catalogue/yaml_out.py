"""Editions and indicator sets as YAML text that people can read and mend."""

from kompass.catalogue.document import Document, to_document
from kompass.catalogue.indicator_set import IndicatorSet, set_to_document
from kompass.catalogue.model import Edition

WIDTH = 100


def as_yaml(item: Edition | IndicatorSet) -> str:
    """Return ``item`` as a YAML file that gives the same again when it is read.

    It is locked by its content hash, which whoever makes a new one out of it takes away.
    """
    import yaml

    document: Document = to_document(item) if isinstance(item, Edition) else set_to_document(item)
    text: str = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text
