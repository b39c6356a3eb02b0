"""The words that a line is read by: to teach netlog a word, add it to its table here.

Every table holds folded words (no accents, no case). Words stand apart by blanks; where a
table holds phrases, they stand apart by commas.
"""

from typing import NamedTuple


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in text.split(",") if phrase.strip())


class Deed(NamedTuple):
    """What a verb of giving or getting says; `kind` None leaves that to the thing given."""

    kind: str | None = None
    only: frozenset[str] = frozenset()  # the kinds it can give; none named, any
    gets: bool = False  # its subject is the one who receives
    shares: bool = False  # whoever follows is party to it: introduced Ada to Bo
    owns: bool = False  # it is done to what somebody has: reviewed Alan's paper
    alone: bool = False  # it counts though nobody is named: got advice
    treats: bool = False  # so does a meal: paid for lunch
    says: frozenset[str] = frozenset()  # one of these has to follow: put ... in touch


DEEDS: dict[str, Deed] = {
    **dict.fromkeys(("gave", "sent", "forwarded", "passed", "provided"), Deed(alone=True)),
    **dict.fromkeys(("emailed", "texted", "messaged", "mailed", "handed", "brought"), Deed()),
    **dict.fromkeys(("shared", "showed", "wrote"), Deed()),
    "made": Deed(only=_words("intro gift"), alone=True),
    "did": Deed(only=_words("favour review"), alone=True),
    "returned": Deed(only=_words("favour"), alone=True),
    "said": Deed(only=_words("thanks"), alone=True),
    **dict.fromkeys(("got", "received"), Deed(gets=True, alone=True)),
    "borrowed": Deed("favour", gets=True),
    **dict.fromkeys(("introduced", "connected"), Deed("intro", shares=True)),
    "put": Deed("intro", shares=True, says=_words("touch contact")),
    "referred": Deed("referral", shares=True),
    **dict.fromkeys(("recommended", "endorsed"), Deed("recommendation", shares=True)),
    **dict.fromkeys(("nominated", "vouched"), Deed("recommendation")),
    **dict.fromkeys(("advised", "mentored", "coached", "counselled"), Deed("advice")),
    **dict.fromkeys(("helped", "assisted", "tutored", "taught", "lent", "loaned"), Deed("favour")),
    **dict.fromkeys(("drove", "babysat"), Deed("favour")),
    "picked": Deed("favour", says=_words("up")),
    **dict.fromkeys(("fixed", "repaired", "mended"), Deed("favour", owns=True)),
    **dict.fromkeys(("reviewed", "proofread", "edited", "critiqued"), Deed("review", owns=True)),
    **dict.fromkeys(("bought", "treated", "cooked", "baked", "knitted"), Deed("gift", treats=True)),
    "paid": Deed("gift", treats=True, says=_words("for")),
    "thanked": Deed("thanks"),
}

# The thing given or got, and its kind. The last one of a run tells: a thank-you gift is a gift.
THINGS: dict[tuple[str, ...], str] = {
    phrase: kind
    for kind, phrases in {
        "intro": "intro, intros, introduction, introductions",
        "referral": "referral, referrals",
        "lead": "lead, leads, tip, tips, tip off",
        "advice": "advice, guidance, counsel, pointers, pep talk",
        "review": "review, reviews, feedback, comments, critique, second opinion",
        "recommendation": "recommendation, recommendations, reference, references, endorsement,"
        "testimonial, letter of recommendation, letter of reference, recommendation letter,"
        "reference letter, good word",
        "article": "article, articles, link, links, paper, papers, essay, blog post, podcast,"
        "newsletter",
        "favour": "favour, favours, favor, favors, help, hand, lift, ride, support",
        "gift": "gift, gifts, present, presents, flowers, chocolates, wine, book, books, cake,"
        "voucher, souvenir",
        "thanks": "thanks, thank you, thank you note, thank you card",
    }.items()
    for phrase in _phrases(phrases)
}
MEALS = _words(
    "lunch dinner breakfast brunch supper coffee coffees tea drink drinks beer beers pint pints"
    " meal pizza bill tab"
)

