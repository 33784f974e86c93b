"""How an answer is laid out: first what is true, then what to do, then whom to ask, then its age."""

from __future__ import annotations

from datetime import date

from bot.dialogue.content import Act, Contact, Deadline, Faq, Operator, Step, Version
from bot.dialogue.deadlines import Known, State
from bot.dialogue.screens import ABOUT, PRIVACY, Answer
from bot.wording.message import Paragraph, Style
from bot.wording.voice import Voice, titled

Body = tuple[Paragraph, ...]
TAKEN_BACK = "We have taken this back. What you read before may be wrong."
OVER = "This day has passed. The government has said that it is over."
PUBLISHERS = 3  # named at the foot of an answer; all stand on the screen of its sources


def answer(screen: Answer, voice: Voice, faq: Faq, told: Body = ()) -> Body:
    """One version of an answer. A stale one says so in its first sentence; `told` stands after it."""
    found = faq.answers[screen.id]
    version = _version(faq, screen.id, screen.known_from)
    return (
        Paragraph(titled(voice, found.icon, found.id, found.title), Style.TITLE),
        *_says(screen, version, voice),
        *told,
        *_listed(screen.id, voice, faq),
        *_steps(screen, version, voice),
        *_ask(screen.id, version, voice),
        Paragraph(_foot(screen.id, version, voice, faq), Style.NOTE),
    )


def run_by(id: str, voice: Voice, operator: Operator | None) -> Body:
    """Who answers for the bot, in the answers about the bot."""
    if operator is None or id not in (ABOUT, PRIVACY):
        return ()
    return (
        Paragraph(voice.say("{operator} runs this program and answers for it.", operator=operator.name)),
        Paragraph(voice.say("Complain here: {address}", address=operator.complaints)),
        Paragraph(voice.say("What I keep lies on a computer in: {country}", country=operator.country)),
    )


def _says(screen: Answer, version: Version, voice: Voice) -> Body:
    texts = [voice.passage(screen.id, text, as_of=version.as_of) for text in version.says]
    if screen.stale and texts:
        upto = voice.say(
            "Up to {day} we knew, and we have read nothing later:", day=voice.upto(version.as_of)
        )
        texts[0] = f"{upto} {texts[0]}"
    return tuple(Paragraph(text) for text in texts)


def _steps(screen: Answer, version: Version, voice: Voice) -> Body:
    if not version.steps:
        return ()
    steps = (
        Paragraph(f"{voice.number(place)}. {_step(step, screen, version, voice)}", Style.STEP)
        for place, step in enumerate(version.steps, start=1)
    )
    return (Paragraph(voice.say("What to do now"), Style.HEAD), *steps)


def _step(step: Step, screen: Answer, version: Version, voice: Voice) -> str:
    text = voice.passage(screen.id, step.text, as_of=version.as_of)
    return _softened(step.act, text, voice) if screen.stale else text


def _softened(act: Act, text: str, voice: Voice) -> str:
    """What cannot be undone is asked about first, where our reading is old."""
    if act is Act.DO:
        return text
    return voice.say("Ask before you do this:") + f" {text}"


def _ask(id: str, version: Version, voice: Voice) -> Body:
    if not version.ask:
        return ()
    head = Paragraph(voice.say("Whom to ask"), Style.HEAD)
    return (head, *(Paragraph(voice.passage(id, text, as_of=version.as_of)) for text in version.ask))


def _foot(id: str, version: Version, voice: Voice, faq: Faq) -> str:
    number = voice.say("Answer number: {number}.", number=faq.answers[id].number)
    if not version.sources:
        return number
    names = publishers(version.sources, faq)
    read = voice.say("Source: {names}. Read up to {day}.", names=names, day=voice.upto(version.as_of))
    return f"{read} {number}"


def publishers(sources: tuple[str, ...], faq: Faq) -> str:
    """The first few of those who published these sources, each once."""
    names = list(dict.fromkeys(faq.sources[source].publisher for source in sources))
    return ", ".join(names[:PUBLISHERS])


def _listed(id: str, voice: Voice, faq: Faq) -> Body:
    match faq.answers[id].lists:
        case "deadlines":
            return _deadlines(voice, faq)
        case "contacts":
            return _contacts(voice, faq)
        case None:
            return ()


