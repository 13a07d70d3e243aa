// What is on now in a meeting, looked up again and again; without script the page loads itself again.
"use strict";

const QUICK = 1000; // milliseconds between two looks when something just changed
const CALM = 2500; // the longest while all is well: a step is on every phone within three seconds
const LATEST = 10000; // the longest when nothing comes back
const SLOWER = 1.2;
const box = document.querySelector("[data-now]");
let tag = box.dataset.tag ? `"${box.dataset.tag}"` : "";
let pause = QUICK;

// Looks once. False when nothing came back.
async function look() {
  const headers = tag ? { "If-None-Match": tag } : {};
  const answer = await fetch(box.dataset.now, { headers, cache: "no-store", redirect: "error" }).catch(() => null);
  if (!answer || (answer.status !== 304 && !answer.ok)) return false;
  if (answer.status === 200) {
    tag = answer.headers.get("ETag") || "";
    box.replaceChildren(document.createRange().createContextualFragment(await answer.text()));
    pause = QUICK;
  }
  return true;
}

async function keepLooking() {
  const reached = document.hidden || (await look());
  pause = reached ? Math.min(pause * SLOWER, CALM) : Math.min(pause * 2, LATEST);
  setTimeout(keepLooking, pause);
}

document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
setTimeout(keepLooking, pause);
