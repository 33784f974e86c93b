// Puts the page together: news to the chat and the frame, what the reader does to the server.

import { Chat } from "./chat.js";
import { foldAway, frame, showToday } from "./frame.js";
import { ask, listen } from "./server.js";

const find = (id) => document.getElementById(id);
const chat = new Chat(find("log"));
const words = find("words");
const username = document.body.dataset.username.toLowerCase();
let toastEnds;

function show(state) {
  chat.show(state);
  showToday(state.today);
  const empty = state.messages.length === 0;
  find("start").hidden = !empty;
  find("writing").hidden = empty;
  setTyping(state.typing);
}

// Said only if it lasts: an answer that comes at once needs no "typing".
let typingBegins;
function setTyping(typing) {
  clearTimeout(typingBegins);
  const standing = find("standing");
  if (!typing) {
    standing.textContent = "bot";
    standing.classList.remove("typing");
    return;
  }
  typingBegins = setTimeout(() => {
    standing.textContent = "typing";
    standing.classList.add("typing");
    typingBegins = setTimeout(() => setTyping(false), 5000);
  }, 200);
}

function toast({ text }) {
  const place = find("toast");
  clearTimeout(toastEnds);
  place.textContent = text;
  place.hidden = false;
  toastEnds = setTimeout(() => (place.hidden = true), 4000);
}

const PASSING = ["/today", "/move"]; // time passes or a date moves: reminders may arrive

async function act(path, body) {
  foldAway();
  chat.expect(PASSING.includes(path));
  const problem = await ask(path, body);
  if (problem) toast({ text: problem });
  return !problem;
}

async function press(key) {
  key.classList.add("waits");
  setTimeout(() => key.classList.remove("waits"), 1500);
  await act("/press", { message: Number(key.closest(".message").dataset.message), data: key.dataset.press });
}

async function write() {
  const text = words.value;
  if (!text.trim()) return;
  words.value = "";
  grow();
  if (!(await act("/write", { text }))) words.value ||= text;
}

function grow() {
  words.style.height = "auto";
  words.style.height = `${Math.min(words.scrollHeight, 140)}px`;
}

// A link to the bot itself opens here, as Telegram opens it in the chat.
function payloadOf(link) {
  const url = new URL(link.href);
  const ours = url.hostname === "t.me" && url.pathname.slice(1).toLowerCase() === username;
  return ours ? (url.searchParams.get("start") ?? "") : null;
}

function start(payload) {
  return act("/start", payload ? { payload } : {});
}

function clicked(event) {
  const key = event.target.closest("[data-press]");
  if (key) return press(key);
  const link = event.target.closest("a");
  const payload = link && payloadOf(link);
  if (payload === null || !link) return undefined;
  event.preventDefault();
  return start(payload);
}

// The page's own address may bring a link's payload: it is opened once, then taken off the address.
function openFromAddress() {
  const payload = new URLSearchParams(location.search).get("start");
  if (payload === null) return;
  history.replaceState(null, "", "/");
  start(payload);
}

find("log").addEventListener("click", clicked);
find("start").addEventListener("click", async () => {
  if (await start("")) find("log").focus();
});
find("writing").addEventListener("submit", (event) => {
  event.preventDefault();
  write();
});
words.addEventListener("input", grow);
words.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  write();
});

frame(act);
openFromAddress();
listen({ state: show, toast, lost: (lost) => (find("lost").hidden = !lost) });
