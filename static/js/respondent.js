// The questionnaire on a phone: a question at a time, and answers that survive bad wifi. Every page works without it.
"use strict";

const MEASURES_AT_ONCE = 5;
const DAY = 24 * 3600 * 1000;
const KEPT_DAYS = 90; // after that a browser forgets by itself
const PATIENCE = 20; // seconds until a send that is not answered is tried again
const LONGEST_WAIT = 30; // seconds between two tries
const POLL = 3; // seconds between two looks at how far the questionnaire is
const PREFIX = "vragenlijst ";

const REFUSED = {
  gesloten: ["De vragenlijst is gesloten", "Uw antwoorden zijn nu niet meegeteld. Kwamen ze eerder al aan? Dan wel. Gaat de vragenlijst weer open? Probeer het dan nog een keer."],
  weg: ["Deze link werkt niet meer", "Uw antwoorden zijn nu niet meegeteld. Vraag een nieuwe link aan wie u deze gaf."],
  code: ["Uw antwoorden zijn niet aangenomen", "Uw eenmalige code werkt hier niet, of niet meer. Uw antwoorden staan nog op deze pagina. Vraag een nieuwe code aan wie u de link gaf."],
  geweigerd: ["Uw antwoorden zijn niet aangenomen", "Open de link of de QR-code opnieuw, in de gewone browser van uw telefoon of computer."],
};
const UNUSABLE = "Uw antwoorden kwamen niet goed aan en zijn niet meegeteld. Kijk ze na en verstuur ze nog een keer.";
const EMPTY = "U hebt nog niets beantwoord. Kies bij ten minste één vraag een antwoord en verstuur dan opnieuw.";
const OFFLINE = ["Geen verbinding", "Uw antwoorden zijn nog niet verstuurd."];
const ON_DEVICE = "Uw antwoorden staan nog in deze browser. Laat deze pagina open.";
const ON_PAGE = "Uw antwoorden staan nog op deze pagina. Sluit hem niet.";
const BUSY = ["Versturen lukt nu niet", "Er ging bij ons iets mis. Uw antwoorden zijn nog niet geteld."];

const one = (selector, within = document) => within.querySelector(selector);
const every = (selector, within = document) => [...within.querySelectorAll(selector)];
const pause = (seconds) => new Promise((done) => { setTimeout(done, seconds * 1000); });
const codeOf = (question) => one("input", question).name;
const isMeasure = (question) => question.closest('[data-part="measures"]');
const standOf = async (answer) => (await answer.json().catch(() => ({}))).stand;

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const text = (words) => make("p", { className: "utrecht-paragraph", textContent: words });
const link = (href, words) => make("a", { className: "utrecht-link utrecht-link--html-a", href, textContent: words });
const box = (kind, ...children) => make("div", { className: `utrecht-alert utrecht-alert--${kind}` }, ...children);

function button(words, kind, onclick) {
  return make("button", { type: "button", className: `utrecht-button utrecht-button--${kind}`, textContent: words, onclick });
}

// Focus goes to what a new screen begins with, so that a screen reader reads it out.
function moveTo(element) {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

// ---- Kept in this browser, by choice alone; one that keeps nothing (a private window) is no fault ----

function keep(key, what) {
  try { localStorage.setItem(PREFIX + key, JSON.stringify({ ...what, until: Date.now() + KEPT_DAYS * DAY })); } catch { return false; }
  return true;
}

function kept(key) {
  try { return JSON.parse(localStorage.getItem(PREFIX + key)); } catch { return null; }
}

function forget(key) {
  try { localStorage.removeItem(PREFIX + key); } catch { /* then nothing was kept */ }
}

function storedKeys() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
  } catch { return []; }
}

function forgetOld() {
  storedKeys().filter((key) => !(kept(key)?.until > Date.now())).forEach(forget);
}

// What is kept here and what can be done with it; one button forgets.
function keptBox(keys, words, ...actions) {
  const found = box("info", text(words), ...actions);
  found.append(button("Vergeet mijn antwoorden", "secondary-action", () => {
    [keys].flat().forEach(forget);
    found.replaceChildren(text("Uw antwoorden staan niet meer in deze browser."));
    every(".own").forEach((cell) => { cell.hidden = true; });
    moveTo(found);
  }));
  return found;
}

