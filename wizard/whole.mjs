// The whole form in its printed order, for those who fill it row by row; else what no condition asks stays folded away.

import { all, byId } from "./dom.mjs";

const order = block => Math.min(...[block, ...all("[data-order]", block)].map(({ dataset }) => Number(dataset.order ?? Infinity)));

export function mindWhole() {
  const box = byId("whole"), parts = all("section.part").map(part => {
    const homes = [part.querySelector(".demanded"), ...all(".more-questions", part)];
    return { homes, blocks: homes.flatMap(home => [...home.children].filter(block => !block.matches("summary")).map(block => ({ block, home }))) };
  });
  box.parentElement.hidden = false;
  box.onchange = () => {
    for (const { homes: [first, ...folds], blocks } of parts) {
      const sorted = box.checked ? [...blocks].sort((one, other) => order(one.block) - order(other.block)) : blocks;
      for (const { block, home } of sorted) (box.checked ? first : home).append(block);
      for (const fold of folds) fold.hidden = box.checked;
    }
  };
}
