#!/usr/bin/env python3
"""Writes invented Dutch records with personal data, and harmless ones that look alike.

It knows nothing of the detectors: the values come from Faker (nl_NL) and from the public rules of
each number, the sentences from the templates below. One JSON object a line: `text`, `kinds` (what is
in it, by the names of the contract's details), `decoy` (whether it is harmless).

    pip install faker
    python3 tools/records.py 20000 > records.jsonl
"""

import json
import random
import sys

from faker import Faker

SEED = 20260801
TEMPLATES = {
    "bsn": [
        "BSN van de aanvrager: {bsn}.",
        "Het burgerservicenummer is {bsn}, graag verwerken.",
        "{name} (bsn {bsn}) heeft gebeld.",
        "Kunnen jullie bsn-nummer {bsn} opzoeken?",
        "sofinummer {bsn} staat nog in het oude dossier",
        "Her citizen service number is {bsn}.",
    ],
    "iban": [
        "Graag overmaken naar {iban} t.n.v. {name}.",
        "Rekeningnummer: {iban}",
        "{name} wil het bedrag op {iban}. Dank!",
        "IBAN {iban} klopt volgens de bank.",
        "Please refund {iban} today.",
    ],
    "phone": [
        "{name} is bereikbaar op {mobile}.",
        "Bel {name} terug: {mobile}",
        "Haar nummer is {mobile}, bel gerust in de avond.",
        "App me op {mobile} als je er bent.",
        "Thuis te bereiken op {landline}, vraag naar {name}.",
        "telefoon van {name}: {landline}",
    ],
    "email": [
        "Stuur het naar {email}, dan komt het goed.",
        "{name} mailt vanaf {email}.",
        "E-mail: {email}",
    ],
    "address": [
        "{name} woont op {address}.",
        "Het woonadres is {address}.",
        "Stuur de kaart naar {name}, {address}.",
    ],
    "licence_plate": [
        "De auto met kenteken {plate} staat weer fout.",
        "Kenteken {plate} is genoteerd.",
        "Wie is de eigenaar van de bestelbus {plate}?",
    ],
    "birth_date": [
        "{name}, geboren op {birth}, vraagt een paspoort aan.",
        "Geboortedatum: {birth}",
        "geb. {birth} te {city}",
    ],
    "bank_card": [
        "Haar creditcard is {card}.",
        "Kaartnummer {card}, geldig tot 09/28",
    ],
}
DECOYS = [
    "Je bestelling met ordernummer {bsn_like} is onderweg.",
    "Het gaat om bestelnummer {bsn_like}; je krijgt bericht.",
    "Documentnummer {bsn_like} staat op de website.",
    "Factuurnummer {bsn_like} is betaald.",
    "Samen fietsten we {bsn_like} meter dit jaar.",
    "Artikelcode {code} is weer op voorraad.",
    "Onderdeel {code} wordt niet meer gemaakt.",
    "De markt is op {date} van 9.00 tot 17.00 uur.",
    "De regeling loopt van {date} tot {date2}.",
    "De brug kost € {price} en is klaar in {year}.",
    "Een ticket kost {price} euro, kinderen half geld.",
    "Referentie {phone_like}, graag vermelden.",
    "Zendingnummer {phone_like} is bezorgd.",
    "Track en trace: 3S{digits13}",
    "ISBN 978-90-{digits4}-{digits3}-7 ligt in de bieb.",
    "Perceelnummer {digits4}, sectie B, blijft groen.",
    "Bel 14 0{digits2} of kom langs bij de balie.",
    "Ons gratis nummer is 0800-{digits4}.",
    "KvK {digits8}, btw NL{digits9}B01",
    "De raad stemt op {date} over agendapunt {digits2}.",
    "Mail naar {role}@{domain} voor vragen.",
    "De bijeenkomst is in {hall}, {address_public}.",
    "Versie {v1}.{v2}.{v3} staat klaar.",
    "Buslijn {digits2} rijdt om {time} uur vanaf halte {city}.",
    "In {year} deden {thousands} inwoners mee.",
]


def passes(digits):
    """The 11-test of the citizen service number."""
    total = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), digits))
    return (total - int(digits[8])) % 11 == 0 and int(digits) > 0


def bsn(rng, valid=True):
    while True:
        digits = f"{rng.randrange(10_000_000, 1_000_000_000):09d}"
        if passes(digits) == valid:
            return digits


def bsn_form(rng, digits):
    a, b, c = digits[:3], digits[3:6], digits[6:]
    return rng.choice([
        digits, digits, digits, f"{a} {b} {c}", f"{a}.{b}.{c}",
        f"{digits[:4]}.{digits[4:6]}.{digits[6:]}", f"{a}-{b}-{c}",
    ])


def iban_form(rng, iban):
    if rng.random() < 0.5:
        return iban
    return " ".join(iban[at:at + 4] for at in range(0, len(iban), 4))


def card_form(number):
    return " ".join(number[at:at + 4] for at in range(0, 16, 4))


