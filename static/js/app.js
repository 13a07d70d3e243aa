// The few enhancements: every page works without them.
"use strict";

// Whoever leaves with something unsaved is asked.
const changed = new Set();
function markChanged(form) { if (form) changed.add(form); }

// A message for everyone, screen readers included.
function say(text) {
  let line = document.getElementById("gezegd");
  if (!line) {
    line = document.createElement("p");
    line.id = "gezegd";
    line.setAttribute("role", "status");
    document.querySelector("[data-printing]").append(line);
  }
  line.textContent = text;
}

// A link or a text that is there to be copied gets a button that does so.
function addCopyButton(box) {
  if (!navigator.clipboard) return;
  const what = box.dataset.copy || "link";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "utrecht-button utrecht-button--secondary-action";
  button.textContent = `Kopieer de ${what}`;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(box.value);
    button.textContent = `De ${what} is gekopieerd`;
  });
  box.after(button);
}

// A file comes as a download, and nothing tells this page when: what is said must be true before and after.
const WAIT_SHOWN = 8000;

function showWaiting(event) {
  const wait = event.target.querySelector("[data-wait]");
  if (!wait) return;
  forgetFaults(event.target);
  if (event.submitter && event.submitter.hasAttribute("formaction")) return;
  wait.setAttribute("role", "status");
  if (wait.dataset.waitAfter) {  // the next page tells the rest: only what takes long is told about
    setTimeout(() => { wait.textContent = wait.dataset.wait; }, Number(wait.dataset.waitAfter));
    return;
  }
  wait.dataset.before ??= wait.textContent;
  wait.textContent = wait.dataset.wait;
  setTimeout(() => { wait.textContent = wait.dataset.before; }, WAIT_SHOWN);
}

// A form that is sent again: what was wrong with it is told anew, on another page, or is mended and stays here.
function forgetFaults(form) {
  const summary = document.getElementById("fouten");
  if (summary) summary.remove();
  document.title = document.title.replace(/^Fout: /, "");
  form.querySelectorAll(".utrecht-form-field--invalid").forEach((field) => field.classList.remove("utrecht-form-field--invalid"));
  form.querySelectorAll("[aria-invalid]").forEach((control) => control.removeAttribute("aria-invalid"));
  form.querySelectorAll("[id$='-error']").forEach((message) => message.remove());
  form.querySelectorAll("[aria-describedby]").forEach((control) => {
    const there = control.getAttribute("aria-describedby").split(" ").filter((id) => document.getElementById(id));
    if (there.length) control.setAttribute("aria-describedby", there.join(" "));
    else control.removeAttribute("aria-describedby");
  });
}

function showPrinting(event) {
  const link = event.target.closest("[data-printing] a[href*='.pdf']");
  if (!link) return;
  say("Het rapport komt eraan. U vindt het bij uw downloads.");
  const line = document.getElementById("gezegd");
  setTimeout(() => { line.remove(); }, WAIT_SHOWN);
}

// A region that scrolls is a stop for Tab; one that shows everything is none.
function stopWhereItScrolls() {
  document.querySelectorAll(".scroll").forEach((region) => {
    if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
    else region.removeAttribute("tabindex");
  });
}

document.addEventListener("click", showPrinting);
document.addEventListener("submit", (event) => { changed.delete(event.target); showWaiting(event); });
document.querySelectorAll("form#scores").forEach((form) => form.addEventListener("input", () => markChanged(form)));
document.querySelectorAll("[data-copy]").forEach(addCopyButton);
document.querySelectorAll(".only-script").forEach((element) => { element.hidden = false; });
window.addEventListener("resize", stopWhereItScrolls);
stopWhereItScrolls();
window.addEventListener("beforeunload", (event) => { if (changed.size) event.preventDefault(); });
const summary = document.getElementById("fouten");
if (summary) summary.focus();
