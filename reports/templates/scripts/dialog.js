// One claim in full: its sentence with every role marked, where it comes from, and its paper's other claims.

const dialog = byId("claim");
let opener = null;

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
// A name in running text: hyphens for spaces, a plural "s", and no letter before or after.
const findName = (sentence, name) => {
  const exact = name.startsWith("=");
  const pattern = escape(exact ? name.slice(1) : name).replace(/[\s\-_]+/g, "[\\s\\-–_]*");
  const whole = `(?<![\\p{L}\\p{N}])${pattern}(?:s|es)?(?![\\p{L}\\p{N}])`;
  try { return [...sentence.matchAll(new RegExp(whole, exact ? "gu" : "giu"))]; } catch { return []; }
};

const findRoles = (claim) => {
  const spans = claim.before < 0 ? [] : [{ role: "number", start: claim.before, end: claim.before + claim.text.length }];
  const middle = spans.length ? (spans[0].start + spans[0].end) / 2 : 0;
  const roles = [
    ["technique", claim.technique ? [claim.technique] : []],
    ["baseline", claim.baseline],
    ["benchmark", claim.benchmark],
    ["hardware", claim.hardware],
    ["metric", [claim.metric]],
  ];
  for (const [role, names] of roles) {
    for (const name of names) {
      const spelled = [name, words(name), ...(data.spellings[role]?.[name] ?? [])];
      const found = spelled.flatMap((one) => findName(claim.sentence, one))
        .map((match) => ({ role, start: match.index, end: match.index + match[0].length }))
        .filter((span) => spans.every((other) => span.end <= other.start || span.start >= other.end));
      // The longest spelling, and of equals the one nearest the number.
      found.sort((a, b) => (b.end - b.start) - (a.end - a.start) ||
        Math.abs((a.start + a.end) / 2 - middle) - Math.abs((b.start + b.end) / 2 - middle));
      if (role === "metric") found.sort((a, b) => Math.abs((a.start + a.end) / 2 - middle) - Math.abs((b.start + b.end) / 2 - middle));
      if (found.length) spans.push(found[0]);
    }
  }
  return spans.sort((a, b) => a.start - b.start);
};

const markSentence = (claim) => {
  const parts = [];
  let place = 0;
  for (const { role, start, end } of findRoles(claim)) {
    parts.push(claim.sentence.slice(place, start));
    parts.push(make("mark", claim.sentence.slice(start, end), { className: `r-${role}`, title: role }));
    place = end;
  }
  return [...parts, claim.sentence.slice(place)];
};

const openClaim = (claim, from = null) => {
  if (from) opener = from.closest("tr") ? claim.number : from;
  byId("claim-heading").textContent = `${writeClaim(claim)}, ${words(claim.metric)}`;
  byId("claim-sentence").replaceChildren(...markSentence(claim));
  const paper = byId("claim-paper");
  paper.replaceChildren(claim.url ? make("a", writePaper(claim), { href: claim.url, rel: "noopener noreferrer" }) : writePaper(claim));
  const range = claim.value_max === null ? "" : ` to ${claim.value_max}`;
  const fields = [
    ["Number", `${claim.value}${range} ${claim.unit}`, "number"],
    ["Kind", [claim.kind, claim.change, claim.direction].filter(Boolean).join(", ")],
    ["Bound", boundWords[claim.bound]],
    ["Gain", writeGain(claim)],
    ["Metric", words(claim.metric), "metric"],
    ["Technique", claim.technique ?? "", "technique"],
    ["Families", claim.technique_family.map(words).join(", ")],
    ["Baseline", claim.baseline.join(", "), "baseline"],
    ["Benchmark", claim.benchmark.join(", "), "benchmark"],
    ["Hardware", claim.hardware.join(", "), "hardware"],
    ["Flags", claim.flags.join(", ")],
    ["Read by the rule", claim.rule],
    ["Confidence", String(claim.confidence)],
    ["Paper id", claim.paper_id],
    ["Claim id", claim.claim_id],
  ];
  byId("claim-fields").replaceChildren(...fields.filter(([, value]) => value !== "").flatMap(([name, value, role]) => {
    const said = make("dd");
    said.append(role ? make("span", value, { className: `role r-${role}` }) : value);
    return [make("dt", name), said];
  }));
  const others = claims.filter((other) => other.paper === claim.paper && other !== claim);
  byId("claim-others").hidden = others.length === 0;
  byId("claim-list").replaceChildren(...others.slice(0, 30).map((other) => {
    const item = make("li");
    const button = make("button", `${writeClaim(other)}, ${words(other.metric)}`, { type: "button", className: "plain" });
    button.addEventListener("click", () => { openClaim(other); dialog.scrollTop = 0; byId("claim-heading").focus(); });
    item.append(button);
    return item;
  }));
  state.open = claim.claim_id;
  saveState();
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
};

dialog.addEventListener("close", () => {
  state.open = "";
  saveState();
  if (typeof opener === "number") {
    const place = shown.findIndex((claim) => claim.number === opener);
    if (place >= 0) focusRow(place);
  }
  opener = null;
});
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
byId("close").addEventListener("click", () => dialog.close());
byId("copy").addEventListener("click", async () => {
  // Without leave to use the clipboard the address line still has the link.
  try { await navigator.clipboard.writeText(location.href); } catch { return; }
  byId("copy").textContent = "Copied";
  setTimeout(() => { byId("copy").textContent = "Copy link"; }, 2000);
});
