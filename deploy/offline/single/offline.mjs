// In place of wizard/offline.mjs: what is one file needs nothing kept.

export const pythonFirst = () => {};
export const keepSite = () => {};
