// Prepares what somebody wants to say to the maintainer. Nothing is sent: it is copied, or handed to the mail program.

import "./page.mjs";
import { copy } from "./copying.mjs";
import { byId } from "./dom.mjs";
import { inApp } from "./inapp.mjs";

const text = byId("feedback-text"), mail = byId("feedback-mail");
const { content: address } = document.querySelector('meta[name="maintainer"]');

text.value = text.value.replace("页面：", `页面：${location.hash.slice(1)}`) + `浏览器：${navigator.userAgent}\n`;

mail.hidden = inApp || !address; // WeChat opens no mail program
mail.addEventListener("click", () => {
  mail.href = `mailto:${address}?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(text.value)}`;
});

byId("feedback-copy").addEventListener("click", () => copy(text, byId("feedback-said")));
