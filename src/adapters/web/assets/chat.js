// The chat without loading a new page: sends questions, shows answers, copies, counts.
// All words come from the page; a question is set as text and never as markup.

"use strict";

const TIME_MAX_MS = 20_000;
const SEARCHING_AFTER_MS = 400;
const COUNT_FROM = 0.8;

document.documentElement.classList.add("script");

const passage = document.getElementById("passage");
if (passage && location.hash === "#passage") {
  passage.focus({ preventScroll: true });
  passage.scrollIntoView({ block: "center", behavior: "instant" });
}

const form = document.getElementById("vraag");
if (form) chat(form);

function chat(form) {
  const field = document.getElementById("question");
  const log = document.getElementById("gesprek");
  const examples = document.getElementById("voorbeelden");
  const fault = document.getElementById("fout");
  const count = document.getElementById("telling");
  const status = document.getElementById("melding");
  const clear = document.getElementById("wis");
  const words = form.dataset;
  const charsMax = Number(words.charsMax);
  let pending = null;

  form.noValidate = true;
  clear.hidden = log.children.length === 0;
  if (log.children.length > 0) log.lastElementChild.scrollIntoView({ block: "start" });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = field.value.trim();
    if (question === "") return complain(words.nothingAsked);
    if (length(question) > charsMax) return complain(overText(question));
    ask(question, question, {}).then((answered) => {
      if (answered && field.value.trim() === question) field.value = "";
      counted();
    });
  });

  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) form.requestSubmit();
  });

  field.addEventListener("input", () => {
    if (fault.textContent !== "") complain("");
    counted();
  });

  examples?.addEventListener("submit", (event) => {
    event.preventDefault();
    field.focus();
    ask(event.submitter.value, event.submitter.value, {});
  });

  log.addEventListener("submit", (event) => {
    if (event.target.matches(".send-in")) return;
    event.preventDefault();
    const data = new FormData(event.target, event.submitter);
    const answers = {};
    for (const [name, value] of data) {
      if (name.startsWith("answers.")) answers[name.slice("answers.".length)] = value;
    }
    ask(data.get("question"), event.submitter.textContent.trim(), answers);
  });

  log.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
  });

  clear.addEventListener("click", () => {
    pending?.abort();
    log.replaceChildren();
    clear.hidden = true;
    if (examples) examples.hidden = false;
    field.value = "";
    complain("");
    counted();
    field.focus();
    say(words.cleared);
  });

  // Shows `shown` as the asker's words, and the answer below it; whether one came.
  async function ask(question, shown, answers) {
    if (pending) return false;
    complain("");
    say("");
    pending = new AbortController();
    const own = pending;
    const turn = newTurn(shown);
    const late = setTimeout(() => waiting(turn), SEARCHING_AFTER_MS);
    const tooLate = setTimeout(() => own.abort(), TIME_MAX_MS);
    try {
      const fragment = await fetched(question, answers, own.signal);
      turn.querySelector(".waiting")?.remove();
      turn.append(fragment);
      if (examples) examples.hidden = true;
      clear.hidden = false;
      turn.scrollIntoView({ block: "start" });
      return true;
    } catch {
      turn.remove();
      if (pending === own && !(own.signal.aborted && log.children.length === 0 && clear.hidden)) {
        if (field.value.trim() === "") field.value = question;
        complain(words.unreachable);
      }
      return false;
    } finally {
      clearTimeout(late);
      clearTimeout(tooLate);
      if (pending === own) pending = null;
    }
  }

  async function fetched(question, answers, signal) {
    const hidden = (name) => form.elements[name]?.value;
    const response = await fetch("/fragment", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        question,
        answers,
        language: hidden("language"),
        organisation: hidden("organisation"),
      }),
      cache: "no-store",
      signal,
    });
    const isHtml = (response.headers.get("content-type") ?? "").startsWith("text/html");
    if (!isHtml) throw new Error("no answer");
    const template = document.createElement("template");
    template.innerHTML = await response.text();
    return template.content;
  }

  function newTurn(shown) {
    const turn = document.getElementById("beurt").content.cloneNode(true).firstElementChild;
    turn.querySelector(".question").textContent = shown;
    turn.querySelector(".answer")?.remove();
    log.append(turn);
    return turn;
  }

  function waiting(turn) {
    const note = document.createElement("p");
    note.className = "waiting";
    note.textContent = words.searching;
    turn.append(note);
  }

  function length(text) {
    return [...text].length;
  }

  function overText(question) {
    const over = String(length(question) - charsMax);
    return words.charactersOver.replace("{over}", over).replace("{max}", String(charsMax));
  }

  function counted() {
    const left = charsMax - length(field.value.trim());
    const isNear = left < charsMax * (1 - COUNT_FROM);
    const text = left < 0 ? overText(field.value.trim()) : words.charactersLeft;
    count.textContent = isNear ? text.replace("{left}", String(left)) : "";
    field.toggleAttribute("aria-invalid", false);
    if (left < 0) field.setAttribute("aria-invalid", "true");
  }

  function complain(text) {
    fault.textContent = text;
    if (text === "") field.removeAttribute("aria-invalid");
    else {
      field.setAttribute("aria-invalid", "true");
      field.focus();
    }
  }

  function say(text) {
    status.textContent = text;
  }

  async function copy(button) {
    const label = button.querySelector("span");
    const before = button.dataset.label ?? label.textContent;
    button.dataset.label = before;
    const done = await copied(button.dataset.copy);
    say("");
    say(done ? words.copied : words.notCopied);
    label.textContent = done ? words.copied : words.notCopied;
    setTimeout(() => (label.textContent = before), 4_000);
  }

  // The clipboard's own door is open only on https and this machine; else the old way.
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const holder = document.createElement("textarea");
      const focused = document.activeElement;
      holder.value = text;
      holder.className = "hidden-words";
      holder.style.userSelect = "text";
      document.body.append(holder);
      holder.select();
      const done = document.execCommand("copy");
      holder.remove();
      focused?.focus();
      return done;
    }
  }
}
