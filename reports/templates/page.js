"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const words = (id) => (id === null ? "" : String(id).replaceAll("_", " "));
  const boundWords = { at_most: "up to", at_least: "at least", approx: "about", exact: "exact" };

  const claims = data.claims.map((values) => {
    const claim = Object.fromEntries(data.fields.map((field, place) => [field, values[place]]));
    const [paperId, title, year, url] = data.papers[claim.paper];
    Object.assign(claim, { paper_id: paperId, title, year, url, sentence: data.sentences[claim.sentence] });
    for (const field of ["technique_family", "baseline", "benchmark", "hardware", "flags"]) claim[field] ??= [];
    claim.searched = [
      claim.text, claim.metric, words(claim.metric), claim.metric_family, claim.technique, title, paperId, claim.sentence,
      ...claim.technique_family, ...claim.technique_family.map(words), ...claim.baseline, ...claim.benchmark,
      ...claim.hardware, ...claim.flags,
    ].join("\n").toLowerCase();
    return claim;
  });
  const byClaimId = new Map(claims.map((claim) => [claim.claim_id, claim]));

  const writeNumber = (number) => {
    if (number >= 1e4 || number < 1e-3) return number.toExponential(1);
    return String(Number(number.toPrecision(number > 1 && number < 1.1 ? 4 : 3)));
  };
  const writeGain = (claim) => {
    if (claim.gain === null) return "";
    const high = claim.gain_max === null ? "" : "–" + writeNumber(claim.gain_max);
    return writeNumber(claim.gain) + high + "×";
  };
  const writeClaim = (claim) => (claim.bound === "exact" ? "" : boundWords[claim.bound] + " ") + claim.text;

  const columns = [
    { name: "Claim", key: "value", write: writeClaim, number: true },
    { name: "Metric", key: "metric", write: (claim) => words(claim.metric) },
    { name: "Gain", key: "gain", write: writeGain, number: true, right: true },
    { name: "Technique", key: "technique", write: (claim) => claim.technique ?? "" },
    { name: "Baseline", key: "baseline", write: (claim) => claim.baseline.join(", ") },
    { name: "Benchmark", key: "benchmark", write: (claim) => claim.benchmark.join(", ") },
    { name: "Hardware", key: "hardware", write: (claim) => claim.hardware.join(", ") },
    { name: "Paper", key: "title", write: (claim) => claim.title + (claim.year === null ? "" : ` (${claim.year})`) },
  ];
  const filters = ["metric_family", "technique_family", "kind", "bound"];
  const form = byId("filters");
  const state = { sort: "", descending: false, open: "" };
  let shown = [];
  let drawn = 0;

  const make = (tag, text, properties = {}) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    return Object.assign(element, properties);
  };

  for (const name of filters) {
    const counts = new Map();
    for (const claim of claims)
      for (const value of [claim[name]].flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
    const values = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
    for (const value of values) {
      const label = name === "bound" ? boundWords[value] ?? value : words(value);
      form.elements[name].append(make("option", `${label} (${counts.get(value).toLocaleString("en")})`, { value }));
    }
  }

  const heads = columns.map((column) => {
    const head = make("th", undefined, { scope: "col", className: column.right ? "number" : "" });
    const button = make("button", column.name, { type: "button" });
    button.addEventListener("click", () => {
      // A first click on a number shows the largest, a third one gives back the order of the store.
      const first = Boolean(column.number);
      if (state.sort !== column.key) Object.assign(state, { sort: column.key, descending: first });
      else if (state.descending === first) state.descending = !first;
      else Object.assign(state, { sort: "", descending: false });
      refresh();
    });
    head.append(button);
    byId("heads").append(head);
    return head;
  });

  const compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
  const sortClaims = (rows) => {
    const column = columns.find((one) => one.key === state.sort);
    if (!column) return rows;
    const sign = state.descending ? -1 : 1;
    const keyed = rows.map((claim) => [column.number ? claim[column.key] : column.write(claim), claim]);
    const isEmpty = (key) => key === null || key === "";
    keyed.sort(([a], [b]) => {
      // What is not stated comes last, whichever way the column is sorted.
      if (isEmpty(a) || isEmpty(b)) return isEmpty(a) - isEmpty(b);
      return sign * (column.number ? a - b : compare(a, b));
    });
    return keyed.map(([, claim]) => claim);
  };

  const drawMore = () => {
    const rows = document.createDocumentFragment();
    const end = Math.min(drawn + 100, shown.length);
    for (; drawn < end; drawn += 1) {
      const claim = shown[drawn];
      const row = make("tr");
      columns.forEach((column, place) => {
        const cell = make("td", undefined, { className: column.right ? "number" : "" });
        const text = column.write(claim);
        if (place === 0) {
          const button = make("button", text, { type: "button" });
          button.setAttribute("aria-haspopup", "dialog");
          cell.append(button);
        } else {
          cell.textContent = text;
          cell.dataset.label = column.name;
        }
        row.append(cell);
      });
      row.addEventListener("click", () => openClaim(claim));
      rows.append(row);
    }
    byId("rows").append(rows);
    byId("more").hidden = drawn >= shown.length;
  };

  const saveState = () => {
    const hash = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) hash.set(name, value);
    if (state.sort) hash.set("sort", (state.descending ? "-" : "") + state.sort);
    if (state.open) hash.set("claim", state.open);
    // Some browsers refuse this for a file opened from disk; the page works without it.
    try { history.replaceState(null, "", hash.size ? "#" + hash : location.pathname + location.search); } catch { /* as said */ }
  };

  const refresh = () => {
    const wanted = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = filters.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
    shown = sortClaims(claims.filter((claim) =>
      chosen.every(([name, value]) => (Array.isArray(claim[name]) ? claim[name].includes(value) : claim[name] === value)) &&
      wanted.every((word) => claim.searched.includes(word))));
    heads.forEach((head, place) => {
      if (columns[place].key === state.sort) head.setAttribute("aria-sort", state.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    const all = claims.length.toLocaleString("en");
    byId("count").textContent = claims.length === 0 ? "No claims."
      : shown.length === claims.length ? `${all} claims` : `${shown.length.toLocaleString("en")} of ${all} claims`;
    byId("rows").replaceChildren();
    drawn = 0;
    drawMore();
    saveState();
  };

  const dialog = byId("claim");
  const openClaim = (claim) => {
    byId("claim-heading").textContent = `${writeClaim(claim)}, ${words(claim.metric)}`;
    const { sentence, text, before } = claim;
    const quote = byId("claim-sentence");
    if (before < 0) quote.textContent = sentence;
    else quote.replaceChildren(sentence.slice(0, before), make("mark", text), sentence.slice(before + text.length));
    const paper = byId("claim-paper");
    const title = claim.title + (claim.year === null ? "" : ` (${claim.year})`);
    paper.replaceChildren(claim.url ? make("a", title, { href: claim.url, rel: "noopener noreferrer" }) : title);
    const range = claim.value_max === null ? "" : ` to ${claim.value_max}`;
    const fields = [
      ["Value", `${claim.value}${range} ${claim.unit}`],
      ["Kind", [claim.kind, claim.change, claim.direction].filter(Boolean).join(", ")],
      ["Bound", boundWords[claim.bound]],
      ["Gain", writeGain(claim)],
      ["Technique", claim.technique],
      ["Families", claim.technique_family.map(words).join(", ")],
      ["Baseline", claim.baseline.join(", ")],
      ["Benchmark", claim.benchmark.join(", ")],
      ["Hardware", claim.hardware.join(", ")],
      ["Flags", claim.flags.join(", ")],
      ["Rule", claim.rule],
      ["Confidence", claim.confidence],
      ["Claim id", claim.claim_id],
    ];
    byId("claim-fields").replaceChildren(...fields
      .filter(([, value]) => value !== null && value !== "")
      .flatMap(([name, value]) => [make("dt", name), make("dd", value)]));
    state.open = claim.claim_id;
    saveState();
    if (!dialog.open) dialog.showModal();
  };
  dialog.addEventListener("close", () => { state.open = ""; saveState(); });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  byId("close").addEventListener("click", () => dialog.close());
  document.querySelector("main").addEventListener("click", (event) => {
    const mark = event.target.closest("[data-claim]");
    const claim = mark && byClaimId.get(mark.dataset.claim);
    if (claim) openClaim(claim);
  });

  byId("download").addEventListener("click", () => {
    const fields = ["claim_id", "paper_id", "title", "year", "url", "sentence", "text",
      ...data.fields.slice(2).filter((field) => !["paper", "sentence", "before"].includes(field))];
    const quote = (value) => {
      const text = Array.isArray(value) ? value.join("; ") : String(value ?? "");
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const lines = [fields, ...shown.map((claim) => fields.map((field) => claim[field]))];
    const csv = lines.map((line) => line.map(quote).join(",") + "\r\n").join("");
    const link = make("a", "", { href: URL.createObjectURL(new Blob([csv], { type: "text/csv" })), download: "claims.csv" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", refresh);
  byId("reset").addEventListener("click", () => {
    form.reset();
    Object.assign(state, { sort: "", descending: false });
    refresh();
    form.elements.q.focus();
  });
  byId("more").addEventListener("click", drawMore);
  new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting) && drawn < shown.length) drawMore();
  }, { rootMargin: "600px" }).observe(byId("more").parentElement);

  const hash = new URLSearchParams(location.hash.slice(1));
  for (const name of ["q", ...filters]) if (hash.has(name)) form.elements[name].value = hash.get(name);
  const sort = hash.get("sort") ?? "";
  Object.assign(state, { sort: sort.replace(/^-/, ""), descending: sort.startsWith("-") });
  refresh();
  const linked = byClaimId.get(hash.get("claim"));
  if (linked) openClaim(linked);
})();
