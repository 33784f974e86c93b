// One message: its day if that is new, its bubble, and the buttons under it.

import { mainLanguage } from "./script.js";
import { anchor, blocks, safe, worded } from "./text.js";

const KINDS = { voice: "🎤 Voice message", photo: "🖼️ Photo", sticker: "🙂", location: "📍 Location" };
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const HOUR = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Karachi" });

export const spelled = (day) => DAY.format(new Date(`${day}T00:00:00Z`));

export function dayLine(day) {
  const line = document.createElement("p");
  line.className = "day";
  const words = document.createElement("span");
  words.textContent = spelled(day);
  line.append(words);
  return line;
}

/** An empty place for a message; `fill` gives it what it says, as often as that changes. */
export function newBubble(message) {
  const place = document.createElement("article");
  place.className = message.mine ? "message mine" : "message theirs";
  place.dataset.message = message.id;
  place.tabIndex = -1;
  return place;
}

export function fill(place, message) {
  const bubble = document.createElement("div");
  bubble.className = message.kind === "sticker" ? "bubble sticker" : "bubble";
  bubble.append(author(message), ...contents(message), hour(message));
  place.replaceChildren(bubble, ...keyboard(message));
}

function author(message) {
  const name = document.createElement("span");
  name.className = "hidden";
  name.textContent = message.mine ? "You:" : "Bot:";
  return name;
}

function contents(message) {
  if (message.kind === "text" || message.text) return blocks(message.text, message.entities);
  const thing = document.createElement("div");
  thing.className = "line thing";
  thing.textContent = KINDS[message.kind] ?? message.kind;
  return [thing];
}

function hour(message) {
  const time = document.createElement("time");
  time.dateTime = message.at;
  time.textContent = HOUR.format(new Date(message.at));
  return time;
}

function keyboard(message) {
  if (!message.buttons.length) return [];
  const rows = document.createElement("div");
  rows.className = "keyboard";
  const usual = mainLanguage(message.text.split("\n"));
  rows.append(...message.buttons.map((buttons) => row(buttons, usual)));
  return [rows];
}

function row(buttons, usual) {
  const line = document.createElement("div");
  line.className = "keys";
  line.append(...buttons.map((button) => key(button, usual)));
  return line;
}

function key(button, usual) {
  const address = button.url && safe(button.url);
  const element = address ? anchor(address) : document.createElement("button");
  element.classList.add("key");
  if (!address) {
    element.type = "button";
    element.dataset.press = button.data ?? "";
    element.disabled = button.data === null;
  }
  const label = document.createElement("span");
  element.append(worded(label, button.text, usual));
  return element;
}
