// Looks at a draft while it is typed: a pause after each change, then marks in the text and a list
// below it. The server sets the text as text; nothing is kept here.

const PAUSE_MS = 500;
const SPOKEN_AFTER_MS = 1_500;

const draftForm = document.getElementById("nakijken");
if (draftForm) review(draftForm);

function review(form) {
  const field = document.getElementById("bericht");
  const marks = document.getElementById("merken");
  const seen = document.getElementById("gezien");
  const count = document.getElementById("telling");
  const fault = document.getElementById("fout");
  const status = document.getElementById("melding");
  const words = form.dataset;
  const charsMax = Number(words.charsMax);
  let pending = null;
  let pause = 0;
  let spoken = 0;

  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    look().then(() => seen.firstElementChild?.scrollIntoView({ block: "nearest" }));
  });
  form.elements.platform.addEventListener("change", () => look());
  field.addEventListener("input", () => {
    grow();
    counted();
    // Old marks would stand beside new words.
    marks.textContent = "";
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE_MS);
  });
  field.addEventListener("scroll", () => (marks.scrollTop = field.scrollTop));
  document.getElementById("foto").addEventListener("change", (event) => photo(event.target));
  grow();
  counted();
  marked();

  // The photo goes to the server as it is; what its file says comes back.
  async function photo(input) {
    const shown = document.getElementById("foto-gezien");
    const file = input.files[0];
    shown.replaceChildren();
    if (!file) return;
    const query = new URLSearchParams({ name: file.name, language: input.dataset.language });
    try {
      const response = await fetch(`/fragment/nakijken/foto?${query}`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: file,
        cache: "no-store",
      });
      const template = document.createElement("template");
      template.innerHTML = await response.text();
      if (input.files[0] === file) shown.replaceChildren(template.content);
    } catch {
      fault.textContent = words.unreachable;
    }
  }

  async function look() {
    clearTimeout(pause);
    clearTimeout(spoken);
    pending?.abort();
    fault.textContent = "";
    if (field.value.trim() === "") {
      seen.replaceChildren();
      status.textContent = "";
      return;
    }
    pending = new AbortController();
    const own = pending;
    const draft = field.value;
    try {
      const content = await fetched(draft, own.signal);
      if (own !== pending || draft !== field.value) return;
      const opened = [...seen.querySelectorAll("details")].map((one) => one.open);
      seen.replaceChildren(content);
      [...seen.querySelectorAll("details")].forEach((one, at) => {
        if (opened[at] !== undefined) one.open = opened[at];
      });
      marked();
      const text = seen.querySelector("[data-spoken]")?.dataset.spoken ?? "";
      spoken = setTimeout(() => {
        if (status.textContent !== text) status.textContent = text;
      }, SPOKEN_AFTER_MS);
    } catch {
      if (!own.signal.aborted) fault.textContent = words.unreachable;
    }
  }

  async function fetched(draft, signal) {
    const hidden = (name) => form.elements[name]?.value || undefined;
    const response = await fetch("/fragment/nakijken", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        draft,
        platform: hidden("platform"),
        language: hidden("language"),
        organisation: hidden("organisation"),
      }),
      cache: "no-store",
      signal,
    });
    const isHtml = (response.headers.get("content-type") ?? "").startsWith("text/html");
    if (!isHtml) throw new Error("no review");
    const template = document.createElement("template");
    template.innerHTML = await response.text();
    return template.content;
  }

  // The marks lie behind the field, on the same text.
  function marked() {
    const text = document.getElementById("gemerkt");
    marks.replaceChildren(...(text ? [...text.cloneNode(true).childNodes] : []));
    if (text) marks.append("\n");
    marks.scrollTop = field.scrollTop;
  }

  function grow() {
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight + 2}px`;
  }

  function counted() {
    const left = charsMax - [...field.value].length;
    const over = words.charactersOver
      .replace("{over}", String(-left))
      .replace("{max}", String(charsMax));
    const near = left < charsMax * 0.2;
    count.textContent = left < 0 ? over : near ? words.charactersLeft.replace("{left}", left) : "";
  }
}
