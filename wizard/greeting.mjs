// On every page: whoever came by an association's link is greeted with its name, here and on the pages they go to from here.

const MARK = "#a1.", HOME = new URL("../../", import.meta.url); // this file lies in assets/wizard.…/

if (location.hash.startsWith(MARK)) import("./card.mjs").then(({ cardIn }) => greet(cardIn(location.hash), location.hash));

function greet(card, hash) {
  const box = element("aside", "greeting", card ? said(card) : [
    element("p", "", "链接里协会的信息不完整，可能没有复制完，没有带进来。这里照常可以用；要完整的链接，请向发给您的人再要一次。")]);
  box.setAttribute("aria-label", "转发人的话");
  const place = [".intro", ".md-content__inner", ".md-content"].map(one => document.querySelector(one)).find(Boolean);
  unmoved(place.firstElementChild, () => place.prepend(box));
  if (card) for (const link of document.links) carry(link, hash);
}

/** On a slow line somebody may have begun: what that person reads stays where it is. */
function unmoved(read, work) {
  const begun = navigator.userActivation?.hasBeenActive && !scrollY, before = read.getBoundingClientRect().top;
  work();
  if (begun) scrollBy({ top: read.getBoundingClientRect().top - before, behavior: "instant" });
}

/** The name and one line; the others stand folded on a phone, where the page's own work must be seen too. */
function said({ name, contact, phone, note, cluster }) {
  const who = element("b", "", name), lines = [];
  if (note) lines.push(element("p", "", [element("span", "greeting-lead", "转发人留言："), note]));
  if (cluster) lines.push(element("p", "", `请为「${cluster}」填写：问的是整个集群的数，不是一家企业的。`));
  if (contact || phone) lines.push(element("p", "", ["有问题请找：", [contact, phone].filter(Boolean).join("，")]));
  lines.push(element("p", "greeting-private", `您填写的内容不会发给${name}，也不会发给任何人，只留在这台设备上。名称和留言由转发人填写，本站没有核实。`));
  const [first, ...others] = lines, fold = element("details", "greeting-more", [element("summary", "", "转发人的其他说明"), ...others]);
  fold.open = matchMedia("(min-width: 40rem)").matches;
  return [element("p", "greeting-name", [who, " 转来这份申报自测。"]), first, ...(others.length ? [fold] : [])];
}

/** Stays with the person from page to page without being kept anywhere. */
function carry(link, hash) {
  if (link.origin === HOME.origin && link.pathname.startsWith(HOME.pathname) && !link.hash) link.hash = hash;
}

function element(tag, name, inside) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.append(...[inside].flat());
  return node;
}
