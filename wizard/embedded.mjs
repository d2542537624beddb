// Whether this is the page for frames of other sites. There nothing is kept: some browsers part such storage by site, some refuse it, and none need be asked.

export const embedded = Boolean(document.querySelector("[data-embedded]"));
