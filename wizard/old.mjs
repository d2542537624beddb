// A classic script that every browser can read: where the page's own module does not come to life, it says why. The page is readable all the same.

(function () {
  var undelivered = false;
  window.addEventListener("error", function (event) { // a file that does not come tells its element, a language not understood tells the window
    if (event.target && event.target.tagName === "SCRIPT") undelivered = true;
  }, true);
  window.addEventListener("load", function () {
    if (document.querySelector(".check").getAttribute("data-alive") === null) {
      document.getElementById(undelivered ? "no-scripts" : "old-browser").removeAttribute("hidden");
    }
  });
})();
