// The controls beside the phone: the day, a link, things that are not text, a new person.

import { spelled } from "./bubble.js";

const WIDE = matchMedia("(min-width: 820px)");

export function frame(act) {
  const day = document.getElementById("day");
  stayOpen(document.getElementById("controls"));
  day.addEventListener("change", () => day.validity.valid && act("/today", { day: day.value }));
  on("next-day", "click", () => act("/today", { day: dayAfter(document.body.dataset.day) }));
  if (document.getElementById("move-form")) {
    on("move-form", "submit", () => act("/move", { deadline: value("moved"), day: value("moved-to") }));
  }
  on("real-today", "click", () => act("/today", { day: dayInPakistan() }));
  for (const button of document.querySelectorAll("[data-day]")) {
    button.addEventListener("click", () => act("/today", { day: button.dataset.day }));
  }
  for (const button of document.querySelectorAll("[data-send]")) {
    button.addEventListener("click", () => act("/send", { kind: button.dataset.send }));
  }
  on("day-form", "submit", () => undefined);
  on("link-form", "submit", () => act("/start", { payload: value("payload") }));
  on("person-form", "submit", () => act("/new", { language: value("language") }));
}

export function showToday(today) {
  const day = document.getElementById("day");
  document.body.dataset.day = today;
  if (document.activeElement !== day || !day.value) day.value = today;
  for (const place of document.querySelectorAll("[data-today]")) place.textContent = spelled(today);
  for (const button of document.querySelectorAll("[data-day]")) {
    button.setAttribute("aria-pressed", String(button.dataset.day === today));
  }
  document.getElementById("real-today").setAttribute("aria-pressed", String(dayInPakistan() === today));
}

/** On a narrow screen the controls lie over the chat: give the chat back once something was done. */
export function foldAway() {
  const controls = document.getElementById("controls");
  if (WIDE.matches || !controls.open) return;
  controls.open = false;
  controls.querySelector("summary").focus({ preventScroll: true });
}

// Official dates are Pakistan's days. The Swedish form is the one with year, month, day.
function dayInPakistan() {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Karachi" }).format(new Date());
}

function dayAfter(day) {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function stayOpen(controls) {
  const fit = () => (controls.open = WIDE.matches);
  WIDE.addEventListener("change", fit);
  fit();
}

function on(id, event, then) {
  document.getElementById(id).addEventListener(event, (happened) => {
    happened.preventDefault();
    then();
  });
}

const value = (id) => document.getElementById(id).value.trim();
