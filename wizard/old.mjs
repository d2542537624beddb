// A classic script that every browser can read: where the page's own module does not come to life, it says why, takes away the buttons that would do nothing, and keeps what was typed for the next try. The page is readable all the same.

(function () {
  var undelivered = false, KEY = "cluster-check.typed " + location.pathname, form = document.getElementById("questions");

  function alive() {
    return document.querySelector(".check").getAttribute("data-alive") !== null;
  }

  /** what(place, box, key): for each place of the form; the key is the same in every version of the page. */
  function each(what) {
    var places = form.querySelectorAll("[name]");
    for (var n = 0; n < places.length; n++) {
      var place = places[n], box = place.type === "radio" || place.type === "checkbox";
      what(place, box, box ? place.name + "=" + place.value : place.id);
    }
  }

  function put(typed) {
    each(function (place, box, key) {
      if (box) place.checked = place.checked || typed[key] === true;
      else place.value = place.value || typed[key] || "";
    });
  }

  function typed() {
    var all = {};
    each(function (place, box, key) {
      if (box ? place.checked : place.value) all[key] = box || place.value;
    });
    return all;
  }

  window.addEventListener("error", function (event) { // a file that does not come tells its element, a language not understood tells the window
    if (event.target && event.target.tagName === "SCRIPT") undelivered = true;
  }, true);
  window.addEventListener("load", function () {
    if (alive()) return;
    document.getElementById(undelivered ? "no-scripts" : "old-browser").removeAttribute("hidden");
    document.querySelector(".check").setAttribute("data-dead", "");
  });

  if (!form || document.querySelector("[data-embedded]")) return;
  try { // a browser may refuse to keep anything
    if (sessionStorage.getItem(KEY)) put(JSON.parse(sessionStorage.getItem(KEY)));
    sessionStorage.removeItem(KEY);
    form.addEventListener("input", keep);
    window.addEventListener("load", keep);
    window.addEventListener("pagehide", keep); // may come when the next page has begun
  } catch (refused) { /* the same as none */ }

  function keep() {
    try {
      if (!alive()) return sessionStorage.setItem(KEY, JSON.stringify(typed()));
      sessionStorage.removeItem(KEY);
      form.removeEventListener("input", keep);
    } catch (full) { /* the same as none */ }
  }
})();
