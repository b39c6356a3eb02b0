"""The invented people, and their two years, that `netlog demo` and the example file show."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from netlog.exchange.records import Person, Touch

EXAMPLE_DAY = date(2026, 11, 19)  # the day that netlog.db.example is built for

# What to try once the demo is there: (command, why).
TRY: tuple[tuple[str, str], ...] = (
    ("netlog owed", "whose turn it is, and since when"),
    ("netlog due", "whom you meant to be in touch with by now"),
    ("netlog show ada-nwosu", "one person on one screen"),
    ("netlog history henrik", "who wrote three pages for you, and was never thanked"),
    ("netlog show elena russo", "there are two: netlog asks, it does not guess"),
    ('netlog log roisin -m "told her how it went"', "accents don't matter; she is no longer due"),
    ("netlog undo", "as if that had never been logged"),
)


def records(today: date) -> Iterator[Person | Touch]:
    """Yield each invented person, then what happened with them, the oldest first.

    Days lie a fixed number of days before `today`, so the picture is the same whichever day it
    is; only birthdays stay where they are.
    """
    for life in re.sub(r"\n {4,}", " ", _LIVES).strip().split("\n\n"):
        head, *log = life.splitlines()
        person = _person(head, today)
        yield person
        for n, line in enumerate(log, start=1):
            yield _touch(line, person.key, n, today)


def _person(head: str, today: date) -> Person:
    key, name, *fields = head.split(" | ")
    said: defaultdict[str, list[str]] = defaultdict(list)
    for field in fields:
        word, value = field.split(maxsplit=1)
        said[word].append(value)

    def one(word: str) -> str | None:
        return next(iter(said[word]), None)

    def ago(word: str) -> str | None:
        days = one(word)
        return days and _ago(days, today)

    return Person(
        key=f"demo:{key}",
        name=name,
        emails=tuple(said["email"]),
        phones=tuple(said["phone"]),
        links=tuple(f"https://example.org/in/{link}" for link in said["link"]),
        nicknames=tuple(said["nickname"]),
        tags=tuple(said["tag"]),
        company=one("company"),
        title=one("title"),
        location=one("location"),
        birthday=one("birthday"),
        met_on=ago("met"),
        met_at=one("at"),
        added_on=ago("added"),
        circle=one("circle"),
        cadence=one("cadence"),
        note=one("note"),
    )


def _touch(line: str, person: str, n: int, today: date) -> Touch:
    days, what, channel, initiator, note = line.split(maxsplit=4)
    what, _, gathering = what.partition("@")
    direction, _, given = what.partition(":")
    kind, _, weight = given.partition("*")
    return Touch(
        person=person,
        day=_ago(days, today),
        key=f"{person}:{n}",
        direction=direction,
        kind=kind or None,
        weight=int(weight or 1),
        channel=channel,
        note=note,
        initiator=None if initiator == "-" else initiator,
        group=f"demo:{gathering}" if gathering else None,
    )


def _ago(days: str, today: date) -> str:
    return (today - timedelta(days=int(days))).isoformat()


# A paragraph is a person. Its first line: key | name | field value | field value ...
# Then a line for each interaction: days ago, met, gave:kind*weight or got:kind*weight (@ and the
# gathering it was part of), channel, who began it, note. Four blanks go on with the line before.
_LIVES = """
ada | Ada Nwosu | circle inner | added 728 | met 4380 | birthday --12-02 | email ada@example.org
    | email nwosu@paperboat.example.com | phone +44 20 7946 0101 | link ada-nwosu | tag book
    | tag family | at a night class in bookbinding | company Paper Boat Press
    | title Senior editor | location London
    | note Amara is her daughter. Prefers a call to a message.
