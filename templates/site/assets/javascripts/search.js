// What a find is worth by where it is. A brief's names count by themselves for what the brief is about,
// names in its title and summary, has for tags, names more than once, and names at all, in whatever language a reader asks; of
// other pages they count for less, so that briefs come before the reports they rest on. (Pagefind's own
// weights are 5 for the title and 1 for all else.)
window.PagefindComponents.configureInstance("default", {
  ranking: { metaWeights: { title: 5, about: 4, lead: 1.5, tags: 1.5, often: 1, names: 2, mentioned: 0.25 } },
});

// Pagefind shows the name of a choice within its button, where a combobox does not take its name from, and
// gives its options names that are not what they show. It draws both anew now and then.
function nameChoices() {
  for (const choice of document.querySelectorAll("pagefind-filter-dropdown")) {
    const button = choice.querySelector("[role=combobox]");
    if (button && !button.hasAttribute("aria-label")) button.setAttribute("aria-label", choice.getAttribute("label"));
    for (const option of choice.querySelectorAll("[role=option][aria-label]")) option.removeAttribute("aria-label");
  }
}
nameChoices();
new MutationObserver(nameChoices).observe(document.querySelector("pagefind-modal"), {
  attributeFilter: ["aria-label"],
  childList: true,
  subtree: true,
});