# What is said, and the channel. In the first clause that names one, SURE outweighs PLAIN, and
# PLAIN outweighs VAGUE; among equals the first said wins. NOT_A_CHANNEL hides what it contains.
SURE = {
    "video": "video call, video chat, videocall, by video, on video, on zoom, over zoom, via zoom,"
    "zoom call, on facetime, over facetime, via facetime, on skype, over skype, via skype,"
    "on teams, over teams, via teams, teams call, google meet, on webex",
}
PLAIN = {
    "in-person": "coffee, lunch, dinner, breakfast, brunch, supper, drinks, beer, beers, a pint,"
    "tea with, walk, walked, hike, hiked, in person, face to face, picnic, barbecue, bbq, dined",
    "video": "zoom, zoomed, skype, skyped, facetime, facetimed, video, webex, jitsi, hangouts",
    "call": "called, call, calls, phone, phoned, rang, telephoned, phonecall, voicemail,"
    "rung, dialled",
    "message": "text from, text to, text with, a text, by text, text message, texted, texts from,"
    "sms, whatsapp, whatsapped, imessage, on signal, via signal, over signal, telegram, on slack,"
    "via slack, over slack, slacked",
    "email": "email, emailed, e mail, e mailed, emails, by mail, mailed",
    "social": "dm, dms, dmed, linkedin, twitter, facebook, instagram, insta, mastodon,"
    "bluesky, tweeted, on x, on discord, on reddit",
    "letter": "letter, letters, postcard, by post, christmas card, birthday card",
    "event": "party, conference, meetup, wedding, concert, workshop, summit, reunion, festival,"
    "hackathon, funeral, reception, gala, seminar, housewarming, trade fair, the event, an event",
}
VAGUE = {
    "in-person": "met, saw, visited, visit, ran into, bumped into, dropped by, stopped by, meeting,"
    "came over, hosted",
    "message": "message, messaged, messages, pinged, wrote to, wrote me, wrote back, wrote us",
}
NOT_A_CHANNEL = _phrases(
    "letter of recommendation, letter of reference, recommendation letter, reference letter,"
    "cover letter, is called, are called, company called, startup called,"
    "project called, book called, place called, something called, called off, called it,"
    "call for papers, third party, email address, phone number, business card, video game"
)
CHANNELS: dict[tuple[str, ...], tuple[int, str | None]] = {
    phrase: (rank, channel)
    for rank, table in enumerate((VAGUE, PLAIN, SURE))
    for channel, phrases in table.items()
    for phrase in _phrases(phrases)
} | dict.fromkeys(NOT_A_CHANNEL, (-1, None))
# `PyCon`, `DjangoConf`: a name that ends so is an event.
EVENT_ENDINGS = ("Con", "Conf", "Fest", "Camp")

PLAIN_RANK = 1
MOST_WORDS_OF_A_CHANNEL = max(map(len, CHANNELS))
MOST_WORDS_OF_A_THING = max(map(len, THINGS))

# Verbs by which one turns to another: the subject began it.
INITIATING = _words(
    "called rang phoned telephoned emailed mailed texted messaged pinged dmed wrote visited"
    " invited asked contacted approached reached skyped facetimed zoomed whatsapped tweeted"
)
# With a message or a call these do, too: gave Ada a call.
SENDING = _words("sent gave dropped")
SENT = _words("email message letter call social")
# `text from Bo`: he began it; `letter to Bo`: I did.
MESSAGES = _words(
    "call text email mail message letter note postcard card dm sms voicemail invitation invite"
    " heard"
)
MEETING = _words(
    "met meet saw ran bumped caught talked spoke chatted hung joined dined lunched hosted walked"
    " hiked travelled connected"
)
# These of them need a word before whom it was with: talked with, ran into.
NEEDING_A_LINK = _words(
    "talked spoke chatted hung caught ran bumped dined lunched walked hiked travelled reached"
    " connected wrote"
)
# Somebody else's doing, at which those named with it were there too.
JOINING = _words("came joined brought visited hosted arrived dropped stopped stayed attended")
# Whom these are about was not there.
ABOUT_VERBS = _words(
    "discussed mentioned heard learned learnt remembered missed praised thought knows knew hired"
    " said says thinks"
)
AUXILIARIES = _words("is was were are been am has had have does")
PASSIVE = _words("was were got been is are")
PAST = _words(
    "told went took came left felt found knew won lost moved began kept let read ran sat stood"
    " spoke wrote gave got made said sent sold bought brought taught thought met saw rang held"
    " heard paid put quit fell grew spent broke drove flew hung caught chose ate drank wore"
    " says wants needs thinks likes works lives seems hopes has is was had did knows can asked"
)
SAME_IN_THE_PAST = _words("let read put quit")
MODALS = _words("will may")
# They end like a past and are none.
NOT_PAST = _words("need speed indeed hundred seed feed breed exceed proceed united")
# An unfulfilled verb gives nothing: didn't give, would help, hoped she sent, to be introduced.
UNFULFILLED = _words(
    "not never no nobody hardly almost nearly without cannot cant could would should may might must"
    " will ll t wont be if whether unless wish wishes wished hope hopes hoped didnt doesnt dont"
    " hasnt havent hadnt wasnt couldnt wouldnt isnt until unable failed forgot"
)