725 met           in-person me   Long walk by the canal. I told her that I am leaving Globex.
711 got:advice*2  call      me   How to price by the project and not by the day
671 met           in-person them Supper at theirs; Amara has learned to whistle
640 met@studio    in-person me   Studio-warming. Stayed to wash up.
640 got:gift      in-person them A brass desk lamp for the studio
612 gave:review*2 email     them Read the first half of her translation
588 got:intro*2   email     them To Graça at Halfmoon Health
533 gave:favour*2 in-person me   Had Amara for two days while they moved house
501 gave:intro*2  email     me   To Maya Lindqvist, for the river atlas
440 got:review*2  email     me   The book proposal, marked up in green
409 met           call      them Her father is in hospital. Call again on Sunday.
402 gave:favour   in-person me   Drove her to the hospital and back
371 met           message   them Father is home
340 gave:gift     letter    me   Seeds for the balcony: sweet peas, and the black tomatoes
270 got:referral  email     them Passed my name to the museum of clocks
236 gave:advice*2 in-person them Whether to take the list editor's chair
205 met           in-person them She took it. Starts with two books on rivers.
171 got:thanks    letter    them A card, for talking it through
133 gave:lead     message   me   A retired pilot with forty years of logbooks and a story
 98 met           in-person me   Amara starts school in September and has chosen her own shoes
 68 met@soup      in-person me   Soup night; she made the bread
 23 gave:review   email     them Cover drafts for the first river book
  6 met           call      them Amara lost a tooth. Ask how the rivers sold in.

roisin | Róisín O'Dwyer | circle inner | added 728 | met 5120 | birthday 1984-12-09
    | email roisin@example.net | phone +44 20 7946 0117 | link roisin-odwyer | tag theatre
    | company Lantern & Moth | title Lighting designer | location Bristol
726 met           in-person them First pint since she moved to Bristol
702 gave:favour   in-person me   Carried lamps up four flights for the opening night
640 met@studio    in-person me   Studio-warming. Spent it up a ladder.
640 got:favour*2  in-person them Rewired half the studio in one afternoon
541 met           in-person me   Saw the show; the storm scene is all hers
455 met           call      me   Not sleeping well before the tour
420 gave:recommendation*2 letter them Wrote to the arts fund for her
312 got:gift      letter    them A box of lighting gels in all the sea colours
268 met           in-person them Back for good, she says. Looking for a flat with a garden.
221 gave:advice*2 call      them What to ask for when they extend her contract
180 met           message   me   Found the flat
156 got:favour*3  in-person me   Lit the whole exhibition and would not hear of an invoice
101 met           in-person them The garden is mostly nettles
 74 got:lead      call      them A playhouse in Cork wants its signs redrawn
 33 got:advice    call      me   How to say no to the hotel chain. She wants to hear how it went.

kenji | Kenji Watabe | circle inner | cadence 3 weeks | added 728 | met 2900
    | email kenji@example.org | phone +44 20 7946 0123 | phone +44 20 7946 0124 | nickname Ken
    | tag climbing | company Pebble & Sons | title Frame builder | location London
727 met           in-person me   Climbing wall, first time after his wrist
700 gave:advice   in-person them Which of the two lathes to buy
640 met@studio    in-person them Studio-warming. Came with a crate of plums.
549 met           in-person me   Wall, then noodles
520 got:advice    in-person me   Get one good stapler and look after it. He was right.
488 gave:lead     email     me   A school in Hackney wants twelve cargo trikes
447 met           in-person them His mother visits from Nara in the autumn
415 got:gift      in-person them A bell he turned himself
380 gave:favour*2 in-person me   Two days on his stand at the bicycle show
318 got:referral*2 message  them His landlord needs a wayfinding scheme
281 met           in-person me   Wall. Both of us fell off the blue route.
176 met           in-person them He is thinking of taking an apprentice
142 gave:intro    email     me   To Ingrid, who knows the apprentice scheme
110 got:favour    in-person me   Lent the van for the exhibition crates
 68 met@soup      in-person me   Soup night; carried the big pot
 68 gave:thanks   in-person me   A toast to the van
 31 met           in-person me   Wall; the apprentice starts after the new year
 10 got:lead      call      them A friend at the tram company is unhappy with its maps

