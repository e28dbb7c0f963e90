"""Builds the lists of the cases beside it: everybody in them is invented.

Run by hand (`python -m tests.cases.imports.build`); the lists are committed. openpyxl, xlwt and
odfpy are needed for this alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Rows = Sequence[Sequence[Any]]


def _text(name: str, text: str, encoding: str = "utf-8", ending: str = "csv") -> None:
    (HERE / name).mkdir(exist_ok=True)
    (HERE / name / f"list.{ending}").write_bytes(text.encode(encoding))


def _xlsx(name: str, sheets: dict[str, Rows], finish: Any = None) -> None:
    from openpyxl import Workbook

    (HERE / name).mkdir(exist_ok=True)
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    if finish:
        finish(book)
    book.save(HERE / name / "list.xlsx")


def wedding_replies() -> None:
    _text(
        "wedding-replies",
        "Guest First Name,Guest Last Name,Side,RSVP Status,Plus One First Name,Plus One Last Name,"
        "Meal Choice,Dietary Restrictions,Table Number,Address,Notes\n"
        'Harriet,Lowe,Bride,Attending,Simon,Bright,Beef,,3,"4 Mill Lane, Ashby",\n'
        "Dev,Anand,Groom,Declined,,,,,,,Sends love\n"
        "Priya,Anand,Groom,Attending,Guest,,Vegetarian,no nuts,3,,\n"
        "Aunt,Peggy,Bride,No Response,,,,,1,,uses a wheelchair\n"
        'Marcus,Tull,Groom,Accepts with pleasure,Ella,,Fish,"allergic to shellfish, EpiPen",2,,not next to Dev Anand\n'
        "Nell,O'Hara,Bride,Attending,,,,,2,,=SUM(A1)\n"
        "Total,,,,,,,,,,6\n",
    )


def embassy() -> None:
    rows: Rows = [
        ["AMBASSADE DU VALMONT"],
        ["Dîner du 14 juillet 2025 – liste des invités"],
        [],
        [
            "N°",
            "Civilité",
            "NOM",
            "Prénom",
            "Qualité",
            "Pays",
            "Conjoint",
            "Réponse",
            "Régime",
            "Remise des lettres de créance",
            "Observations",
        ],
        [
            1,
            "S.E. M.",
            "BORGES",
            "Rui",
            "Ambassadeur du Portugal",
            "Portugal",
            "Mme Inês BORGES",
            "oui",
            "",
            datetime(2021, 3, 12),
            "",
        ],
        [
            2,
            "Mme",
            "KOVÁCS",
            "Anna",
            "Chargée d'affaires",
            "Hongrie",
            "",
            "TBC",
            "sans gluten",
            datetime(2023, 9, 1),
            "",
        ],
        [
            3,
            "S.E. Mme",
            "Nguyễn",
            "Thị Lan",
            "Ambassadrice du Viêt Nam",
            "Viêt Nam",
            "et M.",
            "oui",
            "",
            datetime(2022, 1, 20),
            "parle français, anglais",
        ],
        [4, "M.", "de LA TOUR", "Henri", "Sénateur", "France", "épouse", "Excusé", "", None, ""],
        [
            5,
            "Général",
            "OUÉDRAOGO",
            "Issa",
            "Attaché de défense",
            "Burkina Faso",
            "",
            "Représenté par le Colonel Sawadogo",
            "halal",
            "31/02/2020",
            "",
        ],
        ["", "", "Total :", 5, "", "", "", "", "", "", ""],
    ]
    _xlsx("embassy", {"Invités": rows})


def town_hall() -> None:
    _text(
        "town-hall",
        "Cérémonie des vœux du maire;;;;\r\n"
        ";;;;\r\n"
        "Nom et prénom;Fonction;Organisme;Présence;Table\r\n"
        "ÉLUS;;;;\r\n"
        "DUPRÉ Hélène;Maire;Ville de Sainte-Ombre;présente;1\r\n"
        "Le Goff, Yann;Premier adjoint;Ville de Sainte-Ombre;oui;1\r\n"
        "Associations :;;;;\r\n"
        "M. et Mme Garçon;;Comité des fêtes;oui;2\r\n"
        "Mlle Zoé Nuñez;Présidente;Club d’échecs;non;2\r\n"
        "Jean-Paul Œuvrard +1;;Les Amis de l’orgue;à confirmer;2\r\n"
        "Total;4;;;\r\n",
        encoding="cp1252",
    )


def gala_tables() -> None:
    rows: Rows = [
        ["Harbour Lights Gala", None, None, None],
        ["Saturday 18 October 2025, 7 pm", None, None, None],
        [None, None, None, None],
        ["Guest", "Company", "Dietary", "Seat"],
        ["Table 5 (Sponsor: Brightwater Ltd)", None, None, None],
        ["Mr & Mrs John Penrose", "Brightwater Ltd", "vegan (Mrs Penrose)", None],
        ["Sir Tom Ashdown KBE", "Brightwater Ltd", "", 3],
        ["Guest of Tom Ashdown", "", "", None],
        ["VIP", None, None, None],
        ["the Honourable Jane Roe", "City of Portwell", "Coeliac", 1],
        ["Dr. Amir Haddad, PhD", "Portwell Hospital", "halal; no alcohol", 2],
        ["* seats may change until Friday", None, None, None],
        ["Total", 6, None, None],
    ]
    _xlsx("gala-tables", {"Tables": rows})


def conference() -> None:
    orders = [
        {
            "code": "AB3CD", "status": "p", "email": "mara@example.org",
            "positions": [
                {
                    "positionid": 1, "attendee_name": "Dr Mara Lindqvist",
                    "attendee_name_parts": {"_scheme": "salutation_title_given_family", "given_name": "Mara", "family_name": "Lindqvist", "title": "Dr"},
                    "attendee_email": "mara@example.org", "company": "Tromsø University", "country": "NO",
                    "seat": None, "item": "Dinner",
                    "answers": [{"question": 1, "question_identifier": "DIET", "answer": "Vegan, gluten free"}],
                },
                {
                    "positionid": 2, "attendee_name": "Igor Volkov",
                    "attendee_name_parts": {"_scheme": "full", "full_name": "Igor Volkov"},
                    "company": "", "country": "", "item": "Dinner", "answers": [],
                },
            ],
        },
        {
            "code": "ZZ9YX", "status": "c", "email": "x@example.org",
            "positions": [
                {"positionid": 1, "attendee_name": "Ana Prado", "attendee_name_parts": {"full_name": "Ana Prado"}, "item": "Dinner", "answers": []}
            ],
        },
    ]  # fmt: skip
    _text("conference", json.dumps({"orders": orders}, ensure_ascii=False, indent=1), ending="json")


def hochzeit() -> None:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    rows: Rows = [
        ["Hochzeit Lena & Max", "", "", "", "", ""],
        ["Familie/Gäste", "Personen", "Kinder", "Zusage", "Essenswünsche", "Tisch"],
        ["Herr und Frau Klaus Meier", 2, "Tim (6), Lea (3)", "ja", "vegetarisch (Lea)", "Eiche"],
        ["Fam. Huber (5)", 5, "", "ja", "", "Eiche"],
        ["Prof. Dr. h.c. Anna-Lena von und zu Beispiel", 1, "", "nein", "", ""],
        ["Jörg Weiß und Begleitung", "", "", "noch offen", "Nussallergie", "Linde"],
        ["Summe", 8, 2, "", "", ""],
    ]
    book = OpenDocumentSpreadsheet()
    table = Table(name="Gäste")
    for row in rows:
        line = TableRow()
        for value in row:
            kind = (
                {"valuetype": "float", "value": str(value)}
                if isinstance(value, int)
                else {"valuetype": "string"}
            )
            cell = TableCell(**(kind if value != "" else {}))
            if value != "":
                cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    (HERE / "hochzeit").mkdir(exist_ok=True)
    book.save(str(HERE / "hochzeit" / "list.ods"))


def boda() -> None:
    _text(
        "boda",
        "Nombre\tApellidos\tAcompañante\tNº de niños\tAsistencia\tMenú\tAlergias\tMesa\tNovio/Novia\n"
        "María del Carmen\tLópez Ruiz\tJuan Gil\t2\tsí\tpescado\tfrutos secos\t1\tNovia\n"
        "José Luis\tFernández\tno\t\tno asistirá\t\t\t\tNovio\n"
        "Ana\tOrtega y Prado\tsí\t\tpendiente\tvegano\tninguna\tPresidencial\tNovia\n"
        "Lucía\tMartín\t\t\tsí\t\tceliaca\t1\tNovio\n",
        encoding="utf-16",
        ending="tsv",
    )


def matrimonio() -> None:
    def finish(book: Any) -> None:
        sheet = book["Invitati"]
        sheet.merge_cells("A3:A4")
        sheet.merge_cells("A5:A6")

    _xlsx(
        "matrimonio",
        {
            "Copertina": [["Matrimonio di Chiara e Paolo"], ["12/09/2026"]],
            "Invitati": [
                ["Lista invitati", None, None, None, None],
                ["Tavolo", "Nominativo", "Conferma", "Intolleranze alimentari", "Note"],
                ["Girasole", "Sig.ra Anna Rossi", "sì", "lattosio", None],
                [None, "Marco Rossi e Signora", "sì", None, "lontano da Piero Neri"],
                ["Lavanda", "Neri Piero", "in dubbio", None, None],
                [None, "Giulia Verdi + 2 bambini", "viene", "senza glutine", "non con Anna Rossi"],
            ],
        },
        finish,
    )


def two_heading_rows() -> None:
    def finish(book: Any) -> None:
        sheet = book["Summit"]
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("C1:E1")
        sheet.merge_cells("F1:G1")

    _xlsx(
        "two-heading-rows",
        {
            "Summit": [
                ["Delegate", None, "Name", None, None, "Partner", None, "Arrival"],
                [
                    "Country",
                    "Delegation",
                    "Title",
                    "First",
                    "Last",
                    "First name",
                    "Last name",
                    None,
                ],
                [
                    "UK",
                    "United Kingdom",
                    "Rt Hon",
                    "Alice",
                    "Marsh",
                    "Ben",
                    "Marsh",
                    datetime(2025, 6, 3, 14, 30),
                ],
                ["FRA", "France", "Mme", "Claire", "Roux", "", "", date(2025, 6, 3)],
                ["Iceland", "Iceland", "", "Katrín", "Jónsdóttir", "", "", "3/4/2025 9:15"],
            ]
        },
        finish,
    )


def households() -> None:
    _text(
        "households",
        "Household,Adults,Kids,Coming?,Food,Seating notes\n"
        '"Smith family (4)",,,yes,,\n'
        '"John and Jane Doe",2,"Tom 5, Ann 7",yes,"veggie, no nuts (Tom)",\n'
        '"Ana Prado\nBob Stone",2,,Yes (2),Ana: vegan; Bob: halal,please seat with Eve Carter\n'
        "Anna + guest,2,,TBC,,not with the Doe family\n"
        "Eve Carter,1,0,regrets,,\n"
        '"Ana, Bob and Carl West",3,,✓,2x vegetarian,\n'
        ",,,,vegan,\n",
    )


def cards() -> None:
    _text(
        "cards",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dr. Miriam Katz\r\nN:Katz;Miriam;;Dr.;\r\nORG:Institute of Tides;Labs\r\n"
        "TITLE:Director\r\nEMAIL;TYPE=work:miriam@example.org\r\nADR;TYPE=work:;;1 Quay;Haifa;;31000;Israel\r\n"
        "NOTE:Kosher meal\\, please\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen;;;\r\n"
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen M=C3=BCller\r\nTEL:+49 30 1234\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Xi Wen\r\nN:Xi;Wen;;;\r\nADR:;;;;;;China\r\nLANG:zh\r\nGENDER:F\r\nEND:VCARD\r\n",
        ending="vcf",
    )


def broken_cells() -> None:
    def finish(book: Any) -> None:
        sheet = book["Guests"]
        sheet["D3"] = "=B3&C3"
        sheet["C4"] = "#N/A"
        sheet["C4"].data_type = "e"
        sheet.row_dimensions[5].hidden = True
        sheet.column_dimensions["E"].hidden = True
        book["Lookup"].sheet_state = "hidden"

    _xlsx(
        "broken-cells",
        {
            "Read me": [["Please fill in by Friday"]],
            "Guests": [
                ["id", "Name", "Table", "Function", "Internal remark"],
                ["g-1", "Ph??ng Tr?n", 1, "Chair", ""],
                [
                    "g-2",
                    "Zo\u00c3\u00ab M\u00fcller".replace("\u00fc", "\u00c3\u00bc"),
                    1,
                    None,
                    "old friend",
                ],
                ["g-3", "Bob Ray", None, "Speaker", None],
                ["g-4", "Hidden Hetty", 2, "", "keep away from Bob Ray"],
                ["g-1", "Bob Rae", 2, "", ""],
            ],
            "Lookup": [["code", "meaning"], ["A", "first"]],
        },
        finish,
    )


def mac_letters() -> None:
    _text(
        "mac-letters",
        "Prénom;Nom;Allergies;Accompagné de\r"
        "Amélie;Lefèvre;arachides;\r"
        "François;Château;;Zoé Noël\r"
        "Gaël;Müller;aucune;oui\r",
        encoding="mac_roman",
    )


def old_workbook() -> None:
    import xlwt

    (HERE / "old-workbook").mkdir(exist_ok=True)
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ehrengäste")
    rows: Rows = [
        [
            "Anrede",
            "Titel",
            "Vorname",
            "Nachname",
            "Firma",
            "Funktion",
            "Rückmeldung",
            "Begleitung",
            "Bedürfnisse",
        ],
        [
            "Herr",
            "Dr.",
            "Karl",
            "Graf von Stein",
            "Stadtwerke",
            "Vorstand",
            "zugesagt",
            "mit Gattin",
            "",
        ],
        ["Frau", "", "Eva", "Groß", "Oper", "Intendantin", "abgesagt", "", "Rollstuhl"],
        [
            "Frau",
            "Prof. Dr.",
            "Maike",
            "Ärmel",
            "Universität",
            "Rektorin",
            "unter Vorbehalt",
            "1",
            "schwerhörig",
        ],
    ]
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(str(HERE / "old-workbook" / "list.xls"))


def names_of_the_world() -> None:
    _text(
        "names-of-the-world",
        "Name|Country|Language\n"
        "Nagy Anna|Hungary|Hungarian, English\n"
        "Nguyễn Văn An|Vietnam|vi\n"
        "Tan Boon Keng|SG|English and Mandarin\n"
        "Somchai Jaidee|Thailand|Thai\n"
        "Katrín Jakobsdóttir|IS|\n"
        "Sukarno|Indonesia|\n"
        "María José García Márquez|Colombia|Spanish\n"
        "Juan Pérez|España|es\n"
        "Ludwig van der Berg|NL|Dutch; German\n"
        "Siti Aminah binti Yusof|MY|\n"
        "Mohammed bin Salman Al Saud|Saudi Arabia|Arabic\n"
        "Игорь Волков|Russia|русский\n"
        "山田太郎|Japan|ja\n"
        "XI Jinping|China|\n"
        "KIM Min-jun|KR|Klingon\n",
    )


def without_headings() -> None:
    _text(
        "without-headings",
        "1,Harriet Lowe,yes\n2,Simon Bright,no\n3,Dev Anand,yes\n3,Dev Anand,yes\n5,+1 of Harriet Lowe,\n",
    )


def nozze() -> None:
    _text(
        "nozze",
        """LISTA INVITATI – Matrimonio Giulia & Marco;;;;;;;
