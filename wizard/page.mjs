// What every page does, whatever else it is for.

import "./greeting.mjs";
import "./inapp.mjs";
import "./offline.mjs";
import "./twice.mjs";