maya-l | Maya Lindqvist | circle close | added 726 | met 1900 | email maya.lindqvist@example.com
    | link maya-lindqvist | tag maps | tag book | company Fartyg & Fyr | title Cartographer
    | location Gothenburg
720 met           email     me   Caught up after a year of nothing
640 met@studio    in-person me   Studio-warming. She came over on the night train.
565 got:review    email     them Corrected the projection on my ferry map
507 gave:intro*2  email     me   To Ada, who may want the river atlas
463 met           video     them Paper Boat asked for a sample chapter
418 gave:review   email     them Sample chapter: fewer arrows
377 got:thanks    letter    them A hand-drawn map of our canal, framed
329 met           video     me   The atlas is signed!
276 gave:recommendation email them For the residency on Åland
184 met           message   them She got the residency
140 gave:lead     email     me   Tram museum looking for a map of lost lines
 96 met           video     them No internet on the island except at the bakery
 51 met           call      me   Proofs come back next month. She asked me to be honest about the
                                 index.

maya-b | Maya Benhaddou | circle close | added 724 | met 2300 | birthday 1990-03-14
    | email maya@example.net | email m.benhaddou@example.com | phone +44 20 7946 0138 | tag globex
    | company Cloudberry Clinic | title Head of research | location Manchester
    | note Sat opposite me at Globex for three years
718 met           in-person me   Farewell lunch at Globex
684 got:lead*2    message   them Cloudberry needs its leaflets redone
556 gave:review*2 email     them Her questionnaire, all forty items
470 met           call      them Expecting, two months to go
406 gave:gift     letter    me   The striped blanket
365 met           message   them It's a boy: Ilyas
322 met           in-person me   Held Ilyas. Slept through it.
259 gave:intro    email     me   To Rain, who studies how people read labels
203 got:review    email     me   Read the leaflet with six patients and sent their words
151 met           video     them Back at work three days a week
104 got:intro     email     them To the head of the eye hospital
 68 met@soup      in-person me   Soup night; Ilyas ate the bread
 36 gave:article  email     me   Large type on small packets
 12 got:thanks    message   them The packets article is pinned up in the pharmacy

tomasz | Tomasz Żurawski | circle close | added 728 | met 2600 | email tomasz@example.org
    | phone +44 20 7946 0142 | link tomasz-zurawski | nickname Tomek | tag globex | company Globex
    | title Engineering manager | location London
724 met           in-person me   Told him before the announcement
707 got:favour*2  in-person them Saved five years of my work from the old server
673 met           message   them They gave my desk to a printer
640 met@studio    in-person me   Studio-warming; last to leave
595 gave:advice   in-person them How to ask for a four-day week
552 met           call      them Got the four-day week
506 got:referral*2 email    them Sent the transit people my way
424 met           in-person me   Chess. Lost twice.
385 gave:review   email     them His talk on boring software
252 gave:intro    email     me   To Yusuf, who is hiring
211 got:advice    video     me   Which backups to trust, and which to test
169 met           in-person them Yusuf made an offer, he is thinking about it
117 gave:advice   call      them Weighed the offer with him for an hour
 79 met           message   them Said no to Teacup: too far from his father
 24 met           in-person me   Wants to leave Globex by spring. Would like to meet people in
                                 public transport.

leilani | Leilani Kahale-Stone | circle close | added 690 | met 690 | birthday --11-27
    | email leilani@example.com | phone +1 808 555 0142 | link leilani-kahale-stone | tag client
    | company Acme Kites | title Brand director | location Honolulu
690 met           video     them First call; Acme wants assembly sheets without words
662 got:lead*3    email     them The assembly sheets are ours, eleven models
530 gave:advice   video     them Hiring an illustrator: ask for bad drawings too
483 gave:gift     letter    me   The first sheet, printed on silk
444 met           message   them Flew the silk one. It flies!
353 gave:favour*2 video     me   Sat in on her interviews at midnight
300 met           video     them The new illustrator is a former sailor
247 gave:intro*2  email     me   To Graça, whose team buys from the same printer
196 met           in-person them In London for the toy fair; took her to the lamp shop
152 got:gift      in-person them A red kite for the studio window
107 gave:review   email     them The word list for the spring catalogue
 68 met@soup      in-person them Soup night, between two flights
 29 gave:lead     message   me   A kite school in Portugal is closing and selling its moulds
  5 met           message   them She wrote to them the same day