def _deadlines(voice: Voice, faq: Faq) -> Body:
    """Every listed date as known on the day: those to come first, then the latest past one."""
    found = [(each, voice.known(each.id)) for each in faq.deadlines.values() if each.listed]
    dated = [(each, known) for each, known in found if isinstance(known, Known)]
    ahead = sorted((pair for pair in dated if pair[1].days >= 0), key=lambda pair: pair[1].days)
    past = sorted((pair for pair in dated if pair[1].days < 0), key=lambda pair: -pair[1].days)
    return tuple(
        Paragraph(f"• {_deadline(each, known, voice, faq)}", Style.STEP) for each, known in (*ahead, *past)
    )


def _deadline(deadline: Deadline, known: Known, voice: Voice, faq: Faq) -> str:
    title = voice.passage(deadline.id, deadline.title)
    if deadline.answer and faq.answers[deadline.answer].taken_back(voice.today):
        return f"{title}: {voice.say(TAKEN_BACK)}"
    when = voice.say("{day}, {relative}.", day=known.due, relative=voice.relative(known.days))
    day = f"{title}: {when}"
    said = _unread(known, voice, faq) or _state(known.state, voice)
    return f"{day} {said}" if said else day


def _unread(known: Known, voice: Voice, faq: Faq) -> str:
    """A day that came after the end of our reading: nobody here has read what became of it."""
    if known.days >= 0 or known.due <= faq.read_until:
        return ""
    return voice.say("We have read nothing after {day}.", day=faq.read_until)


def _state(state: State, voice: Voice) -> str:
    match state:
        case State.PASSED:
            return voice.say("This day has passed. We know of no extension.")
        case State.ENDED:
            return voice.say(OVER)
        case State.AHEAD | State.TODAY | State.BEGAN:
            return ""


def _contacts(voice: Voice, faq: Faq) -> Body:
    return tuple(
        Paragraph(f"• {_contact(each, voice)}", Style.STEP, each.page) for each in faq.contacts.values()
    )


def _contact(contact: Contact, voice: Voice) -> str:
    """A number only with the day on which somebody called it; before that day it was not known to work."""
    name = voice.passage(contact.id, contact.name)
    if not contact.phone or not contact.verified or contact.verified > voice.today:
        return name
    phone = voice.say("{phone}, called on {day}.", phone=contact.phone, day=contact.verified)
    return f"{name}: {phone}"


def taken_back(id: str, voice: Voice, faq: Faq) -> Body:
    found = faq.answers[id]
    head = (
        Paragraph(titled(voice, found.icon, id, found.title), Style.TITLE),
        Paragraph(voice.say(TAKEN_BACK)),
    )
    if found.withdrawn is None:
        return head
    day = Paragraph(voice.say("Taken back on {day}.", day=found.withdrawn.day), Style.NOTE)
    return (*head, Paragraph(voice.passage(id, found.withdrawn.reason)), day)


def no_answer(id: str, first: date | None, voice: Voice, faq: Faq) -> Body:
    node = faq.answers.get(id) or faq.checks.get(id) or faq.branches[id]
    text = (
        voice.say("We do not know this. We have no answer with a source.")
        if first is None
        else voice.say("On this day we did not know this. Our first answer is of {day}.", day=first)
    )
    return (Paragraph(titled(voice, node.icon, id, node.title), Style.TITLE), Paragraph(text))


def sources(id: str, known_from: date, voice: Voice, faq: Faq) -> Body:
    """Publisher, title, day and address of everything a version rests on."""
    found = faq.answers[id]
    version = _version(faq, id, known_from)
    head = Paragraph(titled(voice, found.icon, id, found.title), Style.TITLE)
    if not version.sources:
        return (head, Paragraph(voice.say("This is what we know about ourselves. It has no other source.")))
    told = Paragraph(
        voice.say(
            "This answer rests on these pages. We read them up to {day}.", day=voice.upto(version.as_of)
        )
    )
    return (head, told, *(_source(source, voice, faq) for source in version.sources))


def _source(id: str, voice: Voice, faq: Faq) -> Paragraph:
    source = faq.sources[id]
    day = voice.day(source.day) if source.day else voice.say("no day shown")
    title = f": {voice.isolate(source.title)}" if source.title else ""
    return Paragraph(f"• {voice.isolate(source.publisher)}{title} · {day}", Style.STEP, source.url)


def _version(faq: Faq, id: str, known_from: date) -> Version:
    return next(each for each in faq.answers[id].versions if each.known_from == known_from)
