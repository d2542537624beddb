// How a draft is called, and how its last change is told.

import { SAID } from "./answers.mjs";

/** The cluster's name, "" where there is none: 无 and 暂不清楚 are no names. */
export const clusterOf = ({ cluster_name: said }) => (typeof said === "string" && !SAID.has(said.trim()) ? said.trim() : "");

export const titleOf = ({ name, draft: { answers } }) => name || clusterOf(answers) || "未命名的草稿";

/** 15:04 today, with the date before that. */
export function clock(iso, seconds = false) {
  const then = new Date(iso), two = number => String(number).padStart(2, "0");
  const time = [then.getHours(), then.getMinutes(), ...(seconds ? [then.getSeconds()] : [])].map(two).join(":");
  return then.toDateString() === new Date().toDateString() ? time : `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())} ${time}`;
}