graca | Graça Monteiro | circle close | cadence 6 weeks | added 583 | met 583
    | email graca@example.org | phone +44 20 7946 0155 | link graca-monteiro | tag client
    | tag health | company Halfmoon Health | title Head of patient information | location Lisbon
    | note Met through Ada
583 met           video     me   First call. Six clinics, nine kinds of leaflet.
559 gave:advice   video     them Start with the leaflet that people lose
517 met           in-person them Two days in Lisbon with her team
480 got:lead*2    email     them Pilot for the discharge letters
431 gave:review*2 email     them Tender papers for the regional board
355 gave:article  email     me   Three studies with numbers, for her board
310 got:thanks    letter    them Custard tart recipe, in her grandmother's hand
262 gave:intro*2  email     me   To Maya Benhaddou: same problem, other country
190 gave:favour   in-person me   Gave the Thursday talk when her speaker fell ill
146 got:referral  email     them To the hospital in Coimbra
 68 met@soup      in-person me   Soup night, on her way to a wedding
 45 gave:lead     message   me   A grant for plain-language health, closing in the spring

elena-r | Elena Maria Russo | circle active | added 655 | met 655 | email elena.russo@example.com
    | link elena-maria-russo | tag bank | company Otter Bridge Bank | title Design director
    | location Turin
655 met           event     -    Sat next to her at the forms day
514 gave:review*2 email     them The mortgage form: nine pages to four
461 got:lead      email     them Asked us to quote for the savings forms
398 met           call      them The quote was too late for this year's budget
303 met@fair      event     me   Chart fair; she moderated the panel on small type
303 got:intro     event     them To the woman who runs the typeface archive
245 gave:advice   video     them How to test a form with eight people
121 gave:referral email     me   Sent the coffee growers to her old studio
 40 met           video     them Her budget opens again in January. Bring the savings forms up
                                 first.

elena-p | Elena Russo Prats | circle active | added 540 | met 540 | birthday 1979-06-30
    | email elena@example.net | phone +44 20 7946 0161 | tag languages | title Translator
    | location Valencia
540 met           in-person them Came to the workshop in Valencia
512 got:favour*2  email     them Translated the workshop sheets overnight
476 gave:recommendation*2 email them For the translators' guild
401 met           message   them She is in the guild
350 got:article   email     them Why Catalan road signs changed
303 met@fair      event     them Chart fair. Two Elenas on one panel!
249 gave:lead     email     me   A cookbook that needs Spanish and Catalan
188 met           call      me   The cookbook has 300 kinds of rice
143 got:advice    call      me   Leave thirty per cent more room for German
 84 gave:review   email     them Her price list; it was too modest

dilnoza | Dilnoza | circle active | added 600 | met 600 | email dilnoza@example.org | link dilnoza
    | tag textiles | company Mulberry Knot | title Textile designer | location Samarkand
600 met           event     them She showed ikat patterns built like bar charts
570 gave:article  email     me   Woven statistics, with plates
519 met           video     me   Taught me to count threads
466 got:gift*2    letter    them Two metres of the tide-table ikat
412 got:advice    video     me   How to keep nine colours apart for people who see three
303 met@fair      event     them Chart fair; her cloth hung over the stage
257 gave:intro    email     me   To the textile curator at the harbour museum
198 got:favour*2  letter    them Wove the exhibition banner and sent it in a week
112 met           video     them The curator bought two pieces. Her sister opens a tea house in May.

max | Maximiliana Theodora van der Heuvel Castellanos de Ibarra | circle wide | added 460
    | met 460 | email max@example.com | nickname Max | tag maps
    | company Royal Society of Imaginary Islands | title Keeper of charts | location The Hague
