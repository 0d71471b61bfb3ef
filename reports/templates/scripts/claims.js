// The claims as objects, and how their values are written.

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const words = (id) => (id === null ? "" : data.names[id] ?? String(id).replaceAll("_", " "));
const boundWords = { at_most: "up to", at_least: "at least", approx: "about", exact: "exact" };
const lists = ["technique_family", "baseline", "benchmark", "hardware", "flags"];

const claims = data.claims.map((values, number) => {
  const claim = { number };
  data.fields.forEach((field, place) => { claim[field] = values[place]; });
  const [paperId, title, year, url] = data.papers[claim.paper];
  Object.assign(claim, { paper_id: paperId, title, year, url, sentence: data.sentences[claim.sentence] });
  for (const field of lists) claim[field] ??= [];
  return claim;
});
const byClaimId = new Map(claims.map((claim) => [claim.claim_id, claim]));

const writeNumber = (number) => {
  if (number >= 1e4 || number < 1e-3) return number.toExponential(1).replace("e+", "e");
  return String(Number(number.toPrecision(number > 1 && number < 1.1 ? 4 : 3)));
};
const writeGain = (claim) => {
  if (claim.gain === null) return "";
  const high = claim.gain_max === null ? "" : "–" + writeNumber(claim.gain_max);
  return writeNumber(claim.gain) + high + "×";
};
const writeClaim = (claim) => (claim.bound === "exact" ? "" : boundWords[claim.bound] + " ") + claim.text;
const writePaper = (claim) => claim.title + (claim.year === null ? "" : ` (${claim.year})`);

// What a search looks at; made when a search first asks for it.
const searchText = (claim) => {
  claim.searched ??= [
    claim.text, claim.metric, words(claim.metric), claim.metric_family, claim.technique, claim.title, claim.paper_id,
    claim.sentence, claim.year, ...claim.technique_family, ...claim.technique_family.map(words), ...claim.baseline,
    ...claim.benchmark, ...claim.hardware, ...claim.flags,
  ].join("\n").toLowerCase();
  return claim.searched;
};

const make = (tag, text, properties = {}) => {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  return Object.assign(element, properties);
};