Villa Aurelia, 20 giugno 2026;;;;;;;
;;;;;;;
Famiglia / Nucleo;Invitati;N. adulti;N. bambini;Conferma;Intolleranze / menù;Tavolo;Note
Famiglia Rossi;Paolo e Anna Rossi, Luca (7 anni), Sofia (3);2;2;Sì;Anna celiaca; Tav. 1;Sofia seggiolone
Fam. Bianchi;Giovanni Bianchi + Maria De Santis;2;0;sì;Maria vegetariana;Tav. 1;
Ferrari;Dott. Stefano Ferrari;1;;No;;;è all'estero
Esposito;Avv. Carmela Esposito e accompagnatore;2;;in attesa;allergia alle noci;Tav. 2;non vicino a Stefano Ferrari
De Luca;Sig.ra Teresa De Luca;1;;SI;senza glutine, no pesce;Tav. 2;usa la sedia a rotelle
Amici di Marco;;;;;;;
;Davide D'Angelo;1;;confermato;vegano;Tav. 3;
;Don Pietro Conti;1;;Sì;;Tav. 3;celebrante
Totale;;10;2;;;;
""",
    )


def medallas() -> None:
    _text(
        "medallas",
        """Excmo. Ayuntamiento de Villaclara;;;;;;
Acto: Entrega de Medallas de la Ciudad;;;;;;
Nº;Tratamiento;Nombre y apellidos;Cargo;Entidad / Organismo;Confirmación;Observaciones
1;Excma. Sra.;Dª. María del Carmen López García;Alcaldesa;Ayuntamiento de Villaclara;Sí;Preside
2;Ilmo. Sr.;D. José Luis Fernández de la Torre;Subdelegado del Gobierno;Subdelegación del Gobierno;Confirmado;con escolta
3;Sr.;D. Íñigo Ruiz-Galván y Sanz;Presidente;Cámara de Comercio;Sí, con su esposa Dª. Ana Belén Soto;
4;Rvdmo. Mons.;Francisco Pérez Llorente;Obispo;Diócesis de Villaclara;Excusa asistencia;Le representa el Vicario General
5;Sra.;Dª. Núria Puig i Casals;Directora;Museu d'Art;Pendiente;celíaca
6;Sres.;Ramón Ortega e Isabel Vidal;;Familia del homenajeado;Sí;movilidad reducida (Ramón)
;;;;;Total confirmados: 5;
""",
    )


def speakers() -> None:
    _text(
        "speakers",
        """BEGIN:VCARD
