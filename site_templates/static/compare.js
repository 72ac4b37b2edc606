// The page of comparisons begins only where modules can be loaded; otherwise its notice stays.
"use strict";
if (location.protocol !== "file:") import("./compare-page.js");