# A participle, and the form of the verb that DEEDS has.
PARTICIPLES = {
    "given": "gave",
    "written": "wrote",
    "done": "did",
    "shown": "showed",
    "driven": "drove",
    "gotten": "got",
}

ME = _words("i me my mine we us our ours")
MY = _words("my mine our ours")
THEM = _words("he she they him her hers them his their theirs himself herself themselves")
THEIR = _words("his their theirs hers")

# The word between two people who are named together.
AND = _words("and plus")
CONJUNCTIONS = _words("and but then so because while when as although though")
ADVERBS = _words(
    "also then just later again soon already both all too finally briefly even first now still"
    " once kindly very since back up out off over around along together ever myself ourselves"
)
# Words that begin a clause whatever follows.
SUBORDINATE = _words("but because while when although though then")
DETERMINERS = _words("a an the some any this that these those few couple of lots two three no")

# Those named after these were talked about; after the others, they were there.
ABOUT = _words(
    "about re regarding concerning on of without except like than via through as named"
    " at in behind against near over instead not beyond if whether how why because that"
)
TOPIC = _words(
    "about re regarding concerning discussing discussed planning plan planned arrange schedule"
    " organise organize if whether"
)
# After one of these and its people, the thing may still follow: got from Ada a lead.
HANDING = _words("to from for by with")
LINKS = HANDING | _words("alongside between into vs") | ABOUT
# `intro to Bo`: he was not there.
HANDED_ON = _words(
    "intro intros introduction introductions referral reference recommendation me us"
)
# After `to`, and somebody was named before: what is yet to be done.
TO_DO = _words(
    "call email thank ask meet introduce discuss help see give send talk plan invite review tell"
    " get join visit say connect hire recommend replace reach contact work congratulate catch be"
    " have make find put check know write bring pick speak refer set ping"
)
# After somebody's 's, which is then short for is or has.
AFTER_SHORT_IS = _words("been a an the not now back in out off at on still also gone here there")
# At somebody's one of these, they were there: Grace's birthday.
HOSTED = _words(
    "party birthday wedding dinner lunch brunch breakfast bbq barbecue house place home flat"
    " housewarming funeral farewell graduation anniversary christening shower picnic drinks leaving"
    " 30th 40th 50th 60th gig concert show exhibition"
)
# Nouns in -ing: in `Ada's wedding` the 's is no `is`.
ING_NOUNS = _words(
    "meeting wedding painting housewarming writing building training opening pricing morning"
    " evening thing leaving christening reading engineering marketing mentoring"
)
TITLES = _words("mr mrs ms miss mx dr prof professor sir dame rev st")

MONTH_NAMES = _words(
    "january jan february feb march mar april apr may june jun july jul august aug september sept"
    " sep october oct november nov december dec"
)
DAY_WORDS = MONTH_NAMES | _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs"
    " fri sat sun today yesterday tomorrow tonight morning afternoon evening night noon week weeks"
    " month months year years day days weekend ago last next"
)
# After one of these, at once or past such a word as `on`, a day is not the day of the touch ...
NOT_THE_DAY = _words(
    "due by until till before for since from deadline birthday every each than starting to about"
    " re after next following except"
)
BEFORE_A_DAY = _words("on the is at of was this")
# ... nor is one that comes after these in its clause.
STILL_TO_COME = _words(
    "deadline will ll going gonna shall should must plan plans planning planned booked scheduled"
    " arranged agreed promised wants needs expects hopes hope leaves leaving starts starting"
    " flies flying returns due rescheduled postponed moved lets"
)