// ---- The questions ----

class Questions {
  constructor(form) {
    this.form = form;
    this.key = form.dataset.key;
    this.title = document.title;
    this.all = every("fieldset", form);
    this.screens = this.cut();
    this.at = this.depth = 0;
    this.isSent = this.isChanged = this.isFromEnd = false;
    this.build();
    this.listen();
    this.goOn();
  }

  get receipt() { return this.form.elements.bewijs.value; }
  get last() { return this.screens.length; }
  get state() { return { receipt: this.receipt, at: this.at, depth: this.depth }; }

  get answers() {
    const chosen = this.all.map((question) => one("input:checked", question)).filter((radio) => radio?.value);
    return Object.fromEntries(chosen.map((radio) => [radio.name, radio.value]));
  }

  // Reasons one by one, measures five at a time; after them the screen that sends.
  cut() {
    const screens = [];
    for (const question of this.all) {
      const screen = screens[screens.length - 1];
      const isFull = !screen || screen.length === MEASURES_AT_ONCE || !isMeasure(screen[0]);
      if (isFull) screens.push([question]);
      else screen.push(question);
    }
    return screens;
  }

  build() {
    this.far = make("h1", { id: "voortgang" });
    this.far.setAttribute("aria-live", "polite");
    this.bar = make("progress", { max: this.all.length });
    this.bar.setAttribute("aria-labelledby", "voortgang");
    this.back = button("Terug", "subtle", () => this.previous());
    this.open = make("div");
    this.send = one(".send", this.form);
    this.where = text("");
    this.say = make("div", { className: "sending", hidden: true });
    const keys = make("p", { className: "keys", textContent: "Met toetsen: 1 tot en met 5 kiest, Enter gaat verder, 0 slaat over." });
    this.keeps = make("input", { type: "checkbox", id: "bewaar" });
    this.stays = make("input", { type: "checkbox", id: "bewaar-erna" });
    this.onward = make("div", { className: "onward" }, button("Volgende", "primary-action", () => this.following()));
    this.keeping = this.choice(this.keeps, "Bewaar mijn antwoorden in deze browser tot ze verstuurd zijn",
      "Handig bij slechte wifi. Doe dit niet op een telefoon of computer die u met anderen deelt.");
    this.rest = make("div", { className: "rest" }, keys, this.keeping);
    this.send.prepend(this.open, this.choice(this.stays, "Bewaar mijn antwoorden ook daarna in deze browser",
      "Dan ziet u ze straks naast de uitkomsten. Wie dit apparaat ook gebruikt, kan ze zien."));
    this.form.prepend(make("div", { className: "how-far" }, this.far, this.back, this.bar));
    this.form.append(this.onward, this.rest);
    this.form.after(this.say);
    document.documentElement.classList.add("with-script");
  }

  choice(input, words, told) {
    const hint = make("p", { id: `${input.id}-uitleg`, className: "hint", textContent: told });
    input.setAttribute("aria-describedby", hint.id);
    return make("div", { className: "choice" }, make("label", {}, input, words), hint);
  }

