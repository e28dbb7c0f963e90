// The planning room's page begins here.
import { turn } from "./commands.js";
import { startFindings } from "./findings.js";
import { startGestures } from "./gestures.js";
import { filter, startGuests } from "./guests.js";
import { inspect, startInspector } from "./inspector.js";
import { rove, startKeys } from "./keys.js";
import { startList } from "./list.js";
import { show } from "./plan.js";
import { subscribe } from "./store.js";
import { startStream } from "./stream.js";
import { tint } from "./tints.js";

document.documentElement.dataset.script = "on";
for (const reader of [show, inspect, tint, filter, rove]) subscribe(reader);
for (const name of ["undo", "redo"]) document.getElementById(name)?.addEventListener("click", () => turn(name));
startFindings();
startGuests();
startInspector();
startGestures();
startKeys();
startList();
startStream();
