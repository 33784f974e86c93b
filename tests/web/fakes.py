"""A phone with a tiny bot behind it that answers at once, in four languages, as of a day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from bot.web.phone import Change as SeenChange

RLM, FSI, PDI = "\u200f", "\u2068", "\u2069"
PASHTO = (
    f"{RLM}📅 د PoR کارت کله پای ته رسېږي؟\n\n"
    f"{RLM}د PoR کارتونه په {FSI}۹ چنګاښ ۱۴۰۴ (۳۰ جون ۲۰۲۵){PDI} پای ته ورسېدل."
    f"\n{RLM}د مرستې لیکه: {FSI}+92 304 1111 922{PDI}\n\n{RLM}دا پاڼه یوازې معلومات درکوي."
)
DARI = f"{RLM}۲ دری. زبان خود را انتخاب کنید. دکمه را فشار دهید یا نمبر آن را بفرستید."
URDU = f"{RLM}۳ اردو۔ اپنی زبان چنیں۔ بٹن دبائیں یا اس کا نمبر بھیجیں۔"
ENGLISH = "4 English. Choose your language. Tap a button, or send its number."
FOUR = f"{PASHTO.splitlines()[0]}\n\n{DARI}\n\n{URDU}\n\n{ENGLISH}"
LONG = "\n\n".join(f"{number}. {ENGLISH}" for number in range(12))


@dataclass(frozen=True)
class Button:
    text: str
    data: str | None = None
    url: str | None = None


@dataclass
class Shown:
    id: int
    from_bot: bool
    text: str
    entities: list[dict[str, Any]] = field(default_factory=list)
    buttons: list[list[Button]] = field(default_factory=list)
    kind: str = "text"
    date: datetime = datetime(2026, 11, 20, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Screen:
    messages: list[Shown]
    action: str | None = None


@dataclass(frozen=True)
class Change:
    kind: str
    chat_id: int
    message_id: int | None = None
    text: str | None = None


@dataclass(frozen=True)
class Chat:
    id: int


class Calendar:
    def __init__(self, today: date = date(2026, 2, 20)) -> None:
        self.today = today

    def set(self, day: date, /) -> None:
        self.today = day


KEYS = [[Button("پښتو", "ps"), Button("دری", "fa")], [Button("اردو", "ur"), Button("English", "long")]]
ONWARD = [
    [Button("🗂️ مینو", "menu"), Button("Toast", "toast")],
    [Button("Source", url="https://example.org/")],
]


class World:
    """Makes phones and tells who looks on."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.phones: list[Phone] = []
        self.tell: Callable[[SeenChange], None] = lambda change: None

    def new_phone(self, language: str) -> "Phone":
        self.phones.append(Phone(self, len(self.phones) + 1, language))
        return self.phones[-1]

    def subscribe(self, callback: Callable[[SeenChange], None]) -> None:
        self.tell = callback


class Phone:
    def __init__(self, world: World, number: int, language: str) -> None:
        self.chat = Chat(number)
        self.language = language
        self.messages: list[Shown] = []
        self.silent = False
        self._world = world

    def start(self, payload: str | None = None) -> int:
        mine = self._post(False, "/start" if payload is None else f"/start {payload}")
        self.answer(PASHTO if payload else FOUR, KEYS)
        return mine

    def write(self, text: str) -> int:
        mine = self._post(False, text)
        self.answer(f"echo {text}")
        return mine

    def send(self, kind: str) -> int:
        mine = self._post(False, "", kind=kind)
        self.answer(f"I cannot read {kind}")
        return mine

    def press(self, message_id: int, button: str) -> None:
        message = self._message(message_id)
        if button not in [key.data for row in message.buttons for key in row]:
            raise LookupError(button)
        self.press_again(message_id, button)

    def press_again(self, message_id: int, data: str) -> None:
        message = self._message(message_id)
        if data == "toast":
            self._tell("toast", message_id, "done")
            return
        texts = {"ps": PASHTO, "fa": DARI, "ur": URDU, "long": LONG}
        message.text = f"{texts.get(data, FOUR)}\n\n{self._world.calendar.today}"
        message.entities = [{"type": "bold", "offset": 0, "length": message.text.index("\n")}]
        message.buttons = KEYS if data == "menu" else ONWARD
        self._tell("edit", message_id)

    def screen(self) -> Screen:
        return Screen(self.messages)

    def answer(
        self,
        text: str,
        buttons: list[list[Button]] | None = None,
        entities: list[dict[str, Any]] | None = None,
    ) -> None:
        if not self.silent:
            self._post(True, text, buttons=buttons or [], entities=entities or [])

    def _post(self, from_bot: bool, text: str, **more: Any) -> int:
        message = Shown(len(self.messages) + 1, from_bot, text, **more)
        self.messages.append(message)
        self._tell("message", message.id)
        return message.id

    def _message(self, number: int) -> Shown:
        return next((m for m in self.messages if m.id == number), None) or self._missing()

    def _missing(self) -> Shown:
        raise LookupError("no such message")

    def _tell(self, kind: str, message: int, text: str | None = None) -> None:
        self._world.tell(Change(kind, self.chat.id, message, text))