460 met           event     -    Her talk on islands that were never there
458 met           social    them Found each other online afterwards
170 met           email     me   Asked after the island of Frisland. Still not there.

rain | 林小雨 | circle active | added 571 | met 571 | email rain.lin@example.org | link rain-lin
    | nickname Rain | nickname Rain Lin | tag research | company University of Elsewhere
    | title Doctoral student | location Taipei
571 met           email     them Wrote to ask about our label tests
565 gave:favour*2 email     me   Sent all the raw notes from the label tests
455 met           video     them Passed the first year
303 met@fair      event     me   Chart fair, her first time in Europe
303 gave:intro    event     me   To Elena Maria Russo and the forms people
260 got:thanks    letter    them High mountain tea
200 met           video     them Sixty readers tested, forty to go
158 gave:advice*2 call      them When to stop collecting
103 got:review    email     them Reading times for the packet labels
 47 met           video     them Hands in her thesis before the lunar new year

yusuf | Yusuf Demirtepe | circle active | added 640 | met 640 | email yusuf@example.com
    | phone +44 20 7946 0177 | link yusuf-demirtepe | tag startup | company Teacup Robotics
    | title Founder | location Izmir
632 met           video     them Robots that carry tea. He means it.
598 got:advice*2  video     me   How to read a term sheet
543 gave:review   email     them The pitch, cut from thirty slides to nine
433 got:intro*2   email     them To the people who run the ferry terminals
376 gave:lead     email     me   A hotel with very long corridors
303 met@fair      event     them Chart fair; a robot served the tea
251 gave:referral email     me   Tomasz, for head of engineering
161 got:lead      email     them Icons for the robot's face
 92 met           video     me   The robot is called Ayşe now
 57 gave:advice*2 video     them Nobody needs a face with nine moods
 20 met           call      them Corridors went well; the hotel wants six. Looking for someone in
                                 Ankara.

beatriz | Beatriz Salgado Pinho | circle wide | added 700 | met 1500 | email beatriz@example.net
    | tag book | company Paper Boat Press | title Rights manager | location Porto
693 met           event     me   Book fair; ten minutes between meetings
645 gave:lead*2   email     me   A Korean publisher asked about the timetable book
560 got:article   email     them Rights for maps, explained
481 gave:advice   email     them Which pages can lose their colour
386 met           in-person them Lunch by the river. She is learning the cello.

henrik | Henrik Aaltovirta | circle wide | added 715 | met 3300 | birthday 1961-01-08
    | email henrik@example.org | phone +44 20 7946 0184 | link henrik-aaltovirta | tag harbour
    | company Harbour Office of Elsewhere | title Harbour master | location Turku
714 met           email     me   Asked whether he remembers me from the ice charts
648 met           call      them An hour about buoys
610 got:recommendation*4 letter me   Wrote three pages to the ministry. Without them there is no
                                 ferry contract, and no studio.
543 met           message   them Retires in two years, building a boat
470 met           email     them Sent a picture of the keel
358 met           call      me   The boat needs a name. He would like to see the printed map one
                                 day.

farah | Farah Mirzadeh | circle active | added 150 | email farah@example.com | link farah-mirzadeh
    | tag startup | company Teacup Robotics | title Product lead | location Izmir
    | note Yusuf says we should talk about signs for people who are lost

ngozi | Ngozi Tremblay | circle wide | added 150 | email ngozi@example.org | phone +1 514 555 0119
    | tag archive | company Museum of Small Errors | title Archivist | location Montréal
    | note Asked for our card at the exhibition

callum | Callum Invergarry | circle close | added 44 | email callum@example.net
    | phone +44 20 7946 0190 | tag health | tag client | company Halfmoon Health
    | title Clinic lead | location Inverness
    | note Graça's new colleague; takes over the discharge letters

ingrid | Ingrid Sørbråten | added 658 | met 658 | phone +44 20 7946 0108 | tag neighbour
    | title Joiner | location London | note Workshop across the yard
