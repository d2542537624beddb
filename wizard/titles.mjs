// How a draft is called, and how its last change is told.

export const titleOf = ({ name, draft: { answers: { cluster_name: said } } }) => name || (typeof said === "string" && said.trim()) || "未命名的草稿";

/** 15:04 today, with the date before that. */
export function clock(iso, seconds = false) {
  const then = new Date(iso), two = number => String(number).padStart(2, "0");
  const time = [then.getHours(), then.getMinutes(), ...(seconds ? [then.getSeconds()] : [])].map(two).join(":");
  return then.toDateString() === new Date().toDateString() ? time : `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())} ${time}`;
}
