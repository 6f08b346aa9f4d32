"""What of an article is not checked, and why. In doubt a sentence is a claim."""

import re

from factcheck.claims.verbs import has_verb, words
from factcheck.claims.wording import outside_quotes
from factcheck.types import SetAsideReason

MAX_FRAGMENT_WORDS = 12
"""Longer pieces without a verb that the word lists know are claims: the lists are not complete."""
MAX_INTRODUCTION_WORDS = 15
"""A line that ends in a colon and is no longer only introduces what follows."""
MAX_BYLINE_WORDS = 18
MAX_STANCE_START = 30
"""Characters before `I think` and the like, beyond which a sentence also states something else."""


def _any_of(*alternatives: str, ignore_case: bool = True) -> re.Pattern[str]:
    joined = "|".join(f"(?:{alternative})" for alternative in alternatives)
    return re.compile(joined, re.IGNORECASE if ignore_case else 0)


_NAME = r"[A-ZÀ-Þ][\w.'’-]+"
_BYLINE = _any_of(
    rf"(?:By|BY|Words by|Story by|Written by|Von|Par)\s+{_NAME}"
    rf"(?:\s+(?:{_NAME}|de|van|von|der|bin|al|and|&|in|for|of|the))*(?:,\s*[^.!?]*)?$",
    r"(?:By|BY) (?:the |our |an? )?[\w ]{0,40}\b(?:desk|staff|team|editors?|newsroom|bureau"
    r"|writers?|correspondents?|agencies)$",
    rf"{_NAME}(?:\s+{_NAME}){{1,3}}(?:,| [–—|-]| in) (?:[\w ]+ )?"
    r"(?:Correspondent|correspondent|Editor|editor|Reporter|reporter|Reuters|AFP|AP|BBC|CNN"
    r"|News|Times|Post|Press|Guardian)$",
    ignore_case=False,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE_LINE = _any_of(
    r"(?:(?:published|updated|posted|last updated|last modified|first published|date)\b:?\s*)?"
    r"(?:on |at )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}\.? {_MONTH},? \d{{4}}"
    r"|\d{4}-\d\d-\d\d)(?:[\s,|·•-]+(?:at )?\d{1,2}[:.]\d\d[\w\s:.()+-]*)?\.?$"
)
_CREDIT_START = _any_of(
    r"[(\[]?(?:additional |further )?(?:reporting|writing|editing|production|translation|graphics"
    r"|photography|research)(?: and \w+)? by\b",
    r"[(\[]?(?:compiled|written|edited|translated) by\b",
    r"©|\(c\) |copyright (?:©|\(c\)|\d)",
    r"(?:image|photo|picture|illustration|graphic|video)s? (?:credit|courtesy|source)s?\b",
    r"(?:credit|credits|source|sources|photo by|image by|illustration by|courtesy of):\s",
    r"(?:photo|photograph|image|illustration|picture) by [A-Z]",
)
_CREDIT_INSIDE = _any_of(
    r"\bcontributed (?:to )?(?:this|the) (?:report|story|article)\b",
    r"\bcontributed reporting\b",
    r"\ball rights reserved\b",
)
_CAPTION_START = _any_of(
    r"(?:file )?(?:photo|photos|image|images|picture|pictured|photograph|caption|video|map|chart"
    r"|graphic|infographic|screenshot|watch|listen|above|below|left|right)\s*:",
    r"pictured (?:above|below|left|right)\b",
    r"fig(?:ure|\.)\s*\d+\s*[.:]",
)
_CAPTION_INSIDE = _any_of(
    r"\b(?:REUTERS|AP Photo|AFP|EPA|Getty Images?|Shutterstock)/ ?\w",
    r"\((?:AP|AFP|EPA|Reuters) (?:Photo|Images?)",
    r"\b(?:via|/) ?(?:REUTERS|Getty Images|AP|AFP)\)?\.?$",
    r"\bHandout via\b",
    r"^(?!.*\b(?:is|are|was|were|has|have|had)\b).*\((?:left|right|cent(?:re|er)|L|R|pictured)\)",
    ignore_case=False,
)
_BOILERPLATE = _any_of(
    r"(?:read more|read also|also read|read next|see also|related|more on this|more from|up next"
    r"|related (?:articles?|stor(?:y|ies)|coverage)|recommended|most read|explore more)\s*(?::|$)",
    r"read more (?:about|on|at|from|here)\b",
    r"(?:sign up|subscribe|register|log in|sign in)\b.{0,40}\b(?:newsletters?|emails?|alerts?"
    r"|account|updates|app|free|now|today|here|briefing|podcast)\b",
    r"(?:follow|like|join|find|contact|e-?mail|write to) us (?:on|at|here|now|via)\b",
    r"(?:follow|subscribe to) (?:the|our|@)\w*.{0,40}\b(?:on (?:twitter|x|facebook|instagram"
    r"|youtube|whatsapp|telegram)|channel|page|podcast|newsletter)\b",
    r"(?:share this|share on|click here|tap here|download (?:the|our) app|get our|listen to our"
    r"|watch our|send (?:us|your)|become a member|support our journalism)\b",
    r"our standards\b",
    r"this (?:article|story|report|piece|post|page) (?:was|has been|is|originally|first)\b.{0,30}"
    r"\b(?:published|updated|corrected|amended|appeared|generated|syndicated|translated|edited)\b",
    r"(?:advertisement|sponsored(?: content)?|loading\W*|(?:continue|keep) reading|share|comments?"
    r"|the )?(?:story continues(?: below)?.*|print|newsletter|cookies?|tags?)?[\s:.…]*$",
    r"(?:we use cookies|this (?:site|website) uses cookies|by (?:continuing|clicking|subscribing"
    r"|signing up)\b.{0,30}\byou (?:agree|accept|consent)|accept (?:all )?cookies|manage cookies"
    r"|privacy policy|terms (?:of (?:use|service)|and conditions))\b",
    r"(?:disclaimer|editor['’]s note|correction|clarification|tags|topics|filed under"
    r"|categories)\s*:",
    r"\d+ min(?:ute)?s?(?: to)? read\b",
    r"https?://\S+$",
    r"(?:ends|###|-30-)$",
)
_SIGNED_QUOTE = re.compile(rf"{_NAME}[^“\"”.!?]{{0,60}}, [“\"][^“”\"]+[^.!?,“”\"][”\"]$")
"""`An unknown blogger, "Storm over the lake"`: a source and its title."""
_QUESTION = re.compile(
    r"\?[!?]*[\"'”’»)\]]*$|^[“\"][^”\"]*\?[”\"] \S.{0,80}\b(?:asked|asks|wondered)\b"
)
_STANCE = _any_of(
    r"\bI (?:(?:also|still|really|just|personally|strongly|firmly|sincerely|truly|do|don['’]t"
    r"|do not|would|can only|can['’]t) )*(?:think|believe|feel|hope|suspect|wish|guess|doubt|fear"
    r"|imagine|suppose|love|hate|prefer|urge)\b",
    r"\b[Ii]n (?:my|our) (?:view|opinion|judge?ment)\b|\b[Tt]o my mind\b|\b[Ii]f you ask me\b",
    r"\b[Ww]e (?:must|should|ought to|need to|have to|cannot|can['’]t|can only|deserve|hope)\b",
    r"\b(?:[Nn]obody|[Nn]o one|[Ee]veryone|[Ee]verybody)(?:['’]s(?: [\w-]+){1,4})? "
    r"(?:should|must|ought to|needs to|has to)\b",
    ignore_case=False,
)
_EXHORTATION = _any_of(
    r"(?:Let us|Let['’]s|Please|Imagine|Don['’]t|Do not|Never forget|Make no mistake|Remember"
    r"|Consider|Think about|Look at|Wake up|Just (?:look|think|imagine)|Ask yourself|Shame on"
    r"|Stop (?:the|this|these|that)|Enough (?:is enough|of th(?:is|at|e))|Long live|If only"
    r"|Hopefully|But hopefully|Good luck|God bless|Thank you|Thanks(?! to)|Here['’]s (?:to|hoping)"
    r"|May (?:he|she|they|we|you|God)"
    r"|If you (?:really )?(?:want|wish|prefer|plan)"
    r"|It(?:['’]s| is) (?:high )?time)(?=[\s,!.])",
    ignore_case=False,
)
_CALL = re.compile(
    r"(?!.*\b(?:laws?|rules?|treaty|constitution|required?|requires|according)\b).*"
    r"\b(?:should|ought to|must|needs? to|ha(?:s|ve) to) (?:now |finally |be ashamed|never |act\b"
    r"|stop\b|resign\b|step (?:up|down)\b|wake up\b|do (?:more|better)\b|learn\b|listen\b"
    r"|stand up\b|apologi[sz]e\b|think again\b)"
)
_COUNTERFACTUAL = re.compile(
    r"(?:If (?:I|we|you|he|she|it|they|(?:the|this|that)(?: [\w-]+){1,3})|Had [\w-]+|Were [\w-]+)"
    r" .*\b(?:would|could|might)(?:n['’]t)? "
)
"""`If we were to draw, it would be a surprise`: what is not so is not to be checked."""
_JUDGEMENTS = (
    "disgrace(?:ful)?|shame(?:ful)?|scandal(?:ous)?|outrage(?:ous)?|nonsense|disgusting|absurd"
    "|unacceptable|wonderful|terrible|ridiculous|awful|appalling|amazing|beautiful|horrible|insane"
    "|pathetic|embarrassing|embarrassment|brilliant|fantastic|great|sad|madness|insult|betrayal"
    "|mistake|disaster|catastrophe|joke|farce|travesty|wrong|right thing to do|unfair|unjust"
    "|immoral|evil|hypocrisy|cowardly|reckless|foolish|stupid|tragic|tragedy|heartbreaking"
)
_EVALUATION = re.compile(
    r"(?:What an? |(?:[Tt]his|[Tt]hat|[Ii]t|[Tt]hey|[Tt]hese|[Tt]he [\w ]{1,30}?)"
    r"(?:['’]s|['’]re| is| was| are| were| will be| would be| remains| seems| feels) )"
    r"(?:(?:a|an|the|so|too|very|truly|simply|just|really|nothing|but|not|only|absolute|utter"
    r"|complete|total|utterly|absolutely|completely|quite|frankly|deeply|beyond|pure|sheer) )*"
    rf"(?:{_JUDGEMENTS})(?: (?:for|to|of|and|on|in)\b[\w ]{{0,24}})?[.!…]*$"
)


def furniture_reason(text: str) -> SetAsideReason | None:
    """Return which furniture of a page a line is: byline, date, caption, credit, boilerplate."""
    if len(words(text)) <= MAX_BYLINE_WORDS and _BYLINE.match(text):
        return SetAsideReason.BYLINE
    if _DATE_LINE.match(text):
        return SetAsideReason.DATELINE
    if _CREDIT_START.match(text) or _CREDIT_INSIDE.search(text):
        return SetAsideReason.CREDIT
    if _CAPTION_START.match(text) or _CAPTION_INSIDE.search(text):
        return SetAsideReason.CAPTION
    return SetAsideReason.BOILERPLATE if _BOILERPLATE.match(text) else None


def is_question(text: str) -> bool:
    """Tell whether a sentence asks, also where somebody is quoted asking."""
    return bool(_QUESTION.search(text))


def is_fragment(text: str) -> bool:
    """Tell whether a short piece says nothing that can be true or false."""
    found = words(text)
    if len(found) < 2 or not any(c.isalpha() for c in text):
        return True
    if found[0] == "Which":
        return True  # the end of a sentence that another one began; questions are known before
    if text.rstrip().endswith(":") and len(found) <= MAX_INTRODUCTION_WORDS:
        return True
    if _SIGNED_QUOTE.match(text) and not has_verb(outside_quotes(text)):
        return True
    return len(found) <= MAX_FRAGMENT_WORDS and not has_verb(text)


def is_opinion(text: str) -> bool:
    """Tell whether a sentence is plainly its speaker's own stance, wish, call or judgement."""
    stance = _STANCE.search(text)
    if stance and stance.start() < MAX_STANCE_START:
        return True
    if any(c.isdigit() for c in text):
        return False
    return any(
        pattern.match(text) for pattern in (_EXHORTATION, _EVALUATION, _CALL, _COUNTERFACTUAL)
    )