  listen() {
    this.keeps.addEventListener("change", () => this.keepThem());
    this.form.addEventListener("change", (event) => {
      if (!event.target.closest("fieldset")) return;
      this.isChanged = true;
      this.keepThem();
    });
    this.form.addEventListener("keydown", (event) => this.press(event));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.at === this.last) this.deliver();
      else this.following();
    });
    window.addEventListener("popstate", (event) => this.travelled(event.state));
    window.addEventListener("beforeunload", (event) => { if (this.isChanged && !this.isSent) event.preventDefault(); });
    window.addEventListener("online", () => this.wake?.());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.wake?.(); });
  }

  // Where it was when the page was left, if kept; whoever was sending goes on.
  goOn() {
    const found = kept(this.key);
    const isMine = found?.receipt === this.receipt;
    for (const [code, value] of isMine ? Object.entries(found.answers) : []) {
      const radio = one(`[name="${code}"][value="${value}"]`, this.form);
      if (radio) radio.checked = this.isChanged = true;
    }
    this.keeps.checked = isMine;
    const hasFault = Boolean(one("#fouten")); // then it came back from its end, and the fault has the focus
    this.show(isMine ? Math.min(found.at, this.last) : hasFault ? this.last : 0, !hasFault);
    history.replaceState(this.state, "");
    if (isMine && found.isSending) this.deliver();
  }

  tellKept() { this.where.textContent = this.keeps.checked ? ON_DEVICE : ON_PAGE; }

  keepThem() {
    this.tellKept();
    if (!this.keeps.checked) return this.forgetOwn();
    const what = { receipt: this.receipt, answers: this.answers, at: this.at, isSending: Boolean(this.body) };
    if (!keep(this.key, what)) { this.keeps.checked = false; this.tellKept(); }
  }

  forgetOwn() { if (kept(this.key)?.receipt === this.receipt) forget(this.key); }

  // ---- One screen after another; the browser's own 'back' goes with them ----

  show(at, isMoved) {
    this.at = at;
    const isEnd = at === this.last;
    const shown = this.screens[at] ?? [];
    this.all.forEach((question) => { question.hidden = !shown.includes(question); });
    every("section", this.form).forEach((part) => { part.hidden = !shown.some((question) => part.contains(question)); });
    this.send.hidden = !isEnd;
    this.rest.hidden = this.onward.hidden = isEnd;
    this.back.hidden = at === 0;
    this.tell(shown);
    if (isEnd) this.sumUp();
    if (!isMoved) return;
    window.scrollTo(0, 0);
    moveTo(isEnd ? this.far : one("legend", shown[0]));
  }

  tell(shown) {
    const count = this.all.length;
    const first = shown.length ? this.all.indexOf(shown[0]) + 1 : count + 1;
    const until = shown.length > 1 ? ` tot en met ${first + shown.length - 1}` : "";
    this.bar.value = first - 1;
    this.far.textContent = shown.length ? `Vraag ${first}${until} van ${count}` : `Alle ${count} vragen gehad`;
    document.title = `${this.far.textContent} - ${this.title}`;
  }

  // What is still open can be answered yet; nothing must be.
  sumUp(fault) {
    this.isFromEnd = false;
    const answers = this.answers;
    const open = this.all.filter((question) => !(codeOf(question) in answers));
    const count = this.all.length;
    this.open.replaceChildren(text(open.length ? `U beantwoordde ${count - open.length} van de ${count} vragen. Overslaan mag.` : "U beantwoordde alle vragen."));
    if (open.length) {
      const jump = (question) => button(`Vraag ${this.all.indexOf(question) + 1}: ${one("legend", question).textContent.trim()}`, "subtle", () => this.jump(question));
      this.open.append(make("details", {}, make("summary", { textContent: "Welke vragen sloeg ik over?" }), make("ul", {}, ...open.map((question) => make("li", {}, jump(question))))));
    }
    if (!fault) return;
    this.open.prepend(box("error", text(fault)));
    moveTo(this.open.firstChild);
  }

  jump(question) {
    this.isFromEnd = true;
    this.go(this.screens.findIndex((screen) => screen.includes(question)));
    this.into(question);
  }

  into(question) {
    moveTo(one("legend", question));
    question.scrollIntoView({ block: "nearest" });
  }

  go(at) {
    this.depth += 1;
    this.show(at, true);
    history.pushState(this.state, "");
    this.keepThem();
  }

  following() { this.go(this.isFromEnd ? this.last : this.at + 1); }

  previous() {
    if (this.depth) history.back();
    else this.travelled({ at: this.at - 1, depth: 0 });
  }

  travelled(state) {
    this.arrived?.();
    this.depth = state?.depth ?? 0;
    if (this.isSent) history.replaceState(null, "", this.form.dataset.bedankt);
    if (this.isSent || this.body) return;
    this.show(state?.at ?? 0, true);
    history.replaceState(this.state, "");
    this.keepThem();
  }

  // Keys count in a question alone, so that they are in nobody's way elsewhere.
  press(event) {
    const question = event.target.closest("fieldset");
    if (!question || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (/^[1-5]$/.test(event.key)) this.choose(question, event.key);
    else if (/^[0s]$/i.test(event.key)) { this.choose(question, ""); this.leave(question); }
    else if (event.key === "Enter") this.leave(question);
    else return;
    event.preventDefault();
  }

  choose(question, value) {
    const radio = one(`input[value="${value}"]`, question);
    radio.click();
    radio.focus();
  }

  leave(question) {
    const screen = this.screens[this.at];
    const next = screen[screen.indexOf(question) + 1];
    if (next) this.into(next);
    else this.following();
  }

  // ---- Sending: the same answers with the same receipt, until the server has said what became of them ----

  async deliver() {
    if (this.body) return;
    if (!Object.keys(this.answers).length) return this.sumUp(EMPTY);
    this.body = new URLSearchParams({ ...this.answers, bewijs: this.receipt });
    this.keepThem();
    this.form.hidden = true;
    this.tellSending("Uw antwoorden worden verstuurd", "Een ogenblik.");
    for (let wait = 2; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      const { stand, told, least } = await this.attempt();
      if (!told) return this.finish(stand);
      const meanwhile = text("Wij proberen het vanzelf opnieuw. Twee keer versturen telt één keer.");
      this.tellKept();
      this.tellSending(...told, this.where, meanwhile, button("Probeer het nu", "primary-action", () => this.wake?.()), this.keeping);
      await this.rested(Math.max(wait, least) * (0.75 + Math.random() / 2));
    }
  }

  // Only the server's own word ends it: the wifi's page to log in answers 200 as well.
  async attempt() {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE * 1000);
    try {
      const answer = await fetch(this.form.action, { method: "POST", body: this.body, headers: { Accept: "application/json" }, signal: stop.signal });
      const stand = await standOf(answer);
      if (answer.ok ? stand === "geteld" : stand in REFUSED || stand === "onbruikbaar") return { stand };
      return { told: answer.ok ? OFFLINE : BUSY, least: Math.min(Number(answer.headers.get("Retry-After")) || 0, LONGEST_WAIT) };
    } catch {
      return { told: OFFLINE, least: 0 };
    } finally {
      clearTimeout(timer);
    }
  }

  rested(seconds) {
    return Promise.race([pause(seconds), new Promise((done) => { this.wake = done; })]);
  }

  tellSending(title, words, ...more) {
    this.say.classList.toggle("is-waiting", more.length > 0);
    if (!this.say.hidden && this.heading.textContent === title) return;
    this.heading = make("h1", { className: "utrecht-heading-1", textContent: title });
    this.say.replaceChildren(this.heading, text(words), ...more);
    this.say.hidden = false;
    document.title = `${title} - ${this.title}`;
    moveTo(this.heading);
  }

  finish(stand) {
    if (stand === "geteld") return this.thank();
    this.body = null;
    this.keepThem();
    if (stand in REFUSED) {
      this.tellSending(...REFUSED[stand]);
      if (stand === "gesloten") this.say.append(button("Probeer het nog een keer", "primary-action", () => this.deliver()));
      return this.say.append(make("p", {}, link(this.form.dataset.start, "Terug naar het begin")));
    }
    this.say.hidden = true;
    this.form.hidden = false;
    this.rest.append(this.keeping);
    this.show(this.last, false);
    this.sumUp(UNUSABLE);
  }

  // Thanks come after the server's yes, and in this page, for the next one may not be reached.
  async thank() {
    this.isSent = true;
    const { bedankt } = this.form.dataset;
    if (this.stays.checked) keep(this.key, { isSent: true, answers: this.answers, words: this.words() });
    else this.forgetOwn();
    this.tellSending("Bedankt. Uw antwoorden zijn geteld", "U bent klaar.");
    await this.unwound();
    history.replaceState(null, "", bedankt);
    const answer = await fetch(bedankt).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.title = page.title;
    one("main").replaceWith(document.adoptNode(one("main", page)));
    moveTo(one("main h1"));
    begin();
  }

  words() {
    const of = (part) => every(`[data-part="${part}"] label`, this.form).slice(0, 5).map((label) => label.textContent.trim());
    return { reason: of("reasons"), measure: of("measures") };
  }

  // 'Back' leads to what was before the questions.
  unwound() {
    if (!this.depth) return null;
    const arrived = new Promise((done) => { this.arrived = done; });
    history.go(-this.depth);
    return Promise.race([arrived, pause(1)]);
  }
}

