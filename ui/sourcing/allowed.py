"""What can be done with the current source."""

from ui.action_ids import ActionId
from ui.models.sources_desk import SourceDesk
from ui.models.sources_words import OWN_QUOTE


def allowed(desk: SourceDesk) -> dict[ActionId, bool]:
    """Return which commands are of use now."""
    source, writable = desk.current, desk.writable
    content = source is not None and bool(source.sha256)
    quote = source is not None and source.sort == OWN_QUOTE
    return {
        ActionId.SOURCE_READ: source is not None,
        ActionId.SOURCE_VERSION: content and writable and not quote,
        ActionId.SOURCE_SAVE_OUT: content,
        ActionId.SOURCE_REMOVE: source is not None and writable,
        ActionId.SOURCE_FETCH: source is not None and not content and writable,
        ActionId.SOURCE_SOLVE: quote and writable,
        ActionId.SOURCES_CHECK: bool(desk.material.to_check()),
    }
