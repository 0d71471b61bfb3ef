// The charts: a mark opens its claim, a cell of the map filters, and what is filtered out fades.

const marks = [...document.querySelectorAll("[data-claim]")];

const fadeMarks = (selected) => {
  const all = selected.length === claims.length;
  const ids = all ? null : new Set(selected.map((claim) => claim.claim_id));
  for (const mark of marks) mark.classList.toggle("faded", !all && !ids.has(mark.dataset.claim));
};

byId("charts").addEventListener("click", (event) => {
  const cell = event.target.closest("[data-family]");
  if (cell) {
    form.elements.technique_family.value = cell.dataset.family;
    form.elements.hardware.value = cell.dataset.device;
    refresh();
    byId("claims").scrollIntoView({ block: "start" });
  }
  const mark = event.target.closest("[data-claim]");
  const claim = mark && byClaimId.get(mark.dataset.claim);
  if (claim) openClaim(claim, mark);
});
for (const tab of document.querySelectorAll(".tabs input")) tab.addEventListener("change", saveState);
