// The list of messages: what came, what changed in place, what went, and where the reader stands meanwhile.

import { dayLine, fill, newBubble } from "./bubble.js";

const NEAR_THE_END = 80; // pixels
const MARGIN = 8;

export class Chat {
  #log;
  #shown = new Map(); // message id -> { place, seen }
  #person = null;
  #arrived = false;
  #expecting = false; // news that nobody asked for in the chat: reminders

  constructor(log) {
    this.#log = log;
  }

  show(state) {
    if (state.person !== this.#person) this.#clear(state.person);
    const atEnd = this.#atEnd();
    const focused = this.#focused();
    const kept = this.#firstInView();
    const { added, edited } = this.#update(state.messages);
    this.#markDays(state.messages);
    this.#refocus(focused);
    this.#hold(kept);
    if (added.length) this.#follow(added, atEnd);
    else if (edited.length && !this.#arrived) this.#bringUp(edited.at(-1));
  }

  /** From now on what arrives is shown, until told otherwise. */
  expect(expecting) {
    this.#expecting = expecting;
    if (expecting) this.#arrived = false;
  }

  #clear(person) {
    this.#person = person;
    this.#shown.clear();
    this.#log.replaceChildren();
  }

  #update(messages) {
    const added = [];
    const edited = [];
    const ids = new Set(messages.map((message) => message.id));
    for (const [id, { place }] of this.#shown) {
      if (!ids.has(id)) {
        place.remove();
        this.#shown.delete(id);
      }
    }
    for (const message of messages) {
      const seen = JSON.stringify([message.text, message.entities, message.buttons, message.kind]);
      const known = this.#shown.get(message.id);
      if (known?.seen === seen) continue;
      const place = known?.place ?? newBubble(message);
      fill(place, message);
      if (!known) this.#log.append(place);
      (known ? edited : added).push(place);
      this.#shown.set(message.id, { place, seen });
    }
    return { added, edited };
  }

  // A line says the day wherever it differs from that of the message above.
  #markDays(messages) {
    let before = null;
    for (const { id, day } of messages) {
      const { place } = this.#shown.get(id);
      const line = place.previousElementSibling;
      const has = line?.classList.contains("day") ? line : null;
      if (day === before) has?.remove();
      else if (has?.dataset.day !== day) {
        const fresh = dayLine(day);
        fresh.dataset.day = day;
        if (has) has.replaceWith(fresh);
        else place.before(fresh);
      }
      before = day;
    }
    for (const line of this.#log.querySelectorAll(".day")) {
      if (!line.nextElementSibling?.dataset.message) line.remove();
    }
  }

  #focused() {
    const place = document.activeElement?.closest?.(".message");
    return place && this.#log.contains(place) ? { place, data: document.activeElement.dataset.press } : null;
  }

  // The same button if it is still there; else the message itself, so that Tab goes on to its buttons.
  #refocus(focused) {
    if (!focused || document.activeElement !== document.body) return;
    const { place, data } = focused;
    const same = data && [...place.querySelectorAll("[data-press]")].find((key) => key.dataset.press === data);
    const target = same || (place.isConnected ? place : this.#log);
    target.focus({ preventScroll: true });
  }

  #atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    return scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
  }

  // What the reader looks at, and how far below the upper edge it stands.
  #firstInView() {
    const edge = this.#log.getBoundingClientRect().top;
    for (const { place } of this.#shown.values()) {
      const { top, bottom } = place.getBoundingClientRect();
      if (bottom > edge) return { place, top: top - edge };
    }
    return null;
  }

  #hold(kept) {
    if (!kept?.place.isConnected) return;
    const top = kept.place.getBoundingClientRect().top - this.#log.getBoundingClientRect().top;
    const by = top - kept.top;
    if (Math.abs(by) >= 1) this.#log.scrollBy({ top: by, behavior: "auto" });
  }

  #follow(added, atEnd) {
    const own = added.some((place) => place.classList.contains("mine"));
    this.#arrived ||= this.#expecting && !own;
    if (own || atEnd || this.#expecting) this.#reveal(added.at(-1));
  }

  // A text that is new is read from its beginning.
  #bringUp(place) {
    const top = place.getBoundingClientRect().top - this.#log.getBoundingClientRect().top;
    if (top < 0) this.#reveal(place);
  }

  #reveal(place) {
    const line = place.previousElementSibling;
    const begin = (line?.classList.contains("day") ? line : place).getBoundingClientRect();
    const room = this.#log.getBoundingClientRect();
    const top = begin.top - room.top - MARGIN;
    const end = place.getBoundingClientRect().bottom - room.bottom + MARGIN;
    const by = top < 0 ? top : Math.max(0, Math.min(top, end));
    // At once: the next message is measured from where this one stands.
    this.#log.scrollBy({ top: by, behavior: "auto" });
  }
}
