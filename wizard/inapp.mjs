// WeChat's own browser makes no files and does not print: what cannot work there is not shown, and what to do instead is.

import { all } from "./dom.mjs";

export const inApp = /MicroMessenger/i.test(navigator.userAgent);

/** `.not-in-app` is for elsewhere, `.in-app` for there. */
for (const part of all(inApp ? ".not-in-app" : ".in-app")) part.hidden = true;
for (const part of all(inApp ? ".in-app" : ".not-in-app")) part.hidden = false;