658 met           in-person me   Introduced myself; borrowed a spirit level
640 met@studio    in-person me   Studio-warming. Brought her own chair.
604 gave:favour   in-person me   Held the other end of a very long table
452 gave:lead     in-person me   The café on the corner wants shelves
379 got:gift      in-person them A drawing board made of offcuts
216 met           in-person -    Tea in the yard
138 gave:favour*2 in-person them Took in her deliveries for three weeks
 75 got:thanks    in-person them Cinnamon buns on the doorstep

rosalind | Rosalind Achterberg | cadence 6 months | added 722 | met 6900 | birthday 1952-02-29
    | email rosalind@example.org | phone +44 20 7946 0165 | tag mentor
    | company University of Elsewhere | title Professor emerita | location Edinburgh
    | note Write, don't ring. She answers by post.
716 got:advice*2  in-person me   Leave while they are still sorry to see you go
633 met           letter    me   Told her about the studio
574 got:intro     letter    them To the man who drew the night-bus map
509 gave:article  letter    me   The reissue of the signal manual she learned from
431 met           letter    them Her hip is mending
366 got:review    letter    me   Forty-one pencilled notes on chapter two
285 gave:gift     letter    me   The ferry map, signed by all of us
210 met           in-person me   Tea in her garden. She is writing down her first lectures and has
                                 lost the slides to the third.

mateo | Mateo Quispe Huanca | circle active | added 530 | met 530 | email mateo@example.net
    | link mateo-quispe-huanca | tag press | company The Puna Courier | title Data journalist
    | location Arequipa
530 met           social    them He redrew one of our charts, better
450 met           video     me   His paper prints in two inks only
393 gave:review*2 email     them The water maps, before they ran
338 got:article   email     them The water maps, front page
264 met           message   them A minister complained. A good sign.
208 gave:recommendation*2 email them For the fellowship in Montréal
155 got:lead      email     them A water board that wants honest charts
108 gave:intro    email     me   To Rosalind's old students in Lima
 60 met           video     them Hears about the fellowship in three weeks

zsofia | Zsófia Halmos | circle wide | added 262 | met 262 | email zsofia@example.com | tag museum
    | company Museum of Borrowed Clocks | title Curator | location Budapest
262 met           email     them Ada gave her our name
229 met           video     me   No two clocks there agree
150 met           in-person me   Walked the rooms with her. New wing opens when the roof is dry.

lamine | Lamine Diarrassou | circle wide | added 495 | met 495 | email lamine@example.org
    | tag transport | company Baobab Transit | title Network planner | location Dakar
495 met           video     them Eighty bus lines, no map at all
447 got:favour*2  email     them Counted passengers on paper for our test
382 gave:article  email     me   Maps of minibus networks
303 met@fair      event     me   Chart fair; he drew line 14 from memory
240 got:intro     email     them To the planners in Abidjan

sorin | Sorin Vlădescu | circle active | added 719 | met 2500 | email sorin@example.com
    | phone +44 20 7946 0196 | link sorin-vladescu | tag globex | company Quokka Freight
    | title Data engineer | location Cluj
712 met           in-person me   Goodbye coffee at Globex
668 gave:review   email     them His letter of application, three drafts
627 gave:recommendation*3 call them Half an hour with the people at Quokka
590 met           message   them Quokka took him
524 got:thanks    message   them Photo of the new desk, with kangaroo
436 gave:advice*2 video     them First month as a lead: ask, do not answer
360 met           video     them Twins! Both loud.
303 met@fair      event     -    Chart fair, between two feeds
222 got:favour    email     me   Cleaned the ferry data in an evening
130 gave:gift     letter    me   Two very small jumpers

nestor | Nestor Kwarteng | added 410 | met 410 | tag swimming | title Lifeguard and poet
    | location London
410 met           in-person -    Same lane on Tuesdays
289 met           in-person them Gave a reading at the pool, dry
 87 met           other     -    Waved from the bus
"""