# English words that are names too. In lower case they are names only where a name would stand.
ALSO_NAMES = _words(
    "will may march mark rose grace hope art bill drew frank jack dean april june august jan summer"
    " autumn dawn eve faith joy charity verity prudence patience mercy chance chase grant lance"
    " miles rich rob sue pat nick max ray guy gene dale glen cliff brook rusty sandy penny pearl"
    " ruby amber"
    " jade coral crystal ginger olive ivy heather violet daisy lily iris basil sage robin jay"
    " martin wren hunter mason carter cooper tanner taylor baker parker pierce wade ward earl duke"
    " king prince major victor angel christian bishop pope stone cash rock don ed van ken kit skip"
    " tab tad trip buck buddy chip chuck clay colt dash dot fern gale hazel holly honey harry herb"
    " josh junior lane laurel lee mike misty melody harmony merry norm opal page peg pip poppy"
    " queen rain raven red reed river rod rowan sky sonny star sterling storm sunny trinity true"
    " wally willow winter wolf zip zen bee blue bud bunny candy carol cat cherry china cookie"
    " cricket ebony fisher forest fox god goldie happy haven heath jewel journey justice kitty"
    " liberty lotus love lucky maple marvel mat memory moon nova ocean peace petal piper porter"
    " precious price rebel reign rhythm ridge royal saint serenity shepherd silver smith soul tide"
    " tiger treasure unity valentine velvet west young bear sunday friday wednesday tuesday"
    " long song sing sung bob hank jean pan tan"
)
ARTICLES = _words("a an the")
# After these a nickname in lower case is somebody else's: Ada's mum, his boss.
BEFORE_A_RELATION = _words("s his their")
BEFORE_A_MONTH = _words("in since until till by for last next this early late mid during of every")
AFTER_A_FIRST_MONTH = _words("to until till on through")
# What comes before a company, and before a place whose name is also a person's.
BEFORE_A_COMPANY = _words("at from of")
BEFORE_A_PLACE = _words("at in the a an on")
# After these words a day is that of what was talked about: a call about dinner on friday.
APPOINTMENTS = MEALS | _words(
    "party meeting call wedding birthday event conference trip flight interview appointment"
)
# After one of these, the first word of a line is more likely a name: Grace from Acme.
AFTER_A_FIRST_NAME = _words("from and plus w with")
# Never a name in lower case, and only mid-sentence with a capital: words that build a line.
FUNCTION_WORDS = (
    ME
    | THEM
    | CONJUNCTIONS
    | DETERMINERS
    | LINKS
    | AUXILIARIES
    | ADVERBS
    | UNFULFILLED
    | TITLES
    | _words(
        "w or nor who whom whose which what where there here it its do did done does be being"
        " got get gets getting go going went gone come coming came had having yes ok okay please"
        " much many more most less least such same other another new old good great nice long"
        " quick short big small next last ago today yesterday tomorrow tonight am pm only really"
        " hi hello hey dear thanks thank you your yours after before during until till since by"
        " up down out off per vs one s t d ll ve m an he do in on at"
    )
)
# What the store need not look up: nobody is called so, or they are written with a capital.
COMMON = (
    FUNCTION_WORDS
    | INITIATING
    | MEETING
    | JOINING
    | ABOUT_VERBS
    | DAY_WORDS
    | DEEDS.keys()
    | MEALS
    | HOSTED
    | MESSAGES
    | TO_DO
    | PAST
    | {word for phrase in THINGS for word in phrase}
    | {word for phrase in CHANNELS for word in phrase}
) - ALSO_NAMES
# All in capitals, and nobody's initials.
ACRONYMS = _words(
    "ai it pr hr cv us uk eu un tv pm am ok dm ceo cto cfo coo phd msc ba ma nyc la sf dc va vc qa"
    " ux ui ml id io ip os pc api sql pdf faq fyi asap rsvp tbd tbc eta mvp roi kpi okr nda"
    " re ps cc bcc sms bbq vip ngo ab"
)

# What follows from the tables above.
BEFORE_TO_A_STRANGER = INITIATING | MEETING | MESSAGES
PLACING = ABOUT - TOPIC
CONTACT = INITIATING | MEETING
WITH = CONTACT | {"with"}
BEFORE_A_STRANGER = (WITH | {"into"}) - NEEDING_A_LINK
VERBS = (
    DEEDS.keys() | PARTICIPLES.keys() | INITIATING | MEETING | JOINING | AUXILIARIES | PAST
) - {"meet", "been"}
OWNERS = MY | THEIR
SMALL = DETERMINERS | AND | CONJUNCTIONS | TITLES
# Whose capitals mean that all words have one.
NEVER_CAPITAL = FUNCTION_WORDS - TITLES - ME - DAY_WORDS - ACRONYMS - ALSO_NAMES
ORDINARY = COMMON | ALSO_NAMES
NO_SURNAMES = COMMON | ACRONYMS
# After these verbs somebody comes next, whatever follows; after those, if a thing follows.
DOING_TO = frozenset(
    verb
    for verb, deed in DEEDS.items()
    if deed.kind and not (deed.owns or deed.gets or deed.treats)
)
GIVING_TO = (DEEDS.keys() - DOING_TO) | {"asked", "told"}
BEFORE_A_THING = (
    DETERMINERS | OWNERS | MEALS | {phrase[0] for phrase in THINGS} | _words("for about if")
)
BEFORE_A_NAME = (
    CONTACT
    | TITLES
    | DEEDS.keys()
    | HANDING
    | _words("told into between dear hi hello about re without")
    | _words("call email text message ask thank tell invite see phone ring")
)
AFTER_A_NAME = (
    LINKS
    | CONJUNCTIONS
    | AND
    | ADVERBS
    | AUXILIARIES
    | DAY_WORDS
    | ME
    | _words("who whom w before after during until till he she they i we")
)