VERSION:3.0
N:Lindqvist;Mara;Elisabeth;Dr.;PhD
FN:Dr. Mara Elisabeth Lindqvist, PhD
ORG:Uppsala universitet;Institutionen för fysik
TITLE:Professor
EMAIL;TYPE=WORK:mara@example.org
NOTE:vegetarian\\, arrives late
ADR;TYPE=WORK:;;Storgatan 1;Uppsala;;75105;Sweden
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen M=C3=BCller
ORG:Acme GmbH
TEL;CELL:+49 170 1
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:山田 太郎
N:山田;太郎;;;
X-PHONETIC-LAST-NAME:Yamada
CATEGORIES:Speakers,Gala
LANG:ja
RELATED;VALUE=text;TYPE=spouse:Hanako Yamada
BDAY:19700203
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Embassy of Peru
KIND:org
ORG:Embassy of Peru
END:VCARD
""",
        ending="vcf",
    )


def wirtschaftsgala() -> None:
    rows: list[Sequence[Any]] = [
        ["Wirtschaftsgala 2026 – Tischvergabe (Stand 12.05.2026)"],
        [],
        [
            "Tisch",
            "Firma",
            "Anrede",
            "Titel",
            "Vorname",
            "Nachname",
            "Funktion",
            "Menü",
            "Zu-/Absage",
            "Bemerkung",
        ],
        ("Tisch 1: Sponsor Alpha AG",) + ("",) * 9,
        (
            1,
            "Alpha AG",
            "Herr",
            "Dr.",
            "Klaus",
            "von Hohenstein",
            "Vorstandsvorsitzender",
            "Fisch",
            "Zusage",
            "",
        ),
        (
            "",
            "",
            "Frau",
            "",
            "Brigitte",
            "von Hohenstein",
            "",
            "vegetarisch",
            "Zusage",
            "Gattin von Dr. von Hohenstein",
        ),
        (
            "",
            "",
            "Frau",
            "Prof. Dr.",
            "Anke",
            "Meyer-Lüdenscheidt",
            "Aufsichtsrätin",
            "laktosefrei",
            "offen",
            "nicht neben Herrn Weber",
        ),
        ("Tisch 2: Beta GmbH",) + ("",) * 9,
        (
            2,
            "Beta GmbH",
            "Herr",
            "",
            "Jörg",
            "WEBER",
            "Geschäftsführer",
            "Fleisch",
            "zugesagt",
            "bringt Begleitung mit",
        ),
        (
            "",
            "",
            "Herr",
            "Dipl.-Ing.",
            "Tom",
            "Özdemir",
            "Prokurist",
            "halal",
            "Absage",
            "verhindert",
        ),
        ("", "", "", "", "N.N.", "", "", "", "", ""),
        ("Gesamt", "", "", "", "", "", "", "", "5", ""),
    ]

    def finish(book: Any) -> None:
        book["Firmen"].merge_cells("A1:H1")

    _xlsx("wirtschaftsgala", {"Firmen": rows, "Notizen": [["Sektempfang 18:30"]]}, finish)


def reception() -> None:
    rows: list[Sequence[Any]] = [
        ["AMBASSADE DE FRANCE"],
        ["Réception du 14 juillet 2026 – liste arrêtée au 1er juillet"],
        [],
        [
            "Rang",
            "Civilité",
            "NOM",
            "Prénom",
            "Qualité",
            "Institution / Pays",
            "Conjoint(e)",
            "Réponse",
            "Nb pers.",
            "Régime / accessibilité",
            "Remarques",
        ],
        (
            1,
            "S.E. M.",
            "NGUYỄN",
            "Văn An",
            "Ambassadeur",
            "Viêt Nam",
            "Mme TRẦN Thị Hoa",
            "oui",
            2,
            "",
            "",
        ),
        (
            2,
            "S.E. Mme",
            "O’CONNOR",
            "Siobhán",
            "Ambassadrice",
            "Irlande",
            "",
            "oui",
            1,
            "sans gluten",
            "",
        ),
        (
            3,
            "M.",
            "de VALMONT",
            "Guy",
            "Consul honoraire",
            "Monaco",
            "son épouse",
            "oui (2)",
            2,
            "",
            "à ne pas placer à côté de Mme O’Connor",
        ),
        (
            4,
            "Général",
            "DURAND",
            "Paul-Henri",
            "Attaché de défense",
            "France",
            "-",
            "non",
            0,
            "",
            "",
        ),
        (
            5,
            "Mme",
            "ÅKESSON",
            "Ingrid",
            "Première secrétaire",
            "Suède",
            "M. Lars Åkesson",
            "en attente",
            2,
            "fauteuil roulant (M. Åkesson)",
            "",
        ),
        (
            6,
            "Mgr",
            "KABORÉ",
            "Jean-Baptiste",
            "Nonce apostolique",
            "Saint-Siège",
            "",
            "oui",
            1,
            "pas de porc",
            "",
        ),
        (
            7,
            "M. et Mme",
            "LEFÈVRE",
            "",
            "Chef d’entreprise",
            "",
            "",
            "oui",
            2,
            "végétarien (Mme)",
            "",
        ),
        ["TOTAL", "", "", "", "", "", "", "", 10],
        [],
        ["Légende : oui = confirmé par téléphone"],
    ]
    _xlsx("reception", {"Réception 14 juillet": rows})


BUILT = (
    wedding_replies, embassy, town_hall, gala_tables, conference, hochzeit, boda, matrimonio,
    two_heading_rows, households, cards, broken_cells, mac_letters, old_workbook,
    names_of_the_world, without_headings, nozze, medallas, speakers, wirtschaftsgala, reception,
)  # fmt: skip


if __name__ == "__main__":
    for build in BUILT:
        build()
