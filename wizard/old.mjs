// A classic script for browsers without modules: they can read the page, and are told so.
document.getElementById("old-browser").removeAttribute("hidden");
