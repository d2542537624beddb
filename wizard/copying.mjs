// Copies what stands in a text field, also where the browser has no clipboard to give.

import { sayAnew } from "./dom.mjs";

/** Says in `place` how it went; what could not be copied is marked, ready for a long press. */
export async function copy(field, place) {
  field.focus();
  field.select();
  const copied = await (navigator.clipboard ? navigator.clipboard.writeText(field.value).then(() => true, () => false) : false);
  sayAnew(place, copied || document.execCommand("copy") ? "已复制。" : "没有复制成功，请长按上面的文字，全选后复制。");
}
