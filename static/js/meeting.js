// What is on now in a meeting. Screen, control and phones look it up again and again; without script a page loads
// itself again. Nothing is kept in the browser: all a page needs is in its address.
//
// data-now     on a box: where to look up what stands in it. 200 with an ETag brings something new and 304 nothing;
//              403, 404 and 410 load the page itself, which says why and looks no more.
// data-stays   on the element with data-scene: after a 410 it stays there for who reads it, with these words in the line.
// data-tag     on the same box: the ETag of what stands in it.
// data-page    on the same box: the address of the page itself, where that is not the one it was loaded from.
// data-scene   on an element in the box: which scene it is. Another scene comes in the place of the whole box; within
//              one scene only what differs is changed, so that focus, what is ticked and what moves stay as they are.
//              Its first h1 is what a new scene is announced by, once. An element with an id is known again by it.
// data-title   on the same element: the title of the page while it is on, if it has one of its own.
// data-keep    on a form with an id: someone who fills it in is not disturbed while the scene stays the same.
// data-send    on a form: where a script sends it until that is acknowledged. Its answer has an ETag too and comes in
//              the place of the box; 409 (too late) and 422 (mend it) as well. What else comes back sends it as a page.
// data-left    on an element: the seconds that are left, shown as 4:05, and as +0:30 when they are over;
//              it gets the attribute data-over then.
// data-running on the same element: the time goes on, so it is counted here once a second.
//
// Made here, before the box: p.meeting-line (a line about the network or a send, empty while all is well) and
// p.visually-hidden (what is announced), both role="status".
"use strict";

const QUICK = 1000; // milliseconds between two looks when something just changed
const CALM = 2400; // the longest while all is well: a step is on every phone within three seconds
const SLOWER = 1.2;
const LATEST = 5000; // the longest when nothing comes back
const PATIENCE = 6000; // until a look or a send that is not answered is given up and tried again
const LOST_AFTER = 2; // looks in vain
const OVER = [403, 404, 410];
const ENDED = 410;
const NOT_SENT = "Uw stem is nog niet verstuurd.";
const SENDING = "Uw stem wordt verstuurd.";
const LOST = "Geen verbinding. Wij proberen het steeds opnieuw.";

const box = document.querySelector("[data-now]");
const line = statusLine("meeting-line");
const announced = statusLine("visually-hidden");
const dirty = new WeakSet(); // forms in which something was changed
const ends = new WeakMap(); // when the time of an element is over, in milliseconds
let tag = box.dataset.tag ? `"${box.dataset.tag}"` : "";
let pause = QUICK;
let failures = 0;
let turn = 0; // whoever looks or shows begins a turn; what comes back for an earlier one is passed over
let timer = 0;
let sending = ""; // what the line says of a send
let isEnded = false; // what is there stays, and nothing is looked up any more

function statusLine(kind) {
  const made = Object.assign(document.createElement("p"), { className: kind });
  made.setAttribute("role", "status");
  box.before(made);
  return made;
}

function say(element, words) { if (element.textContent !== words) element.textContent = words; }

// ---- Asking the server ----

// Status 0 when nothing came back in time.
async function ask(address, options) {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(address, { cache: "no-store", redirect: "error", signal: stop.signal, ...options });
    return { status: answer.status, tag: answer.headers.get("ETag"), text: await answer.text() };
  } catch { return { status: 0 }; } finally { clearTimeout(late); }
}

async function keepLooking() {
  clearTimeout(timer);
  if (document.hidden || isEnded) return;
  const mine = ++turn;
  const answer = await ask(box.dataset.now, { headers: tag ? { "If-None-Match": tag } : {} });
  if (mine !== turn) return;
  if (answer.status === ENDED && stays() !== undefined) { end(); return; }
  if (OVER.includes(answer.status)) { loadPage(); return; }
  const isNew = answer.status === 200 && answer.tag;
  const isReached = isNew || answer.status === 304;
  failures = isReached ? 0 : failures + 1;
  pause = isNew ? QUICK : Math.min(pause * (isReached ? SLOWER : SLOWER ** 2), isReached ? CALM : LATEST);
  if (isNew) show(answer);
  tell();
  timer = setTimeout(keepLooking, pause);
}

// The page itself, by GET also when this one came of a form.
function loadPage() { location.replace(box.dataset.page || location.pathname + location.search); }

function end() {
  isEnded = true;
  say(line, stays());
}

function tell() {
  say(line, [sending, failures >= LOST_AFTER ? LOST : ""].filter(Boolean).join(" "));
}

// ---- Showing what came ----

const partOf = (within) => within.querySelector("[data-scene]");
const stays = () => partOf(box)?.dataset.stays;
const sceneOf = (within) => partOf(within)?.dataset.scene ?? "";
const headingOf = (within) => within.querySelector("h1");
const wordsOf = (within) => (headingOf(within)?.textContent ?? "").trim();

function show(answer, isWhole = false) {
  const fresh = Object.assign(document.createElement("template"), { innerHTML: answer.text }).content;
  fresh.querySelectorAll("[autofocus]").forEach((each) => each.removeAttribute("autofocus")); // focus goes there below
  const isSame = sceneOf(fresh) !== "" && sceneOf(fresh) === sceneOf(box);
  const [hadFocus, before] = [box.contains(document.activeElement), wordsOf(box)];
  tag = answer.tag;
  if (isSame && !isWhole) merge(box, fresh);
  else box.replaceChildren(fresh);
  const title = partOf(box)?.dataset.title;
  if (title) document.title = title;
  startTimers();
  keepMistakes();
  if (hadFocus && !box.contains(document.activeElement)) {
    say(announced, ""); // of an earlier scene
    moveTo(box.querySelector("#fouten") ?? headingOf(box));
  } else if (wordsOf(box) !== before) say(announced, wordsOf(box));
  if (!isSame) headingOf(box)?.scrollIntoView({ block: "nearest" });
}

