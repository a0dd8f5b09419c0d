"""The language of the window: our texts are Swedish, Qt's own come from Qt's translation."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

SWEDISH: Final = QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden)


def install(app: QCoreApplication) -> list[QTranslator]:
    """Make numbers, dates and Qt's own buttons Swedish; return the translators.

    Qt does not keep a translator alive: they are children of ``app`` and returned for tests.
    """
    QLocale.setDefault(SWEDISH)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if not translator.load(SWEDISH, "qtbase", "_", folder):
        return []
    app.installTranslator(translator)
    return [translator]
