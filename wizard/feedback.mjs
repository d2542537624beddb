// Prepares what somebody wants to say to the maintainer. Nothing is sent: it is copied, or handed to the mail program.

import "./page.mjs";
import { byId, say } from "./dom.mjs";

const text = byId("feedback-text"), mail = byId("feedback-mail");
const { content: address } = document.querySelector('meta[name="maintainer"]');

text.value = text.value.replace("页面：", `页面：${decodeURIComponent(location.hash.slice(1))}`) + `浏览器：${navigator.userAgent}\n`;

mail.hidden = !address;
mail.addEventListener("click", () => {
  mail.href = `mailto:${address}?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(text.value)}`;
});

byId("feedback-copy").addEventListener("click", async () => {
  text.select();
  const copied = await navigator.clipboard.writeText(text.value).then(() => true, () => document.execCommand("copy"));
  say(byId("feedback-said"), copied ? "已复制，可以粘贴到邮件或聊天里。" : "没能自动复制：文字已选中，请按 Ctrl+C，或长按后点「复制」。");
});
