// Files that are let fall on the page; words go into the box they fall on.

/** take(files): at least one. */
export function onDrop(take) {
  addEventListener("dragover", event => [...event.dataTransfer.types].includes("Files") && event.preventDefault());
  addEventListener("drop", event => {
    const files = [...event.dataTransfer.files];
    if (!files.length) return;
    event.preventDefault();
    take(files);
  });
}
