"""Properties: what the names in a card mean, and which of them tell nothing of a person."""

PRODUCT = "-//netlog//netlog//EN"  # who writes, as PRODID has it

# Other programs' names for what has one of its own.
_SYNONYMS = {
    "X-ADDRESSBOOKSERVER-KIND": "KIND",
    "X-NICKNAME": "NICKNAME",
    "X-SOCIALPROFILE": "SOCIALPROFILE",
    "X-BIRTHDAY": "BDAY",
    "X-ABRELATEDNAMES": "RELATED",
    "X-GENDER": "GENDER",
    "X-ANNIVERSARY": "ANNIVERSARY",
    "X-EVOLUTION-ANNIVERSARY": "ANNIVERSARY",
    "X-KADDRESSBOOK-X-ANNIVERSARY": "ANNIVERSARY",
    "X-MS-ANNIVERSARY": "ANNIVERSARY",
    "X-EVOLUTION-SPOUSE": "X-SPOUSE",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "X-SPOUSE",
    "X-MS-SPOUSE": "X-SPOUSE",
    "X-WAB-SPOUSE_NAME": "X-SPOUSE",
    "X-EVOLUTION-MANAGER": "X-MANAGER",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "X-MANAGER",
    "X-MS-MANAGER": "X-MANAGER",
    "X-EVOLUTION-ASSISTANT": "X-ASSISTANT",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "X-ASSISTANT",
    "X-MS-ASSISTANT": "X-ASSISTANT",
    "X-KADDRESSBOOK-X-PROFESSION": "ROLE",
    "X-KADDRESSBOOK-X-OFFICE": "X-OFFICE",
    "X-KADDRESSBOOK-X-IMADDRESS": "X-IM",
    "X-KADDRESSBOOK-BLOGFEED": "URL",
    "X-EVOLUTION-BLOG-URL": "URL",
    "X-SKYPE-USERNAME": "X-SKYPE",
    "X-GTALK": "X-GOOGLE-TALK",
    "X-MSN-MESSENGER": "X-MSN",
    "X-YAHOO-ID": "X-YAHOO",
}

# What goes to the note as `Label: value`, in the order in which they stand in the card.
FACTS = {
    "ROLE": "Role",
    "BIRTHPLACE": "Born in",
    "DEATHDATE": "Died",
    "DEATHPLACE": "Died in",
    "ANNIVERSARY": "Anniversary",
    "X-SPOUSE": "Spouse",
    "X-MS-CHILD": "Child",
    "X-CHILDREN": "Children",
    "X-MANAGER": "Manager",
    "X-ASSISTANT": "Assistant",
    "AGENT": "Agent",
    "X-OFFICE": "Office",
    "X-MAIDENNAME": "Maiden name",
    "GENDER": "Gender",
    "PRONOUNS": "Pronouns",
    "LANG": "Language",
    "TZ": "Time zone",
    "GEO": "Coordinates",
    "HOBBY": "Hobby",
    "INTEREST": "Interest",
    "EXPERTISE": "Expertise",
    "CONTACT-URI": "Contact",
    "CALURI": "Calendar",
    "X-AIM": "AIM",
    "X-ICQ": "ICQ",
    "X-JABBER": "Jabber",
    "X-MSN": "MSN",
    "X-YAHOO": "Yahoo",
    "X-SKYPE": "Skype",
    "X-GOOGLE-TALK": "Google Talk",
    "X-GADUGADU": "Gadu-Gadu",
    "X-GROUPWISE": "GroupWise",
    "X-QQ": "QQ",
    "X-WECHAT": "WeChat",
    "X-SIP": "SIP",
    "X-MATRIX": "Matrix",
    "X-TELEGRAM": "Telegram",
    "X-SIGNAL": "Signal",
    "X-WHATSAPP": "WhatsApp",
    "X-DISCORD": "Discord",
    "X-TWITTER": "Twitter",
    "X-IM": "IM",
    "X-PHONETIC-FIRST-NAME": "Phonetic first name",
    "X-PHONETIC-MIDDLE-NAME": "Phonetic middle name",
    "X-PHONETIC-LAST-NAME": "Phonetic last name",
    # These may have labels of their own.
    "RELATED": "Related",
    "X-ABDATE": "Day",
    "X-ANDROID-CUSTOM": "",
}
DAYS = frozenset({"ANNIVERSARY", "DEATHDATE", "X-ABDATE"})  # facts that are days

# What netlog writes beyond the standard.
OWN_FIELDS = {
    "X-NETLOG-CIRCLE": "circle",
    "X-NETLOG-CADENCE": "cadence",
    "X-NETLOG-MET-ON": "met_on",
    "X-NETLOG-MET-AT": "met_at",
    "X-NETLOG-ADDED-ON": "added_on",
}

_NAMES = (
    *("KIND", "UID", "PRODID", "FN", "N", "NICKNAME", "ORG", "TITLE", "EMAIL", "TEL", "URL"),
    *("SOCIALPROFILE", "IMPP", "ADR", "LABEL", "BDAY", "CATEGORIES", "NOTE", "X-ABLABEL"),
    *(*FACTS, *OWN_FIELDS),
)
# By any of its names, the name under which a property is kept.
KNOWN = {name: name for name in _NAMES} | _SYNONYMS

# What programs tell each other, and what says again what another property says.
PASSED_OVER = frozenset(
    {
        *("VERSION", "PROFILE", "REV", "SOURCE", "NAME", "CLASS", "SORT-STRING", "MAILER"),
        *("CLIENTPIDMAP", "XML", "CREATED", "LANGUAGE", "FBURL", "CALADRURI"),
        *("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER", "X-ABADR", "X-ABSHOWAS", "X-ABUID"),
        *("X-ADDRESSBOOKSERVER-PHONEMETHOD", "X-IMAGEHASH", "X-IMAGETYPE"),
        *("X-EVOLUTION-FILE-AS", "X-FILE-AS", "X-MOZILLA-HTML", "X-CREATED-TIME"),
        *("X-COUCHDB-APPLICATION-ANNOTATIONS", "X-RADICALE-NAME", "X-PRODID", "X-MS-OL-DESIGN"),
        *("X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-ACCOUNT", "X-FAVORITE", "X-RINGTONE"),
    }
)

LEFT_OUT = {
    **dict.fromkeys(("PHOTO", "X-MS-CARDPICTURE", "X-ABCROP-RECTANGLE"), "photos, left out"),
    "LOGO": "logos, left out",
    "SOUND": "sounds, left out",
    **dict.fromkeys(("KEY", "X-MS-CERTIFICATE", "X-EVOLUTION-X509"), "keys, left out"),
    **dict.fromkeys(
        ("X-NETLOG-INTRODUCED-BY", "X-NETLOG-SNOOZED-UNTIL", "X-NETLOG-ARCHIVED-ON"),
        "introductions, snoozes and days of archiving, left out (netlog's JSON brings them)",
    ),
    "X-NETLOG-POSITION": "earlier positions, left out (netlog's JSON brings them)",
}
