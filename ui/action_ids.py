"""The names of commands and pages."""

from enum import Enum, StrEnum, auto


class ActionId(Enum):
    """The name of a command."""

    NEW = auto()
    OPEN = auto()
    OPEN_EXAMPLE = auto()
    SAVE_NOW = auto()
    SAVE_COPY = auto()
    SHOW_IN_FOLDER = auto()
    COPY_PATH = auto()
    SHOW_BACKUPS = auto()
    MERGE = auto()
    DECIDE = auto()
    EDITIONS = auto()
    SETTINGS = auto()
    CLOSE = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    SOURCES_ADD = auto()
    SOURCE_READ = auto()
    SOURCE_VERSION = auto()
    SOURCE_SAVE_OUT = auto()
    SOURCE_REMOVE = auto()
    SOURCES_CHECK = auto()
    SOURCE_SOLVE = auto()
    SOURCES_DOCUMENTS = auto()
    SOURCES_REQUESTS = auto()
    SOURCES_WEB = auto()
    SOURCES_ROW = auto()
    SOURCES_PROPOSAL = auto()
    SOURCES_LETTER = auto()
    WEB_ADDRESS = auto()
    SOURCE_FETCH = auto()
    WEB_FILE = auto()
    WEB_PASTE = auto()
    SEARCH_ALL = auto()
    PASTE_QUOTE = auto()
    GO_BACK = auto()
    NEXT_UNSCORED = auto()
    PREVIOUS_UNSCORED = auto()
    NEXT_QUESTION = auto()
    PREVIOUS_QUESTION = auto()
    NEXT_AREA = auto()
    PREVIOUS_AREA = auto()
    GO_TO_POINTS = auto()
    GO_TO_RATIONALE = auto()
    GO_TO_INTRODUCTION = auto()
    GO_TO_FINDINGS = auto()
    FIND_QUESTION = auto()
    FILTER_MISSING = auto()
    FILTER_RATIONALE = auto()
    CLEAR_POINTS = auto()
    ADD_STRENGTH = auto()
    ADD_IMPROVEMENT = auto()
    GOOD_EXAMPLES = auto()
    EVIDENCE_SHOW = auto()
    EVIDENCE_ATTACH = auto()
    EVIDENCE_NEXT = auto()
    EVIDENCE_PREVIOUS = auto()
    FILTER_EVIDENCE = auto()
    SAMSYN_NEXT = auto()
    SAMSYN_PREVIOUS = auto()
    SAMSYN_POINTS = auto()
    SAMSYN_REASON = auto()
    SAMSYN_ACCEPT = auto()
    SAMSYN_OPEN = auto()
    SAMSYN_BLIND = auto()
    SAMSYN_ORDER = auto()
    SAMSYN_QUESTION = auto()
    SAMSYN_FIGURES = auto()
    SAMSYN_TEAM = auto()
    SAMSYN_SIGN = auto()
    SAMSYN_PROJECTOR = auto()
    HISTORY_NAME_NOW = auto()
    HISTORY_NAME = auto()
    HISTORY_UNNAME = auto()
    HISTORY_OPEN = auto()
    HISTORY_NOW = auto()
    HISTORY_COMPARE = auto()
    HISTORY_TAKE_BACK = auto()
    INTERVIEW_NEW = auto()
    INTERVIEW_NOTES = auto()
    INTERVIEW_REMOVE = auto()
    INTERVIEWS_LIST = auto()
    INTERVIEWS_DAYS = auto()
    INTERVIEWS_GUIDES = auto()
    INTERVIEWS_MATRIX = auto()
    INTERVIEWS_IMPORT = auto()
    INTERVIEWS_EXPORT = auto()
    INTERVIEW_ERASE = auto()
    INTERVIEWS_OVERDUE = auto()
    SHOW_COMPASS = auto()
    SHOW_BARS = auto()
    EXPORT_PICTURE = auto()
    COPY_PICTURE = auto()
    EXPORT_WORD = auto()
    EXPORT_PDF = auto()
    EXPORT_BOTH = auto()
    SHOW_LACKING = auto()
    REPORT_APPENDIX = auto()
    ARCHIVE_IMPORT = auto()
    ARCHIVE_PASTE = auto()
    ARCHIVE_PUBLISH = auto()
    ARCHIVE_COMPARE = auto()
    ARCHIVE_EXPORT = auto()
    ARCHIVE_GROUPS = auto()
    ARCHIVE_CORRECT = auto()
    ARCHIVE_WITHDRAW = auto()
    ARCHIVE_REFRESH = auto()
    COMPARE_ADD = auto()
    COMPARE_EXPORT = auto()
    COMPARE_COPY = auto()
    COMPARE_NOMINEES = auto()
    PAGE_START = auto()
    PAGE_OVERVIEW = auto()
    PAGE_SOURCES = auto()
    PAGE_INTERVIEWS = auto()
    PAGE_SCORING = auto()
    PAGE_SAMSYN = auto()
    PAGE_HISTORY = auto()
    PAGE_PROFILE = auto()
    PAGE_REPORT = auto()
    PAGE_COMPARE = auto()
    PAGE_ARCHIVE = auto()
    COMMANDS = auto()
    TEXT_LARGER = auto()
    TEXT_SMALLER = auto()
    TEXT_NORMAL = auto()
    FULL_SCREEN = auto()
    LOOK_LIGHT = auto()
    LOOK_DARK = auto()
    LOOK_SYSTEM = auto()
    SHORTCUTS = auto()
    ABOUT = auto()


class PageId(StrEnum):
    """The pages, in the order of the work."""

    START = "start"
    """While nothing is open."""
    WAITING = "waiting"
    """While a file is being opened."""
    NEW = "new"
    OVERVIEW = "overview"
    SOURCES = "sources"
    INTERVIEWS = "interviews"
    SCORING = "scoring"
    SAMSYN = "samsyn"
    PROFILE = "profile"
    COMPARE = "compare"
    REPORT = "report"
    HISTORY = "history"
    ARCHIVE = "archive"
    """The finished results of all; needs no open file."""


class Needs(Enum):
    """What must hold for an action to be of use."""

    NOTHING = auto()
    NO_FILE = auto()
    """Only while no file is open."""
    FILE = auto()
    WRITABLE_FILE = auto()
    CHOICE = auto()
    """Something that only whoever serves the action knows, and switches it on for."""
