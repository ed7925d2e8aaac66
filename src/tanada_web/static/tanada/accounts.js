// The list by keyboard, and how many rows are chosen. Each key does what a link or a box does.
"use strict";

const rows = document.getElementById("rows");
const boxes = () => [...(rows?.querySelectorAll("tbody input[name=account]") ?? [])];
const doors = () => [...(rows?.querySelectorAll("tbody .name a") ?? [])];
const inField = (target) =>
  target.closest?.("textarea, select, summary, dialog, input:not([type=checkbox])");

function count() {
  const chosen = boxes().filter((box) => box.checked).length;
  const told = document.getElementById("selected");
  if (told) told.value = chosen ? chosen.toLocaleString("en") : "";
  const all = document.getElementById("all");
  if (all) {
    all.checked = chosen > 0 && chosen === boxes().length;
    all.indeterminate = chosen > 0 && chosen < boxes().length;
  }
}

function step(by) {
  const links = doors();
  const row = document.activeElement?.closest?.("#rows tbody tr");
  const at = row ? links.findIndex((link) => row.contains(link)) + by : by > 0 ? 0 : -1;
  links.at(Math.max(0, Math.min(at, links.length - 1)))?.focus();
}

function choose() {
  const box = document.activeElement?.closest?.("#rows tbody tr")?.querySelector("input");
  if (!box) return;
  box.checked = !box.checked;
  count();
}

const keys = {
  "/": () => document.getElementById("q")?.select(),
  j: () => step(1),
  k: () => step(-1),
  x: choose,
  n: () => document.querySelector(".pager [rel=next]")?.click(),
  p: () => document.querySelector(".pager [rel=prev]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || event.metaKey || event.ctrlKey) return;
  const open = event.target.closest?.("details.facet[open], details.tool[open]");
  if (event.key === "Escape" && open) {
    open.open = false;
    open.querySelector("summary").focus();
    return;
  }
  if (event.key === "Escape" && inField(event.target)) event.target.blur();
  if (inField(event.target)) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.addEventListener("change", (event) => {
  if (event.target.id === "all") for (const box of boxes()) box.checked = event.target.checked;
  if (rows?.contains(event.target)) count();
});

// A list of choices closes when one presses elsewhere.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.facet[open], details.tool[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});

// What is empty does not stand in the address.
document.addEventListener("submit", (event) => {
  if (!event.target.matches(".list-filters")) return;
  for (const field of event.target.querySelectorAll("input")) {
    if (field.type !== "checkbox" && !field.value) field.disabled = true;
  }
});
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll(".list-filters input:disabled")) {
    field.disabled = false;
  }
  count();
});
