// How many answered, looked up again and again; without script by loading the page again.
"use strict";

const SLOWEST = 8; // times as long between two looks, when nothing comes back
const box = document.querySelector("[data-counts]");
let [tag, patience] = ["", 1];

// Only what changed is written, so that a screen reader says that and no more.
function showCounts(text) {
  const fresh = document.createRange().createContextualFragment(text);
  const [old, now] = [box, fresh].map((part) => [...part.querySelectorAll("dd")]);
  if (fresh.querySelector("[data-closed]") || old.length !== now.length) return box.replaceChildren(fresh);
  now.forEach((cell, place) => {
    if (old[place].textContent !== cell.textContent) old[place].textContent = cell.textContent;
  });
}

// Looks once, and not while nobody sees the page. False when nothing came back.
async function look() {
  if (document.hidden) return true;
  const headers = tag ? { "If-None-Match": tag } : {};
  const answer = await fetch(box.dataset.counts, { headers, cache: "no-store", redirect: "error" }).catch(() => null);
  if (!answer || (answer.status !== 304 && !answer.ok)) return false;
  if (answer.status === 200) {
    tag = answer.headers.get("ETag") || "";
    showCounts(await answer.text());
  }
  return true;
}

async function keepLooking() {
  patience = (await look()) ? 1 : Math.min(patience * 2, SLOWEST);
  if (!box.querySelector("[data-closed]")) setTimeout(keepLooking, box.dataset.seconds * 1000 * patience);
}

document.querySelectorAll("[data-without-script]").forEach((line) => { line.hidden = true; });
keepLooking();