// ---- Before and after ----

// A reload goes on with the same receipt, so that no code is used twice; what was kept does when asked to.
function startAgain(form) {
  const { key } = form.dataset;
  const found = kept(key);
  const goOn = (receipt) => {
    form.elements.bewijs.value = receipt;
    every('[value="ja"]', form).forEach((radio) => { radio.checked = true; });
    if (form.elements.code) form.elements.code.value ||= "verder"; // the receipt is known already
    form.submit();
  };
  if (history.state?.receipt) goOn(history.state.receipt);
  else if (found?.isSent) form.before(keptBox(key, "In deze browser staan antwoorden die al geteld zijn."));
  else if (found) form.before(keptBox(key, "In deze browser staan antwoorden die nog niet verstuurd zijn.", button("Ga verder waar u was", "primary-action", () => goOn(found.receipt))));
}

// Whoever stays hears when the outcomes are there; not while nobody looks.
async function watch(place) {
  const line = make("div", { role: "status" });
  place.append(line);
  let tag = "";
  for (let wait = POLL; place.isConnected; wait = Math.min(wait * 1.1, LONGEST_WAIT)) {
    await pause(wait * (0.9 + Math.random() / 5));
    const answer = document.hidden ? null : await fetch(place.dataset.stand, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" }).catch(() => null);
    const stand = answer && answer.status !== 304 ? await standOf(answer) : "";
    if (answer?.ok) tag = answer.headers.get("ETag") ?? "";
    if (stand) wait = POLL;
    if (stand === "gesloten") line.replaceChildren(text("De vragenlijst is gesloten. De uitkomsten volgen."));
    if (stand === "vast") return line.replaceChildren(text("De uitkomsten zijn er."), link(place.dataset.start, "Bekijk de uitkomsten"));
    if (stand === "weg") return line.replaceChildren(text("Deze link werkt niet meer."));
  }
}

// Own answers beside the group's: after a press, for a phone may be shared.
function compare(first) {
  const { key } = first.dataset;
  const found = kept(key);
  if (!found?.isSent) return;
  const show = button("Toon mijn antwoorden", "primary-action", () => {
    const isShown = !one(".own").hidden;
    every("[data-code]").forEach((row) => {
      const value = found.answers[row.dataset.code];
      one("[data-fill]", row).textContent = isShown ? "" : value ? found.words[row.dataset.kind][value - 1] : "overgeslagen";
    });
    every(".own").forEach((cell) => { cell.hidden = isShown; });
    show.textContent = isShown ? "Toon mijn antwoorden" : "Verberg mijn antwoorden";
    if (!isShown) moveTo(first);
  });
  (first.previousElementSibling ?? first).before(keptBox(key, "Uw antwoorden staan in deze browser.", show));
}

// Where a link works no more, what is kept of it, or of any that cannot be told, can still go.
function offerToForget(place) {
  const all = storedKeys();
  const keys = place.dataset.keeps ? all.filter((key) => key === place.dataset.keeps) : all;
  if (keys.length) place.append(keptBox(keys, "In deze browser staan antwoorden van u."));
}

function begin() {
  const back = one("[data-back]");
  if (back) import(back.dataset.back).catch(() => {});
  const thanks = one("#bedankt");
  if (!thanks) return;
  if (kept(thanks.dataset.key)?.isSent) thanks.append(keptBox(thanks.dataset.key, "Uw antwoorden staan in deze browser. U ziet ze straks naast de uitkomsten."));
  watch(thanks);
}

try { forgetOld(); } catch { /* nothing can be kept here */ }
every("form#vragen").forEach((form) => new Questions(form));
every("form#begin").forEach(startAgain);
every("[data-keeps]").forEach(offerToForget);
every("[data-outcomes]").slice(0, 1).forEach(compare);
begin();