def mobile(rng):
    d = f"{rng.choice('12345')}{rng.randrange(10_000_000):07d}"
    return rng.choice([
        f"06{d}", f"06-{d}", f"06 {d[:2]} {d[2:4]} {d[4:6]} {d[6:]}", f"06-{d[:4]} {d[4:]}",
        f"+31 6 {d[:4]} {d[4:]}", f"+316{d}", f"00316{d}", f"+31 (0)6 {d}",
    ])


def landline(rng):
    area = rng.choice(["010", "020", "030", "050", "070", "0113", "0229", "0341", "0485", "0592"])
    rest = f"{rng.randrange(10 ** (10 - len(area))):0{10 - len(area)}d}"
    rest = rng.choice("123456789") + rest[1:]
    national = area[1:]
    return rng.choice([
        f"{area}-{rest}", f"{area} {rest}", f"{area}{rest}", f"({area}) {rest}",
        f"+31 {national} {rest}", f"{area} - {rest[:3]} {rest[3:]}",
    ])


def plate(rng):
    letters = "BDFGHJKLNPRSTVXZ"
    form = rng.choice(["99-AA-AA", "99-AAA-9", "9-AAA-99", "AA-999-A", "A-999-AA"])
    pick = {"A": letters, "9": "0123456789"}
    return "".join(rng.choice(pick[sign]) if sign in pick else sign for sign in form)


def date_form(rng, date):
    months = ("januari februari maart april mei juni juli augustus september oktober november "
              "december").split()
    return rng.choice([
        date.strftime("%d-%m-%Y"), f"{date.day}-{date.month}-{date.year}",
        f"{date.day} {months[date.month - 1]} {date.year}", date.strftime("%Y-%m-%d"),
        date.strftime("%d/%m/%Y"), date.strftime("%d.%m.%Y"),
    ])


def values(rng, fake):
    """One of each value that the templates name."""
    first, last = fake.first_name(), fake.last_name()
    street = fake.street_name()
    postcode = f"{rng.randrange(1000, 9999)} {rng.choice('ABCDEFGH')}{rng.choice('JKLMNP')}"
    domain = rng.choice(["gmail.com", "hotmail.com", "ziggo.nl", "kpnmail.nl", "outlook.com"])
    like = bsn(rng, valid=True)
    digits = {f"digits{n}": f"{rng.randrange(10 ** (n - 1), 10 ** n)}" for n in (2, 3, 4, 8, 9, 13)}
    return {
        "name": rng.choice([f"{first} {last}", f"mevrouw {last}", f"dhr. {first[0]}. {last}"]),
        "bsn": bsn_form(rng, bsn(rng)),
        "iban": iban_form(rng, fake.iban()),
        "mobile": mobile(rng),
        "landline": landline(rng),
        "email": f"{first}.{last}".lower().replace(" ", "").replace("'", "") + f"@{domain}",
        "address": f"{street} {rng.randrange(1, 300)}, {postcode} {fake.city()}",
        "plate": plate(rng),
        "birth": date_form(rng, fake.date_of_birth(minimum_age=1, maximum_age=95)),
        "card": card_form(fake.credit_card_number("visa16")),
        "city": fake.city(),
        "bsn_like": bsn_form(rng, like) if rng.random() < 0.2 else like,
        "code": f"{rng.choice('ABCDEFGH')}{rng.choice('KLMNPR')}-{rng.randrange(100, 999)}-"
                f"{rng.choice('STVXZ')}",
        "date": date_form(rng, fake.date_between("-1y", "+1y")),
        "date2": date_form(rng, fake.date_between("-1y", "+1y")),
        "price": f"{rng.randrange(1, 999)}.{rng.randrange(0, 999):03d},{rng.randrange(100):02d}",
        "year": str(rng.randrange(1950, 2030)),
        "phone_like": f"06{rng.randrange(10_000_000, 99_999_999)}",
        "role": rng.choice(["info", "pers", "communicatie", "vergunningen", "klantenservice"]),
        "domain": rng.choice(["gemeente.example", "provincie.example", "dienst.example"]),
        "hall": rng.choice(["het stadhuis", "buurthuis De Brug", "de bibliotheek", "de sporthal"]),
        "address_public": f"{street} {rng.randrange(1, 300)}, {postcode} {fake.city()}",
        "time": f"{rng.randrange(24)}.{rng.randrange(60):02d}",
        "thousands": f"{rng.randrange(1, 900)}.{rng.randrange(1000):03d}",
        "v1": str(rng.randrange(1, 30)), "v2": str(rng.randrange(30)), "v3": str(rng.randrange(99)),
        **digits,
    }


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rng = random.Random(SEED)
    Faker.seed(SEED)
    fake = Faker("nl_NL")
    kinds = sorted(TEMPLATES)
    for number in range(count):
        of = values(rng, fake)
        if number % 2:
            record = {"text": rng.choice(DECOYS).format(**of), "kinds": [], "decoy": True}
        else:
            kind = kinds[number // 2 % len(kinds)]
            text = rng.choice(TEMPLATES[kind]).format(**of)
            record = {"text": text, "kinds": [kind], "decoy": False}
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
