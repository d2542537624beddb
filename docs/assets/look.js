// Large type and the colours before the first paint, buttons that are pressed before their scripts have come, and the theme's menu and search by keyboard. Runs in the head, in old browsers too; needs no storage.
(function () {
  var root = document.documentElement;

  function chosen(name, now) {
    name = "cluster-check." + name; // 清除本机全部数据 knows what is ours by it
    try {
      if (now) localStorage.setItem(name, now);
      return localStorage.getItem(name);
    } catch (refused) {
      return now;
    }
  }

  function big(now) {
    root.setAttribute("data-big", now);
    var button = document.getElementById("big");
    if (button) button.setAttribute("aria-pressed", now === "on");
  }

  // As chosen here, else as the device has it.
  var night = matchMedia("(prefers-color-scheme: dark)");

  function scheme(now) {
    root.setAttribute("data-scheme", now);
    root.style.colorScheme = now === "slate" ? "dark" : "light";
    var button = document.getElementById("scheme");
    if (!button) return;
    button.title = now === "slate" ? "改为浅色" : "改为深色";
    document.body.setAttribute("data-md-color-scheme", now);
  }

  function ofTheDevice() {
    return night.matches ? "slate" : "default";
  }

  // The theme opens its menu and its search by hidden boxes, which no keyboard reaches: a button stands for each.
  function opens(button) {
    var box = document.getElementById(button.getAttribute("data-opens"));
    button.addEventListener("click", function () { box.click(); });
    box.addEventListener("change", function () { button.setAttribute("aria-expanded", box.checked); });
  }

  function menu() {
    var box = document.getElementById("__drawer"), button = document.querySelector("[data-opens=__drawer]");
    var pages = document.querySelector(".md-sidebar--primary");
    function close() {
      if (!box.checked) return false;
      box.click();
      return true;
    }
    box.addEventListener("change", function () {
      if (box.checked) pages.querySelector("a").focus();
    });
    pages.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !pages.contains(event.relatedTarget)) close();
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && close()) button.focus();
    });
  }

  // Who leaves the search by Escape is where they were before. Single letters mean nothing to the theme elsewhere: who speaks to a computer says many (WCAG 2.1.4).
  function search() {
    var box = document.getElementById("__search"), place = document.querySelector(".md-search"), from = null;
    box.addEventListener("change", function () {
      if (box.checked) place.querySelector("input").focus();
    });
    place.addEventListener("focusin", function (event) {
      if (event.relatedTarget && !place.contains(event.relatedTarget)) from = event.relatedTarget;
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && box.checked && from) from.focus();
      if (event.key && event.key.length === 1 && !box.checked) event.stopPropagation();
    });
  }

  // A table wider than its place is scrolled by keyboard too.
  function tables() {
    document.querySelectorAll(".md-typeset__scrollwrap").forEach(function (place) {
      var wide = place.scrollWidth > place.clientWidth;
      if (wide === (place.tabIndex === 0)) return;
      ["tabindex", "role", "aria-label"].forEach(function (name, at) {
        if (wide) place.setAttribute(name, ["0", "region", "表格，可以左右移动"][at]);
        else place.removeAttribute(name);
      });
    });
  }

  // Where a browser has no popover, a word of the glossary leads to the glossary.
  function terms() {
    if ("popover" in HTMLElement.prototype) return;
    document.addEventListener("click", function (event) {
      var word = event.target.closest("[popovertarget]");
      if (word) location.href = document.querySelector("#" + word.getAttribute("popovertarget") + " a").href;
    });
  }

  // Whoever has something to say says it about this page.
  function feedback() {
    document.querySelector(".feedback-link").hash = location.pathname;
  }

  // On a slow line a button is seen before the script that it belongs to has come: it is pressed again once it has.
  function early() {
    var pressed = [];
    function keep(event) {
      var button = event.target.closest("button:not([popovertarget])");
      if (!button) return;
      event.preventDefault();
      event.stopPropagation();
      button.setAttribute("aria-busy", "true");
      if (pressed.indexOf(button) < 0) pressed.push(button);
    }
    document.addEventListener("click", keep, true);
    document.addEventListener("DOMContentLoaded", function () { // after the modules
      document.removeEventListener("click", keep, true);
      setTimeout(function () { // and after all who wait for the same
        pressed.forEach(function (button) {
          button.removeAttribute("aria-busy");
          button.click();
        });
      });
    });
  }

  // What the theme's script remembers; it must not fail where a browser refuses storage.
  window.__md_scope = new URL("..", document.currentScript.src);
  window.__md_get = function (name, storage, scope) {
    try {
      return JSON.parse((storage || localStorage).getItem((scope || window.__md_scope).pathname + "." + name));
    } catch (refused) {
      return null;
    }
  };
  window.__md_set = function (name, value, storage, scope) {
    try {
      (storage || localStorage).setItem((scope || window.__md_scope).pathname + "." + name, JSON.stringify(value));
    } catch (refused) { /* then it is forgotten */ }
  };

  early();
  big(chosen("big") === "on" ? "on" : "off");
  scheme(chosen("scheme") || ofTheDevice());
  new MutationObserver(function (seen, observer) { // before anything of the body is painted
    if (!document.body) return;
    document.body.setAttribute("data-md-color-scheme", root.getAttribute("data-scheme"));
    observer.disconnect();
  }).observe(root, { childList: true });
  document.addEventListener("DOMContentLoaded", function () {
    big(root.getAttribute("data-big"));
    document.getElementById("big").addEventListener("click", function () {
      var now = root.getAttribute("data-big") === "on" ? "off" : "on";
      chosen("big", now);
      big(now);
      tables();
    });
    scheme(root.getAttribute("data-scheme"));
    document.getElementById("scheme").addEventListener("click", function () {
      var now = root.getAttribute("data-scheme") === "slate" ? "default" : "slate";
      chosen("scheme", now);
      scheme(now);
    });
    night.addListener(function () {
      if (!chosen("scheme")) scheme(ofTheDevice());
    });
    document.querySelectorAll("[data-opens]").forEach(opens);
    menu();
    search();
    terms();
    feedback();
  });
  addEventListener("load", tables);
  addEventListener("resize", tables);
})();
