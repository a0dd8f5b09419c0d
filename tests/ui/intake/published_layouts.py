"""Published tables as they stood, with their figures and their damage."""

FIVE = """Kriterium\t{0}\t{1}\t{2}\t{3}\t{4}
1\t77\t76\t91\t63\t66
2\t81\t81\t88\t47\t74,5
3\t95\t86\t95\t70,5\t87,5
4\t74\t75\t82\t68,5\t77
5\t87\t76\t86\t62\t73
6\t77\t67,5\t82\t59\t66
7\t76\t68\t78\t52\t50
8\t80\t80\t94\t82\t83
Totalt\t647\t609,5\t692\t504\t577
"""
"""Printed in 2006. Botkyrka's areas add up to 696, not to the 692 that stands there."""
PRINTED = ("Trollhättan 2004", "Uddevalla 2005", "Botkyrka 2005", "Örebro 2006", "Södertälje 2006")
EARLIER = ("Trollhättan 2003", "Uddevalla 2004", "Botkyrka 2004", "Örebro 2004", "Södertälje 2004")
"""Years that no result in the archive has."""
SODERTALJE_2008 = (
    "Sammanfattning av poängresultatet I tabell 2 redovisas resultatet i jämförelse med "
    "utvärderingen som genomfördes Tabell 2 Södertälje kommuns resultat 2008 i jämförelse med "
    "2006 i förhållande till Kommunkompassens huvud områden. För varje område är maxpoängen 100. "
    "Områden Median Offentlighet, öppenhet och demokratisk kontroll ,5 Tillgänglighet/medborgar- "
    "och brukarorientering 74,5 82,5 56,2 Tydlighet i samspelet mellan politiker och tjänstemän "
    "87, ,3 Ledning, decentralisering och delegering 77 81,5 66,0 Kontroll och rapportering ,5 "
    "Personalpolitik ,7 Verksamhetsutveckling ,8 Kommunen som samhällsbyggare ,4 Totalt ,3 I den "
    "följande grafiska framställningen illustreras Södertäljes profil år 2006 och 2008 utifrån "
    "Kommunkompassens poängberäkning. Som referens visas ett medianvärde för de kommuner som "
    "utvärderats. (Se profilen i färg på sidan 190.) 36"
)
"""A transcript that has lost whole numbers."""
STOCKHOLM_2009 = (
    "Sammanfattning av resultat Tabell 1 Stockholms stad 2009 i förhållande till "
    "Kommunkompassens huvudområden. För varje område är maxpoängen 100. stockholms stad Områden "
    "Stockholm Median Offentlighet, öppenhet och demokratisk kontroll 74 60,5 Tillgänglighet, "
    "medborgar- och brukarorientering 78,5 56,2 Tydlighet i samspelet mellan politiker och "
    "tjänstemän 74,5 65,3 Ledning, decentralisering och delegering 82 66,0 Kontroll och "
    "rapportering 80 53,5 Personalpolitik 62 56,7 Verksamhetsutveckling 59 44,8 Kommunen som "
    "samhällsbyggare 92 73,4 Totalt ,3 I den följande grafiska framställningen illustreras "
    "Stockholms profil år 2009 utifrån Kommunkompassens poängberäkning."
)
VALLENTUNA_2021 = """ • Offentlighet och demokrati 73 (63)
 • Samhällsutveckling 75 (65)
 • Styrning och kontroll 80 (73)
 • Effektivitet 83 (64)
 • Brukarens fokus 86 (61)
 • Kvalitetsutveckling 82 (59)
 • Arbetsliv 86 (68)
 • Chefs- och ledarskap samt medarbetarskap 83 (64)

648 poäng
"""