// What was sent with a mistake in it stays as it is, and with its message, while it is mended.
function keepMistakes() {
  if (box.querySelector("#fouten")) box.querySelectorAll("form[data-keep]").forEach((each) => dirty.add(each));
}

// Focus reads out what it goes to, so that is not announced as well.
function moveTo(element) {
  if (!element) return;
  element.tabIndex = -1;
  element.focus();
}

// Makes the old children like the fresh ones, and leaves alone what is alike.
function merge(old, fresh) {
  let there = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    there = passOver(old, there, child.id);
    const isLater = there?.id && there.id !== child.id && [...fresh.children].some((each) => each.id === there.id);
    if (!there || isLater) { old.insertBefore(child, there); continue; }
    const next = there.nextSibling;
    if (isAlike(there, child)) change(there, child);
    else there.replaceWith(child);
    there = next;
  }
  while (there) { const next = there.nextSibling; there.remove(); there = next; }
}

// Takes away what stands before the child with this id, and gives that child; gives `there` when it is not further on.
function passOver(old, there, id) {
  const own = id && there && [...old.children].find((each) => each.id === id);
  if (!own || !(there.compareDocumentPosition(own) & Node.DOCUMENT_POSITION_FOLLOWING)) return there;
  while (there !== own) { const next = there.nextSibling; there.remove(); there = next; }
  return own;
}

const isAlike = (old, fresh) => old.nodeName === fresh.nodeName && old.id === fresh.id && old.name === fresh.name;

function change(old, fresh) {
  if (old.isEqualNode(fresh) || isFilledIn(old)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) { old.nodeValue = fresh.nodeValue; return; }
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && name !== "open" && name !== "tabindex") old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  merge(old, fresh);
}

function isFilledIn(element) {
  if (element.nodeType !== Node.ELEMENT_NODE || !element.matches("form[data-keep]")) return false;
  const field = element.contains(document.activeElement) && document.activeElement.matches("input, select, textarea");
  return dirty.has(element) || field;
}

// ---- The time that is left ----

function startTimers() {
  for (const each of box.querySelectorAll("[data-left]")) ends.set(each, Date.now() + each.dataset.left * 1000);
  tick();
}

function tick() {
  for (const each of box.querySelectorAll("[data-left]")) {
    const left = each.hasAttribute("data-running") ? Math.ceil((ends.get(each) - Date.now()) / 1000) : Number(each.dataset.left);
    const [minutes, seconds] = [Math.floor(Math.abs(left) / 60), Math.abs(left) % 60];
    each.toggleAttribute("data-over", left < 0);
    say(each, `${left < 0 ? "+" : ""}${minutes}:${String(seconds).padStart(2, "0")}`);
  }
}

// ---- Sending until it is acknowledged; the server counts one person once ----

async function send(form) {
  if (form.getAttribute("aria-busy") === "true") return;
  const body = new URLSearchParams(new FormData(form));
  setBusy(form, true);
  sending = SENDING;
  for (let wait = QUICK; ; wait = Math.min(wait * SLOWER, LATEST)) {
    tell();
    const answer = await ask(form.dataset.send, { method: "POST", body });
    if (answer.tag) { acknowledged(answer); return; }
    if (answer.status !== 0 && answer.status !== 429 && answer.status < 500) { sendAsPage(form); return; }
    sending = NOT_SENT;
    failures = answer.status === 0 ? Math.max(failures, LOST_AFTER) : failures;
    await new Promise((done) => { setTimeout(done, wait); });
  }
}

function acknowledged(answer) {
  clearTimeout(timer);
  turn += 1;
  sending = "";
  failures = 0;
  pause = QUICK;
  show(answer, true);
  tell();
  timer = setTimeout(keepLooking, pause);
}

function sendAsPage(form) {
  if (!form.isConnected) { loadPage(); return; }
  setBusy(form, false);
  form.submit();
}

// A button that loads a page stays where it is while there is no connection: the browser's own error page says nothing.
function stayWhileLost(event) {
  if (navigator.onLine && failures < LOST_AFTER) return;
  event.preventDefault();
  failures = Math.max(failures, LOST_AFTER);
  tell();
  keepLooking();
}

function setBusy(form, isBusy) {
  form.setAttribute("aria-busy", String(isBusy));
  form.querySelectorAll("fieldset").forEach((each) => { each.disabled = isBusy; });
}

// ---- Beginning ----

box.addEventListener("input", (event) => { if (event.target.form) dirty.add(event.target.form); });
box.addEventListener("submit", (event) => {
  if (!event.target.dataset.send) { stayWhileLost(event); return; }
  event.preventDefault();
  send(event.target);
});
document.addEventListener("visibilitychange", () => {
  pause = QUICK;
  if (document.hidden) turn += 1;
  keepLooking();
});
window.addEventListener("pageshow", (event) => { if (event.persisted) keepLooking(); });
window.addEventListener("online", keepLooking);
window.addEventListener("offline", () => { failures = LOST_AFTER; keepLooking(); });
startTimers();
keepMistakes();
setInterval(tick, 1000);
timer = setTimeout(keepLooking, pause);
