// Typing in sheets of paper by keyboard: a digit answers the statement that has the focus and goes on to the next.
"use strict";

const sheet = document.getElementById("formulier");
const rows = [...sheet.querySelectorAll("[data-code]")];
const saving = sheet.querySelector("button:not([hidden])");
const ANSWER = { 1: "1", 2: "2", 3: "3", 4: "4", 5: "5", 0: "", "-": "" };

// The statement at a place; after the last one the button, before the first one nothing.
function goTo(place) {
  if (place < 0) return;
  if (place >= rows.length) return saving.focus();
  const row = rows[place];
  (row.querySelector(":checked") || row.querySelector("input")).focus();
  row.scrollIntoView({ block: "nearest" });
}

function answer(row, value) {
  row.querySelector(`input[value="${value}"]`).checked = true;
  markChanged(sheet);
}

sheet.addEventListener("keydown", (event) => {
  const place = rows.indexOf(event.target.closest("[data-code]"));
  if (place < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key in ANSWER) answer(rows[place], ANSWER[event.key]);
  else if (event.key !== "Enter" && event.key !== "Backspace") return;
  event.preventDefault();
  goTo(event.key === "Backspace" ? place - 1 : place + 1);
});
sheet.addEventListener("change", () => markChanged(sheet));

// Enter twice, or a button pressed twice, sends a sheet once.
let isSent = false;
document.querySelectorAll("main form").forEach((form) => form.addEventListener("submit", (event) => {
  if (isSent) event.preventDefault();
  isSent = true;
}));
window.addEventListener("pageshow", () => { isSent = false; });

if (!document.getElementById("fouten")) goTo(0);
