// The bench of a draft: line numbers, dials, and what was written but not saved.
"use strict";

const form = document.getElementById("draft");
const text = document.getElementById("text");
const numbers = document.querySelector(".editor .numbers");
const shown = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const kept = `draft-${form.dataset.draft}`;
const saved = text.defaultValue;

// Line numbers beside the document; those with a remark stand out.
function number() {
  const count = text.value.split("\n").length;
  while (numbers.childElementCount > count) {
    numbers.lastElementChild.remove();
    numbers.lastChild?.remove();
  }
  for (let line = numbers.childElementCount + 1; line <= count; line++) {
    const mark = document.createElement("span");
    mark.textContent = line;
    numbers.append(line > 1 && !numbers.lastChild?.nodeValue?.endsWith("\n") ? "\n" : "", mark, "\n");
  }
  numbers.scrollTop = text.scrollTop;
}

function mark() {
  for (const each of numbers.querySelectorAll("[class]")) each.removeAttribute("class");
  const lines = document.querySelector("#check .remarks")?.dataset.lines.trim() || "";
  for (const each of lines.split(" ").filter(Boolean)) {
    const [line, tone] = each.split(":");
    numbers.children[line - 1]?.classList.add(tone);
  }
}

function go(line) {
  const before = text.value.split("\n").slice(0, line - 1);
  const start = before.reduce((sum, each) => sum + each.length + 1, 0);
  const end = text.value.indexOf("\n", start);
  text.focus();
  text.setSelectionRange(start, end < 0 ? text.value.length : end);
  text.scrollTop = (text.scrollHeight / text.value.split("\n").length) * Math.max(0, line - 8);
}

// What the server wrote into the document, put where it differs: the cursor and undo stay.
function write(written) {
  const now = text.value;
  let start = 0;
  while (start < now.length && now[start] === written[start]) start++;
  let end = 0;
  while (end < now.length - start && end < written.length - start &&
         now[now.length - 1 - end] === written[written.length - 1 - end]) end++;
  text.setRangeText(written.slice(start, written.length - end), start, now.length - end, "preserve");
  keep();
  number();
  text.dispatchEvent(new Event("written"));
}

// What is not saved is kept in this tab, so that a session that ends takes nothing with it.
function keep() {
  document.getElementById("unsaved").hidden = text.value === saved;
  if (text.value === saved) sessionStorage.removeItem(kept);
  else sessionStorage.setItem(kept, JSON.stringify({ text: text.value, seen: form.elements.seen.value }));
}

const before = sessionStorage.getItem(kept);
if (before && !document.getElementById("theirs")) {
  const { text: typed, seen } = JSON.parse(before);
  if (typed === saved) sessionStorage.removeItem(kept);
  else {
    text.value = typed;
    form.elements.seen.value = seen;
    document.getElementById("restored").hidden = false;
  }
}
document.addEventListener("click", (event) => {
  if (event.target.id === "discard" || event.target.closest("[data-discard]")) {
    sessionStorage.removeItem(kept);
    if (event.target.id === "discard") location.replace(location.pathname);
  }
  const line = event.target.closest(".goto")?.dataset.line;
  if (line) go(Number(line));
});

text.addEventListener("input", () => { keep(); number(); });
text.addEventListener("scroll", () => { numbers.scrollTop = text.scrollTop; });

// Sliders beside their numbers.
function ready() {
  for (const range of form.querySelectorAll("input[type=range][hidden]")) range.hidden = false;
}
form.addEventListener("input", ({ target }) => {
  if (target.dataset.dial) {
    document.getElementById(target.dataset.dial).value = shown.format(target.value);
  } else if (target.id.startsWith("dial-")) {
    const range = form.querySelector(`[data-dial="${target.id}"]`);
    range.value = target.value.replaceAll(",", "");
  }
});

form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.tagName === "INPUT") event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey) && !event.altKey) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("[name=do][value=save]"));
  }
});

// An answer to a text that has changed meanwhile is not shown; it is asked for again.
const sent = new WeakMap();
document.body.addEventListener("htmx:beforeRequest", ({ detail }) => sent.set(detail.xhr, text.value));
document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (!["tried", "check"].includes(detail.target.id) || sent.get(detail.xhr) === text.value) return;
  detail.shouldSwap = false;
  if (detail.target.id === "tried") detail.target.dispatchEvent(new Event("again"));
});
document.body.addEventListener("htmx:afterSwap", ({ detail }) => {
  const written = detail.target.querySelector(".written");
  if (written) {
    if (written.value !== text.value) write(written.value);
    written.remove();
  }
  if (detail.target.id === "check") mark();
  ready();
});
document.body.addEventListener("htmx:oobAfterSwap", ready);

keep();
number();
mark();
ready();
