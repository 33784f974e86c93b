// A message's text and its Bot API entities as DOM nodes. Only text nodes are made of what the bot said.

import { languageOf, mainLanguage } from "./script.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "code",
  blockquote: "q",
  spoiler: "span",
};

/** One block for each line, each in its own direction: a message may speak four languages. */
export function blocks(text, entities) {
  const lines = text.split("\n");
  const usual = mainLanguage(lines);
  let offset = 0;
  return lines.map((line) => {
    const block = lineBlock(line, offset, text, entities, usual);
    offset += line.length + 1;
    return block;
  });
}

/** Give a short text its language and direction. */
export function worded(element, text, usual) {
  element.dir = "auto";
  setLanguage(element, languageOf(text, usual));
  element.textContent = text;
  return element;
}

function setLanguage(element, language) {
  if (language) element.lang = language;
}

function lineBlock(line, offset, text, entities, usual) {
  const block = document.createElement("div");
  block.className = line.trim() ? "line" : "line gap";
  block.dir = "auto";
  setLanguage(block, languageOf(line, usual));
  const touching = entities
    .filter((one) => one.offset < offset + line.length && one.offset + one.length > offset)
    .sort((one, other) => one.offset - other.offset || other.length - one.length);
  block.append(...nested(text, offset, offset + line.length, touching));
  return block;
}

// Offsets are UTF-16 units, which is how JavaScript counts too.
function nested(text, from, to, entities) {
  const nodes = [];
  let at = from;
  let rest = entities;
  while (rest.length) {
    const [entity, ...others] = rest;
    const begin = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (begin > at) nodes.push(document.createTextNode(text.slice(at, begin)));
    const inner = others.filter((one) => one.offset < end);
    if (end > begin) {
      const element = marked(entity, text.slice(begin, end));
      element.append(...nested(text, begin, end, inner));
      nodes.push(element);
    }
    at = Math.max(at, end);
    rest = others.filter((one) => one.offset + one.length > at);
  }
  if (at < to) nodes.push(document.createTextNode(text.slice(at, to)));
  return nodes;
}

function marked(entity, words) {
  const address = addressOf(entity, words);
  if (address) return anchor(address);
  return document.createElement(TAGS[entity.type] ?? "span");
}

function addressOf(entity, words) {
  if (entity.type === "text_link") return safe(entity.url);
  if (entity.type === "url") return safe(words);
  return null;
}

/** The address if it is one that may be opened: the web, a telephone number, a letter. */
export function safe(address) {
  try {
    const url = new URL(address);
    return ["http:", "https:", "tel:", "mailto:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

export function anchor(address) {
  const link = document.createElement("a");
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}
